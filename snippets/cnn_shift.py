"""Dense and convolutional networks on digits that are moved."""

import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import nn

from snippets import cnn_torch, digits_torch
from snippets.cnn_torch import network
from snippets.digits_data import Digits, batches, split
from snippets.digits_torch import accuracy, one_epoch
from snippets.regularize import moved

Array = np.ndarray

DOTS = (0, 1, 2, 3, 4)
MAKERS = {
    "dense": digits_torch.train,
    "convolutional": cnn_torch.train,
}


def to_the_right(data: Digits, dots: int) -> Digits:
    """Every picture, moved by some dots; the border is blank."""
    return Digits(moved(data.x, 0, dots), data.y)


def read(net: nn.Module, data: Digits) -> list[float]:
    """The share read correctly, for each distance."""
    return [accuracy(net, to_the_right(data, n)) for n in DOTS]


def shares(seeds: int = 3) -> dict[str, Array]:
    """Of both networks, from several starts, on moved digits."""
    train, _, test = split()
    return {
        name: np.array(
            [read(make(train, seed=s), test) for s in range(seeds)]
        )
        for name, make in MAKERS.items()
    }  # each (seeds, distances)


def line(ax: Axes, percent: Array, name: str, color: str) -> None:
    """A curve with its name, and a number at every other dot."""
    ax.plot(DOTS, percent, "o-", color=color)
    ax.text(4.1, percent[-1], name, color=color, va="center")
    up = 5 if color == "C0" else -9
    for x, y in list(zip(DOTS, percent, strict=True))[::2]:
        ax.text(x, y + up, f"{y:.0f}", color=color, ha="center")


def strip(ax: Axes, index: int = 320) -> None:
    """One test picture, moved to the right by 0 to 4 dots."""
    x = split().test.x[index : index + 1]
    tiles = [moved(x, 0, n).reshape(28, 28) for n in DOTS]
    ax.imshow(np.hstack(tiles), cmap="gray_r")
    for edge in range(28, 140, 28):
        ax.axvline(edge - 0.5, color="C7", lw=0.8)
    ax.axis("off")


def curves() -> Figure:
    """The share read correctly against the distance, one start."""
    found = shares(seeds=1)
    fig = Figure(figsize=(5.4, 4.8), layout="constrained")
    above, ax = fig.subplots(2, height_ratios=(1, 3))
    strip(above)
    for i, name in enumerate(("convolutional", "dense")):
        line(ax, 100 * found[name][0], name, f"C{i}")
    ax.set(xlabel="moved to the right by, dots", xticks=DOTS)
    ax.set(ylabel="read correctly, %", ylim=(0, 108), xlim=(-0.4, 5.6))
    return fig


def compare(seeds: int = 3) -> list[dict[str, object]]:
    """Size and result of both networks, from several starts."""
    counts = {
        "dense": digits_torch.parameter_count(),
        "convolutional": cnn_torch.parameter_count(),
    }
    rows: list[dict[str, object]] = []
    for name, found in shares(seeds).items():
        row: dict[str, object] = {"network": name}
        row["numbers"] = f"{counts[name]:,}"
        for dots in (0, 2, 4):
            low, high = found[:, dots].min(), found[:, dots].max()
            text = f"{100 * low:.1f} to {100 * high:.1f}%"
            row[f"moved by {dots}"] = text
        rows.append(row)
    return rows


def train_moving(
    data: Digits, epochs: int = 6, seed: int = 0
) -> nn.Sequential:
    """Each batch is moved sideways by chance, up to 4 dots."""
    net = network(seed)
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3)
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for rows in batches(len(data.y), rng):
            dots = int(rng.integers(-4, 5))
            batch = Digits(data.x[rows], data.y[rows])
            whole = [np.arange(len(rows))]
            one_epoch(net, optimizer, to_the_right(batch, dots), whole)
    return net


def redrawn(seeds: int = 2) -> list[dict[str, object]]:
    """Trained on digits in place, and on moving ones."""
    sets = split()
    rows: list[dict[str, object]] = []
    for name, make in (
        ("in place", cnn_torch.train),
        ("moving", train_moving),
    ):
        nets = [make(sets.train, seed=seed) for seed in range(seeds)]
        means = np.mean([read(net, sets.test) for net in nets], axis=0)
        row: dict[str, object] = {"trained on digits": name}
        for dots in (0, 2, 4):
            row[f"moved by {dots}"] = f"{means[dots]:.1%}"
        rows.append(row)
    return rows


if __name__ == "__main__":
    for row in compare(seeds=1):
        print(*row.values(), sep="\t")
