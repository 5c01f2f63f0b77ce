"""One round of learning, in seven steps.  θ ← θ - η ∂L/∂θ"""

import numpy as np
from matplotlib.figure import Figure

from snippets.activations import sigmoid
from snippets.backprop import X, Y, loss, sweep
from snippets.forward import TINY, Layers, forward
from snippets.graph_drawing import arrow, box

Array = np.ndarray

RATE = 0.5
STEPS = (
    *("prepare the data", "initialise", "forward pass", "loss"),
    *("backpropagation", "update", "repeat"),
)
PLACES = [[(0, 2), (0, 0)], [(3, 2), (3, 0)], [(6, 1)]]
NAMES = [["$x_1$", "$x_2$"], ["$h_1$", "$h_2$"], ["out"]]


def turn(layers: Layers, slopes: Layers, rate: float) -> Layers:
    """Move every parameter against its slope, all at once."""
    pairs = zip(layers, slopes, strict=True)
    return [
        (W - rate * dW, b - rate * db) for (W, b), (dW, db) in pairs
    ]


def learn(
    layers: Layers, x: Array, y: Array, rounds: int, rate: float = RATE
) -> tuple[Layers, list[float]]:
    """The network after so many rounds, and each round's loss."""
    losses = []
    for _ in range(rounds):  # 7 repeat
        answers = forward(layers, x)  # 3 forward pass
        miss = answers[-1] - y  # (rows, outputs)
        losses.append(float(np.sum(miss**2)) / 2)  # 4 loss
        slopes = sweep(layers, answers, y)  # 5 backpropagation
        layers = turn(layers, slopes, rate)  # 6 update
    return layers, losses


def told(p: Array) -> str:
    """A few numbers, to six decimals and without idle zeros."""
    words = ", ".join(f"{v + 0.0:.6g}" for v in p.round(6).ravel())
    return f"({words})" if p.size > 1 else words


def listed(layers: Layers) -> str:
    """Every number of a network, or every slope."""
    return "; ".join(
        f"W{k} {told(W)}, b{k} {told(b)}"
        for k, (W, b) in enumerate(layers, 1)
    )


def seven_steps(before: int = 0) -> list[dict[str, object]]:
    """One round of learning, after so many rounds before it."""
    layers, _ = learn(TINY, X, Y, before)
    _, h, out = answers = forward(layers, X)  # (1, 2), (1, 1)
    slopes = sweep(layers, answers, Y)
    new = turn(layers, slopes, RATE)
    again = forward(new, X)[-1]  # (1, 1)
    numbers = (
        f"x = {told(X)}, wanted {told(Y)}",
        listed(layers),
        f"hidden {told(h)}; output {told(out)}",
        f"{loss(layers, X, Y):.6f}",
        listed(slopes),
        listed(new),
        f"output {told(again)}; loss {loss(new, X, Y):.6f}",
    )
    rows = enumerate(zip(STEPS, numbers, strict=True), 1)
    return [
        {"step": f"{i} {name}", "in this round": n}
        for i, (name, n) in rows
    ]


def words(step: int) -> list[list[str]]:
    """What each neuron's box says at one step."""
    new = turn(TINY, sweep(TINY, forward(TINY, X), Y), RATE)
    said = forward(new if step == 7 else TINY, X)
    slopes = sweep(TINY, forward(TINY, X), Y)
    biases = {2: ("bias", TINY), 5: ("slope", slopes), 6: ("bias", new)}
    inputs = zip(NAMES[0], X[0], strict=True)
    boxes = [[f"{name}\n{v:g}" for name, v in inputs]]
    for k, names in enumerate(NAMES[1:]):
        texts = list(names)
        for j, name in enumerate(names):
            if step in biases:
                kind, layers = biases[step]
                texts[j] = f"{name}\n{kind}\n{layers[k][1][j]:.3f}"
            elif step > 1:
                texts[j] = f"{name}\n{said[k + 1][0, j]:.3f}"
        boxes.append(texts)
    if step in (1, 4, 7):
        boxes[2][0] += f"\nwanted {Y[0, 0]:g}"
    return boxes


def labels(step: int) -> list[Array]:
    """The numbers on the arrows, if this step is about them."""
    slopes = sweep(TINY, forward(TINY, X), Y)
    new = turn(TINY, slopes, RATE)
    shown = {2: TINY, 5: slopes, 6: new}.get(step, [])
    return [W for W, _ in shown]


def picture(step: int = 1) -> Figure:
    """The small network at one of the seven steps."""
    figure = Figure(figsize=(5.2, 3.8), layout="constrained")
    axes = figure.subplots()
    for k, (W, _) in enumerate(TINY):
        for i, j in np.ndindex(W.shape):
            (x, y), (u, v) = PLACES[k][i], PLACES[k + 1][j]
            ends = (x + 0.45, y), (u - (0.5, 0.75)[k], v)
            at = 0.5 if y == v else (0.27, 0.4)[k]
            text = ""
            if labels(step):
                text = f"{labels(step)[k][i, j] + 0.0:.3f}"
            arrow(axes, *ends, text, at)
    busy = {1: (0, 2), 3: (1, 2), 4: (2,), 7: (1, 2)}.get(step, ())
    for k, boxes in enumerate(words(step)):
        for place, text in zip(PLACES[k], boxes, strict=True):
            box(axes, place, text, k in busy)
    moved, _ = learn(TINY, X, Y, int(step == 7))
    end = f"{loss(moved, X, Y):.3f}"
    ends = {4: f": {end}", 7: f": loss {end}"}
    axes.set_title(f"{step} {STEPS[step - 1]}{ends.get(step, '')}")
    axes.set(xlim=(-0.6, 6.8), ylim=(-0.75, 2.75))
    axes.set_axis_off()
    return figure


def rounds(counts: tuple[int, ...]) -> list[dict[str, object]]:
    """The answer and the loss after so many rounds."""
    rows = []
    for n in counts:
        layers, _ = learn(TINY, X, Y, n)
        said = float(forward(layers, X)[-1][0, 0])
        rows.append(
            {
                "rounds": f"{n:,}",
                "answer": f"{said:.4f}",
                "loss": f"{loss(layers, X, Y):.6f}",
            }
        )
    return rows


def second_by_hand() -> list[dict[str, object]]:
    """The output's three knobs in round 2, without any array."""
    h1 = sigmoid(0.508522 * 1 + 0.8 * 0 + 0.008522)
    h2 = sigmoid(-0.305129 * 1 + 0.2 * 0 + 0.094871)
    out = sigmoid(0.732245 * h1 - 0.376680 * h2 + 0.101803)
    blame = (out - 1) * out * (1 - out)
    knobs = {
        "h1 to out": (0.732245, h1 * blame),
        "h2 to out": (-0.376680, h2 * blame),
        "bias of out": (0.101803, 1 * blame),
    }
    return [
        {"knob": name, "was": f"{was:.6f}", "slope": f"{slope:.6f}"}
        | {"becomes": f"{was - 0.5 * slope:.6f}"}
        for name, (was, slope) in knobs.items()
    ]


if __name__ == "__main__":
    for row in seven_steps():
        print(*row.values(), sep=": ")
