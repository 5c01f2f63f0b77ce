"""Dots on paper, and curves that fit them too little or too well."""

import numpy as np
from matplotlib.figure import Figure
from numpy.polynomial import Polynomial

Array = np.ndarray


def dots(seed: int = 0, many: int = 12) -> tuple[Array, Array]:
    """A wave, seen through noise: x (many,) and y (many,)."""
    rng = np.random.default_rng(seed)
    x = rng.random(many)
    return x, np.sin(2 * np.pi * x) + rng.normal(0, 0.2, many)


def curve(degree: int) -> Polynomial:
    """The polynomial that is closest to the twelve dots."""
    return Polynomial.fit(*dots(), degree, domain=[0, 1])


def miss(line: Polynomial, x: Array, y: Array) -> float:
    """The mean squared distance from the dots to the curve."""
    return float(np.mean((line(x) - y) ** 2))


def misses(degree: int) -> tuple[float, float]:
    """On the dots it was fitted to, and on twelve new ones."""
    line = curve(degree)
    return miss(line, *dots()), miss(line, *dots(seed=1))


def drawing(degree: int = 3) -> Figure:
    """The curve, the dots it was fitted to, and twelve new dots."""
    seen, unseen = misses(degree)
    figure = Figure(figsize=(5.2, 3.6), layout="constrained")
    axes = figure.subplots()
    x = np.linspace(0, 1, 400)
    axes.plot(x, curve(degree)(x), color="C0")
    axes.plot(*dots(), "o", color="C0")
    axes.plot(*dots(seed=1), "x", color="C1")
    axes.set(ylim=(-2.2, 2.2), xticks=[], yticks=[])
    axes.set_title(f"miss: {seen:.2f} on dots, {unseen:.2f} on crosses")
    return figure


def table() -> list[dict[str, object]]:
    """Each curve, with its miss on seen and on new dots."""
    rows = []
    for degree in (0, 1, 3, 5, 7, 9, 11):
        seen, unseen = misses(degree)
        rows.append(
            {
                "numbers in the curve": degree + 1,
                "miss, seen dots": f"{seen:.3f}",
                "miss, new dots": f"{unseen:.3f}",
            }
        )
    return rows


if __name__ == "__main__":
    for row in table():
        print(*row.values(), sep="\t")
