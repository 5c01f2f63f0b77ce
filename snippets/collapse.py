"""Linear layers collapse.  (x A + a) B + b = x (A B) + (a B + b)"""

import numpy as np
from matplotlib.figure import Figure

from snippets.activations import relu

Array = np.ndarray

STARTS = np.array([-2.0, -1.0, 0.0, 1.0])  # (4,) where lines bend
TURNS = np.array([2.0, -3.0, 2.5, -3.0])  # (4,) how much they turn


def merge(
    A: Array, a: Array, B: Array, b: Array
) -> tuple[Array, Array]:
    """The one layer that does what two linear layers do."""
    return A @ B, a @ B + b  # (inputs, outputs), (outputs,)


def two_against_one(
    x: Array, A: Array, a: Array, B: Array, b: Array, bend: bool
) -> float:
    """How far two layers are from the one that merges them."""
    h = x @ A + a  # (rows, hidden)
    two = (relu(h) if bend else h) @ B + b  # (rows, outputs)
    W, w = merge(A, a, B, b)  # (inputs, outputs), (outputs,)
    return float(np.abs(two - (x @ W + w)).max())


def collapse() -> list[dict[str, object]]:
    """Two layers, 784-128-10, against the single merged layer."""
    rng = np.random.default_rng(0)
    A = rng.normal(0, 784**-0.5, (784, 128))
    B = rng.normal(0, 128**-0.5, (128, 10))
    a, b = rng.normal(size=128), rng.normal(size=10)
    x = rng.normal(size=(100, 784))
    rows = []
    for bend, bits in ((False, 64), (False, 32), (True, 64)):
        parts = (v.astype(f"float{bits}") for v in (x, A, a, B, b))
        difference = two_against_one(*parts, bend=bend)
        rows.append(
            {
                "between the layers": "ReLU" if bend else "nothing",
                "arithmetic": f"{bits} bits",
                "largest difference": float(f"{difference:.0e}"),
            }
        )
    return rows


def bends(lines: str = "bent") -> Figure:
    """Four lines and their sum; the lines are bent or straight."""
    x = np.linspace(-3, 3, 301)  # (301,)
    z = x[:, None] - STARTS  # (301, 4)
    parts = (relu(z) if lines == "bent" else z) * TURNS  # (301, 4)
    figure = Figure(figsize=(5.4, 3.2))
    axes = figure.subplots()
    axes.plot(x, parts, color="black", lw=1)
    axes.plot(x, parts.sum(axis=1), color="C0", lw=3)
    axes.set(xlim=(-3, 2.5), ylim=(-1.5, 6), xlabel="input")
    axes.set_title(f"thin: four {lines} lines.  thick: their sum")
    return figure


if __name__ == "__main__":
    for row in collapse():
        print(*row.values())
