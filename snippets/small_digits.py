"""Small handwritten digits: 1,797 pictures of 8 x 8 grey dots."""

from typing import NamedTuple

import numpy as np
from sklearn.datasets import load_digits

Array = np.ndarray


class Small(NamedTuple):
    """Pictures of 64 dots, one a row, and which digit each shows."""

    x: Array  # (pictures, 64), 0 is paper and 1 is ink
    y: Array  # (pictures,), 0 to 9


def small_digits() -> Small:
    """All pictures, in the order of the file."""
    data = load_digits()
    return Small(data.data / 16, data.target)


def seen_unseen(seen: int = 1400) -> tuple[Small, Small]:
    """The first pictures to learn from, the others to judge by."""
    x, y = small_digits()
    return Small(x[:seen], y[:seen]), Small(x[seen:], y[seen:])


if __name__ == "__main__":
    for data in seen_unseen():
        print(data.x.shape)
