"""A network drawn from the model itself: units, weights, biases."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from torch import nn

from snippets.digits_torch import network

Array = np.ndarray
FEW = 10  # a layer of more units is drawn with a gap


def linear_layers(net: nn.Module) -> list[nn.Linear]:
    """The layers that hold numbers, from input to output."""
    return [
        part for part in net.modules() if isinstance(part, nn.Linear)
    ]


def widths(net: nn.Module) -> list[int]:
    """Units in each column: the inputs, then every layer's outputs."""
    layers = linear_layers(net)
    return [
        layers[0].in_features,
        *(part.out_features for part in layers),
    ]


def drawn(units: int) -> tuple[list[int], Array]:
    """Which units are drawn, and how high each one stands."""
    if units <= FEW:
        return list(range(units)), np.linspace(1, -1, units)
    ends = np.linspace(1, 0.25, 4)  # (4,)
    rows = [*range(4), *range(units - 4, units)]
    return rows, np.concatenate([ends, -ends[::-1]])


def wires(axes: Axes, left: int, part: nn.Linear, on: bool) -> None:
    """Draw the weights between two columns, and the biases."""
    sources, from_y = drawn(part.in_features)
    targets, to_y = drawn(part.out_features)
    W = part.weight.detach().numpy()[np.ix_(targets, sources)]
    b = part.bias.detach().numpy()[targets]
    W, from_y = np.column_stack([W, b]), np.append(from_y, -1.4)
    for (j, i), w in np.ndenumerate(W):
        style = {"color": "C7", "lw": 0.4, "alpha": 0.5}
        if on and w:
            style = {"color": "C0" if w > 0 else "C1", "lw": 1}
            style["ls"] = "-" if w > 0 else (0, (3, 2))
        axes.plot((left, left + 1), (from_y[i], to_y[j]), **style)


def diagram(layer: int = 0) -> Figure:
    """The digit network; the wires of one layer may be lit."""
    net = network()
    figure = Figure(figsize=(6.4, 4.6))
    axes = figure.subplots()
    for left, part in enumerate(linear_layers(net)):
        wires(axes, left, part, on=left + 1 == layer)
        axes.plot(left, -1.4, "s", color="C2", ms=9, zorder=3)
        axes.text(left, -1.68, "1", ha="center")
    columns = widths(net)
    for x, units in enumerate(columns):
        _, y = drawn(units)
        axes.plot(
            np.full(len(y), x), y, "o", color="C2", ms=9, zorder=3
        )
        ends = {0: "input", len(columns) - 1: "output"}
        kind = ends.get(x, "hidden")
        axes.text(x, 1.2, f"{units}\n{kind}", ha="center")
        if units > FEW:
            axes.text(x, 0, "⋮", ha="center", va="center", size=20)
    axes.set(xlim=(-0.35, len(columns) - 0.65), ylim=(-1.75, 1.75))
    axes.set_axis_off()
    if layer:
        n, m = columns[layer - 1 : layer + 1]
        axes.set_title(f"layer {layer}: {n} × {m} weights, {m} biases")
    return figure


def to_scale() -> Figure:
    """Each layer's weights as a rectangle: as wide as its inputs."""
    figure = Figure(figsize=(6.4, 3.2))
    axes = figure.subplots()
    top = 0
    for i, part in enumerate(linear_layers(network())):
        wide, high = part.in_features, part.out_features
        corner = (0, top - high)
        axes.add_patch(
            Rectangle(corner, wide, high, color=f"C{i}", alpha=0.4)
        )
        label = f"{wide} × {high} = {wide * high:,}"
        left = 15 if wide > 400 else wide + 15
        axes.text(left, top - high / 2, label, va="center")
        top -= high + 40
    axes.set(xlim=(-5, 790), ylim=(top + 30, 5), aspect="equal")
    axes.set_axis_off()
    return figure


if __name__ == "__main__":
    print(*widths(network()), sep=" -> ")
