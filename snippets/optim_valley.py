"""Momentum in a valley.  (k - 1)/(k + 1) becomes (√k - 1)/(√k + 1)"""

import numpy as np
from matplotlib.figure import Figure

from snippets.gd import rings
from snippets.optim import momentum

Array = np.ndarray


def settings(steep: float) -> tuple[float, float]:
    """The best rate and keep, for curvatures of 1 and `steep`."""
    root = steep**0.5
    return (2 / (root + 1)) ** 2, ((root - 1) / (root + 1)) ** 2


def walk(
    start: Array, steep: float, steps: int, rate: float, keep: float
) -> Array:
    """Down a valley; a keep of 0 is plain gradient descent."""
    curvature = np.array([1.0, steep])  # (2,)
    path, memory = [start], {}
    for _ in range(steps):
        w = path[-1]
        path.append(w + momentum(w, curvature * w, memory, rate, keep))
    return np.array(path)  # (steps + 1, 2)


def steps_needed(steep: float, rate: float, keep: float) -> int:
    """Steps from (1, 1) until the bottom is a millionth away."""
    path = walk(np.ones(2), steep, 10_000, rate, keep)  # (10001, 2)
    return int(np.argmax(np.hypot(*path.T) <= 1e-6))


def table() -> list[dict[str, object]]:
    """Three valleys, each with the best settings of both ways."""
    rows = []
    for k in (10, 100, 1000):
        root = k**0.5
        rows.append(
            {
                "curvatures": f"1 and {k}",
                "plain: factor": f"{(k - 1) / (k + 1):.4f}",
                "steps": steps_needed(k, 2 / (k + 1), 0),
                "momentum: factor": f"{(root - 1) / (root + 1):.4f}",
                "its steps": steps_needed(k, *settings(k)),
            }
        )
    return rows


def valley(steps: int = 15, steep: float = 20) -> Figure:
    """Both ways down one valley, each with its best settings."""
    figure = Figure(figsize=(5.2, 5.2), layout="constrained")
    x, y = np.linspace(-5, 5, 201), np.linspace(-2, 2, 81)
    at = np.array([0.1, 1, 2.5, 5, 10, 15, 20, 25, 35])  # (9,)
    start = np.array([steep**0.5, 1.0])  # (2,)
    ways = {
        "plain": (2 / (steep + 1), 0.0),
        "with momentum": settings(steep),
    }
    panels = figure.subplots(2, 1, sharex=True)
    for i, (name, best) in enumerate(ways.items()):
        axes = panels[i]
        rings(axes, x, y, at, lambda w: w**2 @ (0.5, steep / 2))
        path = walk(start, steep, steps, *best)  # (steps + 1, 2)
        axes.plot(*path.T, "-o", color=f"C{i}", lw=1.2, ms=4)
        axes.plot(0, 0, "+", color="black", ms=12)
        far = np.hypot(*path[-1])
        axes.set_title(f"{name}: {far:.2g} away after {steps} steps")
        axes.set(xlim=(-5, 5), ylim=(-2, 2), aspect="equal")
    return figure


if __name__ == "__main__":
    for row in table():
        print(*row.values())
