"""One sure and wrong neuron, corrected by two losses.  a = σ(w + b)"""

import math
from collections.abc import Callable

import numpy as np
from matplotlib.figure import Figure

Array = np.ndarray
Slope = Callable[[float], float]

RATE = 0.15
STARTS = {"sure and wrong": (2.0, 2.0), "less sure": (0.6, 0.9)}


def squared(a: float) -> float:
    """Slope of (a - 0)² / 2 along the sum z: the miss, times a bend."""
    return a * a * (1 - a)


def entropy(a: float) -> float:
    """Slope of -log(1 - a) along the sum z: the miss, and no more."""
    return a


LOSSES: dict[str, Slope] = {
    "squared error": squared,
    "cross-entropy": entropy,
}


def answers(
    slope: Slope, start: tuple[float, float], steps: int, rate: float
) -> Array:
    """The answers to the input 1; the answer wanted is 0."""
    (w, b), kept = start, []
    for _ in range(steps + 1):
        a = 1 / (1 + math.exp(-(w * 1 + b)))
        kept.append(a)
        w, b = w - rate * slope(a) * 1, b - rate * slope(a)
    return np.array(kept)  # (steps + 1,)


def updates(loss: str, start: str) -> int:
    """Corrections until the answer is below one half."""
    path = answers(LOSSES[loss], STARTS[start], 300, RATE)  # (301,)
    return int(np.argmax(path < 0.5))


def table() -> list[dict[str, object]]:
    """First answer, first push and corrections needed."""
    rows = []
    for start, (w, b) in STARTS.items():
        a = 1 / (1 + math.exp(-(w + b)))
        for loss, slope in LOSSES.items():
            rows.append(
                {
                    "start": start,
                    "first answer": round(a, 3),
                    "loss": loss,
                    "slope there": round(slope(a), 4),
                    "corrections needed": updates(loss, start),
                }
            )
    return rows


def race(start: str = "sure and wrong") -> Figure:
    """The neuron's answer after each correction, for both losses."""
    figure = Figure(figsize=(5.4, 3.6), layout="constrained")
    axes = figure.subplots()
    styles = {
        "squared error": ("C1", "--"),
        "cross-entropy": ("C0", "-"),
    }
    for i, (name, slope) in enumerate(LOSSES.items()):
        colour, style = styles[name]
        path = answers(slope, STARTS[start], 299, RATE)  # (300,)
        axes.plot(path, style, color=colour, lw=2)
        label = f"{name}: {updates(name, start)}"
        axes.text(296, 1.12 - 0.1 * i, label, color=colour, ha="right")
    axes.axhline(0.5, color="black", lw=0.5)
    axes.set(xlim=(0, 300), ylim=(0, 1.22), yticks=(0, 0.5, 1))
    axes.set(xlabel="corrections", ylabel="answer (wanted: 0)")
    axes.set_title(start)
    return figure


def after(rate: float = 0.005, steps: int = 299) -> float:
    """Cross-entropy's answer after so many steps at another rate."""
    start = STARTS["sure and wrong"]
    return round(float(answers(entropy, start, steps, rate)[-1]), 3)


if __name__ == "__main__":
    for row in table():
        print(*row.values())
