"""Convolution in PyTorch, and which of two operations it is."""

import numpy as np
import torch
from scipy.signal import convolve2d, correlate2d
from torch.nn import functional

from snippets.conv import DOOR, STENCILS, correlate

Array = np.ndarray


def conv2d(x: Array, k: Array) -> Array:
    """PyTorch wants (pictures, channels, height, width)."""
    picture = torch.tensor(x, dtype=torch.float64)[None, None]
    stencil = torch.tensor(k, dtype=torch.float64)[None, None]
    return functional.conv2d(picture, stencil)[0, 0].numpy()


def flips() -> list[dict[str, object]]:
    """The door under one stencil, by four hands: one row of each."""
    k = STENCILS["upright edges"]
    answers = {
        "ours": correlate(DOOR, k),
        "PyTorch, conv2d": conv2d(DOOR, k),
        "SciPy, correlate2d": correlate2d(DOOR, k, mode="valid"),
        "SciPy, convolve2d": convolve2d(DOOR, k, mode="valid"),
    }
    rows: list[dict[str, object]] = []
    for name, y in answers.items():
        third = " ".join(f"{value:g}" for value in y[2])
        same = "yes" if (y == answers["ours"]).all() else "no"
        rows.append({"by": name, "third row": third, "as ours": same})
    return rows


if __name__ == "__main__":
    for row in flips():
        print(*row.values(), sep="\t")
