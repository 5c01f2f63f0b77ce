"""Four ways to the same slopes, what they cost and what they keep."""

from itertools import combinations, pairwise

import numpy as np

from snippets import autograd_mini, backprop, backprop_torch
from snippets.backprop import X, Y, flat, network
from snippets.forward import TINY, forward

WAYS = {
    "by hand": backprop.gradients,
    "nudging": backprop.nudged,
    "our graph": autograd_mini.gradients,
    "PyTorch": backprop_torch.gradients,
}
KNOBS = (
    *("x1 → h1", "x1 → h2", "x2 → h1", "x2 → h2"),
    *("bias of h1", "bias of h2"),
    *("h1 → out", "h2 → out", "bias of out"),
)
SIZES = {
    "three neurons": (2, 2, 1),
    "XOR, four hidden": (2, 4, 1),
    "digit reader": (784, 128, 64, 10),
}


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


def cost() -> list[dict[str, str]]:
    """Multiplications in matrices, for one example."""
    rows = []
    for name, sizes in SIZES.items():
        forth = sum(m * n for m, n in pairwise(sizes))
        knobs = forth + sum(sizes[1:])
        rows.append(
            {
                "network": name,
                "knobs": f"{knobs:,}",
                "one pass forward": f"{forth:,}",
                "all slopes, one sweep": f"{3 * forth:,}",
                "all slopes, nudging": f"{2 * knobs * forth:,}",
            }
        )
    return rows


def kept() -> list[dict[str, str]]:
    """Numbers that the digit reader keeps until the sweep is over."""
    sizes = SIZES["digit reader"]
    layers = network(sizes)
    knobs = f"{flat(layers).size:,}"
    rows = []
    for batch in (1, 64, 1024):
        answers = forward(layers, np.zeros((batch, sizes[0])))
        numbers = sum(a.size for a in answers)
        rows.append(
            {"batch": f"{batch:,}", "answers kept": f"{numbers:,}"}
            | {"slopes": knobs}
        )
    return rows


if __name__ == "__main__":
    for row in pairs():
        print(*row.values(), sep=", ")
