"""A saddle: x² - y² is lowest along x and highest along y."""

import numpy as np
from matplotlib.figure import Figure

from snippets.gd import descend, rings

Array = np.ndarray

RATE = 0.1


def height(w: Array) -> Array:
    """Up along x, down along y: w has shape (..., 2)."""
    return w[..., 0] ** 2 - w[..., 1] ** 2  # (...,)


def slope(w: Array) -> Array:
    """The two slopes at w: 0 and 0 in the middle."""
    return w * np.array([2, -2])  # (..., 2)


def walk(y: float, steps: int = 200) -> Array:
    """Downhill from (1, y), until the walk has left the picture."""
    start = np.array([1.0, y])  # (2,)
    path = descend(slope, start, RATE, steps)  # (steps + 1, 2)
    return path[np.abs(path[:, 1]) < 1.5]  # (places, 2)


def crossing(y: float = 1e-6) -> Figure:
    """The saddle from above, and a walk that starts at (1, y)."""
    path = walk(y)
    fig = Figure(figsize=(4.8, 4.4), layout="constrained")
    ax = fig.subplots()
    side = np.linspace(-1.5, 1.5, 61)  # (61,)
    rings(ax, side, side, np.arange(-2, 2.1, 0.25), height)
    ax.plot(*path.T, color="C1", marker="o", markersize=4)
    ax.plot(0, 0, color="C0", marker="x", markersize=12, mew=3)
    left = len(path) <= 200
    word = f"left after {len(path)} steps" if left else "never leaves"
    ax.set_title(word)
    ax.set(xlabel="x", ylabel="y", aspect="equal", ylim=(-0.75, 1.5))
    return fig


def waits() -> list[dict[str, object]]:
    """How long the middle holds a walk, and what is foretold."""
    rows: list[dict[str, object]] = []
    for y in (0.1, 1e-3, 1e-6, 1e-9):
        foretold = np.log(1.5 / y) / np.log(1 + 2 * RATE)
        rows.append(
            {
                "start at y": f"{y:g}",
                "steps": len(walk(y)),
                "foretold": int(np.ceil(foretold)),
            }
        )
    return rows


def more_steps(times: float = 1000) -> int:
    """What it costs to start so many times closer to the ridge."""
    return round(np.log(times) / np.log(1 + 2 * RATE))


def all_up(n: int, tries: int = 20_000) -> float:
    """How often n directions all curve up, in random landscapes."""
    rng = np.random.default_rng(0)
    a = rng.standard_normal((tries, n, n))  # (tries, n, n)
    curvatures = np.linalg.eigvalsh(a + a.mT)  # (tries, n)
    return float((curvatures > 0).all(axis=1).mean())


def chances() -> list[dict[str, object]]:
    """The share of bottoms among flat places drawn by chance."""
    return [
        {"directions": n, "all curve up": f"{all_up(n):.2%}"}
        for n in (1, 2, 3, 4, 5)
    ]


if __name__ == "__main__":
    for row in waits():
        print(*row.values())
