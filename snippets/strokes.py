"""Features by hand: how much stroke runs which way, and where."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.digits_data import split

Array = np.ndarray

WAYS = 8  # directions
CELL = 7  # dots along the side of a cell: 4 x 4 cells


def slopes(x: Array) -> tuple[Array, Array]:
    """How steep the ink is at each dot, and which way it rises."""
    pictures = x.reshape(-1, 28, 28)
    down, right = np.gradient(pictures, axis=(1, 2))
    steep = np.hypot(right, down)  # (rows, 28, 28)
    angle = np.arctan2(down, right) % (2 * np.pi)  # (rows, 28, 28)
    return steep, angle


def histograms(x: Array, cell: int = CELL) -> Array:
    """In each cell: the steepness that belongs to each direction."""
    steep, angle = slopes(x)
    way = np.rint(angle / (2 * np.pi) * WAYS).astype(int) % WAYS
    maps = steep[..., None] * np.eye(WAYS)[way]  # (rows, 28, 28, ways)
    n = 28 // cell
    cells = maps.reshape(-1, n, cell, n, cell, WAYS).sum(axis=(2, 4))
    return cells.reshape(len(x), -1)  # (rows, n * n * ways)


def by_hand(x: Array, cell: int = CELL) -> Array:
    """The same, divided by its length: thick pens count no more."""
    h = histograms(x, cell)
    length = np.linalg.norm(h, axis=1, keepdims=True)
    return (h / np.maximum(length, 1e-9)).astype(np.float32)


def star(ax: Axes, place: tuple[int, int], parts: Array) -> None:
    """One line for each direction of a cell, as long as its sum."""
    row, column = (CELL * (n + 0.5) - 0.5 for n in place)
    for way, length in enumerate(parts):
        angle = 2 * np.pi * way / WAYS
        ax.plot(
            (column, column + length * np.cos(angle)),
            (row, row + length * np.sin(angle)),
            color="C1",
            lw=2,
        )


def drawn(digit: int = 3) -> Figure:
    """A digit in 16 cells, and the star of each cell."""
    data = split().test
    x = data.x[data.y == digit][:1]  # (1, 784)
    stars = histograms(x)[0].reshape(4, 4, WAYS)
    fig = Figure(figsize=(5.4, 2.9), layout="constrained")
    left, right = fig.subplots(1, 2, sharey=True)
    for ax in (left, right):
        ax.set(xlim=(-0.5, 27.5), ylim=(27.5, -0.5), aspect="equal")
        ax.set(xticks=[], yticks=[])
        for line in (6.5, 13.5, 20.5):
            ax.axhline(line, color="C7", lw=0.8)
            ax.axvline(line, color="C7", lw=0.8)
    left.imshow(x.reshape(28, 28), cmap="gray_r", alpha=0.8)
    for place in np.ndindex(4, 4):
        star(right, place, 3.2 * stars[place] / stars.max())
    left.set_title("784 numbers")
    right.set_title("128 numbers")
    return fig


if __name__ == "__main__":
    x = split().test.x[:2]
    print(by_hand(x).shape, np.linalg.norm(by_hand(x), axis=1))
