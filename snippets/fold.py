"""Folding with two ReLUs.  t(x) = 2 relu(x) - 4 relu(x - 1/2)"""

import numpy as np
from matplotlib.figure import Figure

Array = np.ndarray


def relu(z: Array) -> Array:
    """Let through what is positive."""
    return np.maximum(z, 0)


def fold(x: Array) -> Array:
    """One layer of two units: 0 to 1 and back to 0."""
    return 2 * relu(x) - 4 * relu(x - 0.5)


def folded(x: Array, times: int) -> Array:
    """The same layer, several times in a row."""
    for _ in range(times):
        x = fold(x)
    return x


def pieces(times: int) -> int:
    """Straight pieces of the folded line between 0 and 1."""
    x = np.linspace(0, 1, 2 ** (times + 2) + 1)  # no knot in between
    turns = np.diff(folded(x, times), n=2)  # 0 where it goes straight
    return 1 + int(np.count_nonzero(turns))


def wide(x: Array, times: int) -> Array:
    """The same line from one hidden layer: a unit for each piece."""
    n = 2**times
    turns = 2 * n * (-1.0) ** np.arange(n)  # change of slope
    turns[0] /= 2
    knots = np.arange(n) / n  # (units,)
    return relu(x[:, None] - knots) @ turns  # (rows,)


def line(times: int = 3) -> Figure:
    """The folded line, with its units and its pieces."""
    x = np.linspace(0, 1, 2**10 + 1)
    fig = Figure(figsize=(5.4, 2.8), layout="constrained")
    ax = fig.subplots()
    ax.plot(x, folded(x, times), color="C0")
    word = "fold" if times == 1 else "folds"
    ax.set_title(
        f"{times} {word}: {2 * times} units, {pieces(times)} pieces"
    )
    ax.set(xlabel="x", ylabel="after the folds", ylim=(-0.05, 1.05))
    return fig


def table(most: int = 8) -> list[dict[str, int]]:
    """Units that the line takes, in depth and in width."""
    return [
        {
            "folds": k,
            "pieces": pieces(k),
            "units, two a layer": 2 * k,
            "units, one layer": pieces(k) - 1,
        }
        for k in range(1, most + 1)
    ]


if __name__ == "__main__":
    for row in table():
        print(*row.values(), sep="\t")
