"""Where the digit network errs: which digits, and which pictures."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_rgba
from matplotlib.figure import Figure

from snippets.digits_data import split
from snippets.digits_torch import predict, train

Array = np.ndarray


def answers() -> tuple[Array, Array, Array]:
    """The test pictures, their digits, and the network's shares."""
    sets = split()
    shares = predict(train(sets.train), sets.test.x)  # (1000, 10)
    return sets.test.x, sets.test.y, shares


def confusion(y: Array, said: Array) -> Array:
    """How often a digit (row) was read as another (column)."""
    table = np.zeros((10, 10), int)
    np.add.at(table, (y, said), 1)
    return table  # (10, 10)


def confusion_matrix() -> Figure:
    """The table of mistakes, drawn: mistakes in the second colour."""
    _, y, shares = answers()
    counts = confusion(y, shares.argmax(1))
    wrong = counts * (1 - np.eye(10, dtype=int))
    right = counts - wrong
    fig = Figure(figsize=(5.4, 5.4), layout="constrained")
    ax = fig.subplots()
    for grid, color in ((right, "C0"), (wrong, "C1")):
        ends = (to_rgba(color, 0.0), to_rgba(color, 0.6))
        shade = LinearSegmentedColormap.from_list(color, ends)
        ax.pcolormesh(grid, cmap=shade, vmin=0)
    for (row, column), count in np.ndenumerate(counts):
        if count:
            place = (column + 0.5, row + 0.5)
            ax.text(*place, str(count), ha="center", va="center")
    ticks = np.arange(10) + 0.5
    ax.set_xticks(ticks, range(10))
    ax.set_yticks(ticks, range(10))
    ax.set(xlabel="the network said", ylabel="the digit was")
    ax.invert_yaxis()
    ax.set_aspect("equal")
    return fig


def worst(count: int = 8) -> Figure:
    """The mistakes that the network was surest of."""
    x, y, shares = answers()
    said = shares.argmax(1)  # (1000,)
    sure = np.where(said == y, 0, shares.max(1))  # (1000,)
    chosen = np.argsort(-sure)[:count]
    fig = Figure(figsize=(5.2, 4), layout="constrained")
    axes = fig.subplots(2, count // 2).ravel()
    for ax, i in zip(axes, chosen, strict=True):
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"{y[i]}, said {said[i]}\n{sure[i]:.1%} sure")
        ax.axis("off")
    return fig


def most_confused() -> str:
    """The pair of digits mixed up most often, both ways together."""
    _, y, shares = answers()
    counts = confusion(y, shares.argmax(1))
    pairs = np.triu(counts + counts.T, 1)
    a, b = np.unravel_index(pairs.argmax(), pairs.shape)
    return f"{a} and {b}"


def wrong_count() -> int:
    """How many of the 1,000 test pictures are misread."""
    _, y, shares = answers()
    return int((shares.argmax(1) != y).sum())


if __name__ == "__main__":
    print(wrong_count(), "of 1,000 misread")
    print("mixed up most often:", most_confused())
