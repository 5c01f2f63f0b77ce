"""Many threes and few eights: accuracy hides what recall shows."""

import numpy as np

from snippets.digits_data import Digits, split
from snippets.digits_numpy import forward, initial
from snippets.overfit_widths import learn

Array = np.ndarray

EIGHTS = (7, 20, 50, 100, 350)


def threes_and_eights(data: Digits, eights: int) -> Digits:
    """All threes, and the first so many eights."""
    rows = np.append(
        np.flatnonzero(data.y == 3),
        np.flatnonzero(data.y == 8)[:eights],
    )
    return Digits(data.x[rows], data.y[rows])


def recalls(eights: int, seed: int = 0, again: int = 1) -> Array:
    """Of the test's threes, then eights, the share recognised."""
    sets = split()
    x, y = threes_and_eights(sets.train, eights)
    times = np.where(y == 8, again, 1)  # repeat the eights
    net = initial(seed)
    learn(net, Digits(x.repeat(times, 0), y.repeat(times)), 8, seed)
    said = forward(net, sets.test.x)[2].argmax(axis=1)
    return np.array(
        [np.mean(said[sets.test.y == d] == d) for d in (3, 8)]
    )


def table(seeds: int = 3) -> list[dict[str, object]]:
    """350 threes and fewer and fewer eights, mean of some starts."""
    rows: list[dict[str, object]] = []
    for eights in EIGHTS:
        three, eight = np.mean(
            [recalls(eights, seed) for seed in range(seeds)], axis=0
        )
        accuracy = (350 * three + eights * eight) / (350 + eights)
        rows.append(
            {
                "eights in training": eights,
                "accuracy, equally skewed": f"{accuracy:.1%}",
                "threes found": f"{three:.0%}",
                "eights found": f"{eight:.0%}",
            }
        )
    return rows


def always_three(eights: int = 7) -> str:
    """The accuracy of answering 3 whatever the picture shows."""
    return f"{350 / (350 + eights):.1%}"


def repeated(eights: int = 7, again: int = 50) -> str:
    """Eights found when each of the few is shown many times."""
    found = [recalls(eights, seed, again)[1] for seed in range(3)]
    return f"{np.mean(found):.0%}"


if __name__ == "__main__":
    for row in table(seeds=1):
        print(*row.values())
