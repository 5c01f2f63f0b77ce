"""What one sweep costs, and what it needs to keep."""

from itertools import pairwise

import numpy as np

from snippets.backprop import flat, network
from snippets.forward import forward

SIZES = {
    "2-2-1": (2, 2, 1),
    "2-4-1": (2, 4, 1),
    "digit reader": (784, 128, 64, 10),
}


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
                "one pass": f"{forth:,}",
                "by a sweep": f"{3 * forth:,}",
                "by nudging": f"{2 * knobs * forth:,}",
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
    for row in cost():
        print(*row.values(), sep=", ")
