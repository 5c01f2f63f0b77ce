"""How many examples before each step.  g = mean of ∇Lᵢ over a batch"""

from math import ceil

import numpy as np
from matplotlib.figure import Figure

from snippets.digits_data import batches, split
from snippets.gd import rings
from snippets.knobs import X, Y

Array = np.ndarray


def slopes(knobs: Array, rows: Array) -> Array:
    """How the loss on these rows alone grows with each knob."""
    w, b = knobs
    miss = w * X[rows] + b - Y[rows]  # (batch,)
    return 2 * np.array(
        [np.mean(miss * X[rows]), np.mean(miss)]
    )  # (2,)


def walk(
    size: int, epochs: int = 4, rate: float = 0.2, seed: int = 0
) -> Array:
    """Where the knobs stand: at the start, then after each step."""
    rng, path = np.random.default_rng(seed), [np.zeros(2)]
    for _ in range(epochs):
        for rows in batches(len(X), rng, size):
            path.append(path[-1] - rate * slopes(path[-1], rows))
    return np.array(path)  # (steps + 1, 2)


def height(knobs: Array) -> Array:
    """The loss on all fifty dots; knobs has shape (..., 2)."""
    line = knobs[..., :1] * X + knobs[..., 1:]  # (..., 50)
    return ((line - Y) ** 2).mean(axis=-1)  # (...,)


def stroll(size: int = 5) -> Figure:
    """Four passes over fifty dots, with a step after each batch."""
    figure = Figure(figsize=(5.2, 4.2))
    axes = figure.subplots()
    w, b = np.linspace(-0.5, 3, 71), np.linspace(-0.5, 2, 51)
    at = np.array([0.06, 0.15, 0.4, 0.8, 1.4, 2.2, 3.2])  # (7,)
    rings(axes, w, b, at, height)
    path = walk(size)  # (steps + 1, 2)
    axes.plot(*path.T, "-o", color="C0", lw=1, ms=3)
    axes.plot(*path[0], "s", color="C1", ms=8)
    axes.plot(*path[-1], "D", color="C1", ms=8)
    axes.text(-0.35, -0.3, "start", color="C1", weight="bold")
    steps = f"{len(path) - 1} steps"
    axes.set_title(f"{steps}, loss {height(path[-1]):.3f}")
    axes.set(xlim=(-0.5, 3), ylim=(-0.5, 2))
    axes.set(xlabel="knob w", ylabel="knob b")
    return figure


def steps_per_epoch(examples: int, size: int) -> int:
    """One step a batch; the last batch may be smaller."""
    return ceil(examples / size)


def counting(epochs: int = 10) -> list[dict[str, object]]:
    """Steps for the digits, by the size of the batch."""
    examples = len(split().train.y)
    return [
        {
            "batch": size,
            "steps in one epoch": steps_per_epoch(examples, size),
            "pictures in the last batch": examples % size or size,
            f"steps in {epochs} epochs": epochs
            * steps_per_epoch(examples, size),
        }
        for size in (1, 8, 64, 512, examples)
    ]


if __name__ == "__main__":
    for size in (1, 5, 50):
        path = walk(size)
        print(f"batch {size}: {len(path) - 1} steps, loss", end=" ")
        print(f"{height(path[-1]):.3f}")
