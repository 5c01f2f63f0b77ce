"""Gradient descent: step against the slope.  w ← w - η ∇L(w)"""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

Array = np.ndarray
Slope = Callable[[Array], Array]

HIKERS = ((0.1, 1.5), (0.3, 1.5))


def height(w: Array) -> Array:
    """Two valleys with a ridge between: w has shape (..., 2)."""
    x, y = w[..., 0], w[..., 1]  # (...,), (...,)
    walls = (x**2 - 1) ** 2 / 4 + y**2 / 2  # (...,)
    return walls + x * y / 2 - x / 5 + 0.4  # (...,)


def gradient(w: Array) -> Array:
    """The two slopes at w: along x, and along y."""
    x, y = w[..., 0], w[..., 1]  # (...,), (...,)
    return np.stack([x**3 - x + y / 2 - 0.2, x / 2 + y], axis=-1)


def descend(
    slope: Slope, start: Array, rate: float, steps: int
) -> Array:
    """The places visited: the start, then one for each step."""
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - rate * slope(path[-1]))
    return np.array(path)  # (steps + 1, knobs)


def hike(hiker: int = 0, rate: float = 0.2, steps: int = 60) -> Array:
    """Where one of the two hikers goes."""
    start = np.array(HIKERS[hiker])  # (2,)
    return descend(gradient, start, rate, steps)  # (steps + 1, 2)


def hikes() -> list[dict[str, object]]:
    """Where the two hikers start and end, and how low they get."""
    rows = []
    for i, name in enumerate("AB"):
        path = hike(i)  # (61, 2)
        (x, y), (u, v) = path[0], path[-1]
        rows.append(
            {
                "hiker": name,
                "from": f"({x:.1f}, {y:.1f})",
                "to": f"({u:.2f}, {v:.2f})",
                "height at the end": f"{height(path[-1]):.3f}",
            }
        )
    return rows


def first_steps(steps: int = 3) -> list[dict[str, object]]:
    """Hiker A's first steps: the slopes, and what they do."""
    path = hike(0)[:steps]  # (steps, 2)
    return [
        {
            "step": i,
            "place": "({:.3f}, {:.3f})".format(*w),
            "slopes": "({:.3f}, {:.3f})".format(*gradient(w)),
            "height": f"{height(w):.3f}",
        }
        for i, w in enumerate(path)
    ]


def rings(axes: Axes, x: Array, y: Array, at: Array, of: Slope) -> None:
    """Draw lines of equal height."""
    grid = np.stack(np.meshgrid(x, y), axis=-1)  # (rows, columns, 2)
    style = {"colors": "black", "linewidths": 0.6, "linestyles": "-"}
    axes.contour(x, y, of(grid), levels=at, alpha=0.5, **style)


def fog() -> Figure:
    """Two hikers who feel the slope and see nothing else."""
    figure = Figure(figsize=(5.2, 4.2))
    axes = figure.subplots()
    side = np.linspace(-2, 2, 121)  # (121,)
    rings(axes, side, side, np.arange(0.1, 4, 0.2), height)
    for i, name in enumerate("AB"):
        path, marker = hike(i), "os"[i]
        axes.plot(*path.T, f"-{marker}", color=f"C{i}", ms=3)
        axes.plot(*path[-1], marker, color=f"C{i}", ms=9)
        word = {"color": f"C{i}", "weight": "bold", "ha": "center"}
        axes.text(*(path[0] + (0.2 * i - 0.1, 0.15)), name, **word)
        end = f"{height(path[-1]):.2f}"
        axes.text(*(path[-1] - (0, 0.4)), end, **word)
    axes.set(xlabel="$x$", ylabel="$y$", aspect="equal")
    axes.set(xticks=range(-2, 3), yticks=range(-2, 3))
    return figure


if __name__ == "__main__":
    for row in hikes():
        print(*row.values())
