"""One sign less: blame that overwrites instead of adding up."""

import numpy as np

from snippets import autograd_mini
from snippets.autograd_mini import Value, in_order
from snippets.backprop import flat, network, nudged

ONE = np.array([[1.0, 0.5]])  # (1, 2)
FOUR = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float)  # (4, 2)


def backward_once(end: Value) -> None:
    """As backward, with = in the place of +=."""
    end.grad = 1.0
    for value in reversed(in_order(end)):
        for parent, s in zip(value.parents, value.slopes, strict=True):
            parent.grad = s * value.grad


SIGNS = {"+=": autograd_mini.backward, "=": backward_once}


def noticed() -> list[dict[str, object]]:
    """Three tests, and whether each would find the missing sign."""
    tests = {
        "2-2-1, one example": ((2, 2, 1), ONE),
        "2-2-1, four examples": ((2, 2, 1), FOUR),
        "2-2-2-1, one example": ((2, 2, 2, 1), ONE),
    }
    rows = []
    for name, (sizes, x) in tests.items():
        layers, y = network(sizes), np.ones((len(x), 1))
        right = flat(nudged(layers, x, y))
        row: dict[str, object] = {"network": name}
        for sign, back in SIGNS.items():
            found = autograd_mini.gradients(layers, x, y, back)
            off = np.abs(flat(found) - right) > 1e-6 * np.abs(right)
            row[f"wrong with {sign}"] = f"{off.sum()} of {len(off)}"
        rows.append(row)
    return rows


if __name__ == "__main__":
    for row in noticed():
        print(*row.values(), sep=", ")
