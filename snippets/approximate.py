"""One hidden layer draws a curve.  out = φ(x W1 + b1) W2 + b2"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.activations import relu

Array = np.ndarray

FINE = np.linspace(-1, 1, 1001)  # (1001,)


def target(x: Array) -> Array:
    """The curve to be drawn."""
    return np.sin(2 * np.pi * x) + np.cos(3 * np.pi * x) / 2


def build(bends: int) -> tuple[Array, Array, Array]:
    """Places, changes of slope and height: a network by hand."""
    knots = np.linspace(-1, 1, bends + 1)  # (bends + 1,)
    slopes = np.diff(target(knots)) / np.diff(knots)  # (bends,)
    turns = np.diff(slopes, prepend=0)  # (bends,)
    return knots[:-1], turns, target(knots[:1])


def built(bends: int, x: Array) -> Array:
    """What it says: each ReLU begins at its knot and turns there."""
    knots, turns, height = build(bends)
    return relu(x[:, None] - knots) @ turns + height  # (rows,)


def rmse(a: Array, b: Array) -> float:
    """The size of a usual miss: the root of the mean square."""
    return float(np.sqrt(np.mean((a - b) ** 2)))


def paper(sides: tuple[float, float]) -> tuple[Figure, Axes]:
    """Empty axes on which every curve has the same scale."""
    figure = Figure(figsize=(5.4, 3.6), layout="constrained")
    axes = figure.subplots()
    axes.set(xlim=sides, ylim=(-2.6, 2.6), xlabel="$x$")
    return figure, axes


def ruler(bends: int = 4) -> Figure:
    """The curve, and a folding ruler with so many bends."""
    figure, axes = paper((-1.05, 1.05))
    axes.plot(FINE, target(FINE), "--", color="black")
    axes.plot(FINE, built(bends, FINE), color="C0", lw=2.5)
    knots = np.linspace(-1, 1, bends + 1)  # (bends + 1,)
    axes.plot(knots, built(bends, knots), "o", color="C0", ms=5)
    miss = rmse(built(bends, FINE), target(FINE))
    axes.set_title(f"{bends} pieces, usual miss {miss:.3f}")
    return figure


def halving() -> list[dict[str, str]]:
    """The usual miss of the ruler as its pieces are doubled."""
    rows, last = [], 0.0
    for bends in (4, 8, 16, 32, 64, 128):
        miss = rmse(built(bends, FINE), target(FINE))
        ratio = f"{last / miss:.2f}" if last else ""
        rows.append({"pieces": str(bends), "usual miss": f"{miss:.5f}"})
        rows[-1]["times smaller"] = ratio
        last = miss
    return rows


if __name__ == "__main__":
    for row in halving():
        print(*row.values())
