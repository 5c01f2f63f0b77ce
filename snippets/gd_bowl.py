"""How long a step may be.  L = c x² / 2,  x ← (1 - η c) x"""

from itertools import count

import numpy as np
from matplotlib.figure import Figure

from snippets.gd import descend, rings

Array = np.ndarray

RATES = (0.1, 0.5, 1.0, 1.5, 1.9, 2.0, 2.1)


def bowl_walk(rate: float, steps: int, curvature: float = 1.0) -> Array:
    """Down a bowl with that curvature, from x = 1."""
    start = np.array([1.0])  # (1,)
    path = descend(lambda x: curvature * x, start, rate, steps)
    return path[:, 0]  # (steps + 1,)


def predicted(rate: float, steps: int, curvature: float = 1.0) -> float:
    """The same place without walking there."""
    return (1 - rate * curvature) ** steps


def after_fifty() -> list[dict[str, object]]:
    """How far from the bottom each rate ends, by both ways."""
    return [
        {
            "rate": rate,
            "each step multiplies by": f"{1 - rate:.1f}",
            "distance after 50 steps": f"{abs(walked):.3g}",
            "by the formula": f"{abs(predicted(rate, 50)):.3g}",
        }
        for rate in RATES
        for walked in [bowl_walk(rate, 50)[-1]]
    ]


def bowl(rate: float = 0.5, steps: int = 6) -> Figure:
    """The first steps down a bowl with curvature 1."""
    figure = Figure(figsize=(5.2, 3.4))
    axes = figure.subplots()
    x = np.linspace(-2, 2, 121)  # (121,)
    axes.plot(x, x**2 / 2, color="black", lw=1)
    path = bowl_walk(rate, steps)  # (steps + 1,)
    axes.plot(path, path**2 / 2, "-o", color="C0", lw=1.2, ms=5)
    axes.plot(path[0], path[0] ** 2 / 2, "o", color="C1", ms=9)
    axes.text(1.12, 0.4, "start", color="C1", weight="bold")
    last = f"after {steps} steps: {path[-1]:+.3f}"
    axes.set_title(f"rate {rate:g}, {last}")
    axes.set(xlim=(-2, 2), ylim=(-0.1, 2))
    axes.set(xlabel="$x$", ylabel="loss")
    return figure


def valley_walk(rate: float, steps: int, steep: float = 20) -> Array:
    """Down a long valley: curvature 1 along it, `steep` across."""
    c = np.array([1.0, steep])  # (2,)
    start = np.array([steep**0.5, 1.0])  # (2,)
    return descend(lambda w: c * w, start, rate, steps)


def valley(rate: float = 0.05, steps: int = 30) -> Figure:
    """A walk in a valley 20 times as steep across as along."""
    figure = Figure(figsize=(5.2, 2.9))
    axes = figure.subplots()
    x, y = np.linspace(-5, 5, 201), np.linspace(-2, 2, 81)
    at = np.array([0.1, 1, 2.5, 5, 10, 15, 20, 25, 35])  # (9,)
    rings(axes, x, y, at, lambda w: w**2 @ (0.5, 10.0))
    path = valley_walk(rate, steps)  # (steps + 1, 2)
    axes.plot(*path.T, "-o", color="C0", lw=1.2, ms=4)
    axes.plot(*path[0], "o", color="C1", ms=8)
    axes.plot(0, 0, "+", color="black", ms=12)
    far = np.hypot(*path[-1])
    axes.set_title(f"rate {rate:g}: {far:.3g} away after {steps} steps")
    axes.set(xlim=(-5, 5), ylim=(-2, 2), aspect="equal")
    return figure


def angle(steep: float = 20.0) -> float:
    """Degrees between downhill and the way to the bottom."""
    w = np.array([steep**0.5, 1.0])  # (2,)
    downhill = -np.array([1.0, steep]) * w  # (2,)
    cosine = downhill @ -w / np.hypot(*downhill) / np.hypot(*w)
    return round(float(np.degrees(np.arccos(cosine))), 1)


def steps_needed(steep: float, rate: float) -> int:
    """Steps from (1, 1) until the bottom is a millionth away."""
    w, c = np.ones(2), np.array([1.0, steep])  # (2,), (2,)
    for step in count():
        if np.hypot(*w) <= 1e-6:
            return step
        w = w - rate * c * w  # (2,)


def valleys() -> list[dict[str, object]]:
    """The best single rate for valleys of four shapes."""
    rows = []
    for steep in (1, 10, 100, 1000):
        rate = 2 / (1 + steep)
        rows.append(
            {
                "curvatures": f"1 and {steep}",
                "downhill misses by": f"{angle(steep):.1f}°",
                "best rate": f"{rate:.4f}",
                "steps": steps_needed(steep, rate),
            }
        )
    return rows


if __name__ == "__main__":
    for row in after_fifty():
        print(*row.values())
