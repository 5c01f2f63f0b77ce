"""Dead units: a ReLU that gives 0 for every picture it meets."""

import numpy as np

from snippets.digits_data import split
from snippets.digits_numpy import forward, train_numpy

Array = np.ndarray


def dead(h: Array) -> int:
    """Units that are 0 for every row of h, shape (rows, units)."""
    return int((h == 0).all(axis=0).sum())


def census() -> list[dict[str, int]]:
    """Dead units of the trained digit reader, on the test pictures."""
    sets = split()
    net = train_numpy(sets.train)
    h1, h2, _ = forward(net, sets.test.x)  # (rows, 128), (rows, 64)
    return [
        {"hidden layer": i, "units": h.shape[1], "dead": dead(h)}
        for i, h in enumerate((h1, h2), start=1)
    ]


if __name__ == "__main__":
    print(census())
