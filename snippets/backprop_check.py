"""Four ways to the same slopes, and how far they differ."""

from itertools import combinations

import numpy as np

from snippets import autograd_mini, backprop, backprop_torch
from snippets.backprop import X, Y, flat, network
from snippets.forward import TINY

WAYS = {
    "by hand": backprop.gradients,
    "nudging": backprop.nudged,
    "our graph": autograd_mini.gradients,
    "PyTorch": backprop_torch.gradients,
}
KNOBS = (
    *("x1→h1", "x1→h2", "x2→h1", "x2→h2"),
    *("bias h1", "bias h2"),
    *("h1→out", "h2→out", "bias out"),
)


def nine() -> list[dict[str, str]]:
    """Every slope of the tiny network, found in four ways."""
    found = {way: flat(f(TINY, X, Y)) for way, f in WAYS.items()}
    return [
        {"knob": knob}
        | {w: f"{s[i] + 0.0:.6f}" for w, s in found.items()}
        for i, knob in enumerate(KNOBS)
    ]


def pairs() -> list[dict[str, str]]:
    """How far each two ways differ, relative to the slopes."""
    layers = network((3, 5, 4, 2))
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(6, 3)), rng.uniform(size=(6, 2))
    found = {way: flat(f(layers, x, y)) for way, f in WAYS.items()}
    return [
        {"one way": p, "another": q, "difference": difference(a, b)}
        for (p, a), (q, b) in combinations(found.items(), 2)
    ]


def difference(a: np.ndarray, b: np.ndarray) -> str:
    """The length of the difference, for a unit of length."""
    return f"{np.linalg.norm(a - b) / np.linalg.norm(a):.0e}"


if __name__ == "__main__":
    for row in pairs():
        print(*row.values(), sep=", ")
