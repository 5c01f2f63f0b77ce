"""Wrong labels: thrown about by chance, or all in one direction."""

import numpy as np

from snippets.dataset_size import taught
from snippets.digits_data import Digits, split
from snippets.digits_numpy import Net, forward

Array = np.ndarray


def anywhere(data: Digits, wrong: int, seed: int = 0) -> Digits:
    """So many labels, drawn by chance, become another digit."""
    rng = np.random.default_rng(seed)
    rows = rng.choice(len(data.y), wrong, replace=False)
    y = data.y.copy()
    y[rows] = (y[rows] + rng.integers(1, 10, wrong)) % 10
    return Digits(data.x, y)


def one_way(data: Digits, wrong: int, seed: int = 0) -> Digits:
    """So many fours are called nine."""
    rng = np.random.default_rng(seed)
    fours = np.flatnonzero(data.y == 4)
    y = data.y.copy()
    y[rng.choice(fours, wrong, replace=False)] = 9
    return Digits(data.x, y)


def read(net: Net, data: Digits) -> Array:
    """For each digit, the share of its pictures read correctly."""
    said = forward(net, data.x)[2].argmax(axis=1)  # (pictures,)
    return np.array(
        [np.mean(said[data.y == d] == d) for d in range(10)]
    )


def lesson(data: Digits, seeds: int = 2) -> Array:
    """Shares of the ten digits, mean of some starts: (10,)."""
    unseen = split(validation=100).validation
    nets = [taught(data, seed=seed) for seed in range(seeds)]
    return np.mean([read(net, unseen) for net in nets], axis=0)


def table() -> list[dict[str, object]]:
    """The same number of wrong labels, in two ways."""
    train = split(validation=100).train
    sets = {"none": train}
    for wrong in (90, 200):
        sets[f"{wrong}, anywhere"] = anywhere(train, wrong)
        sets[f"{wrong} fours called nine"] = one_way(train, wrong)
    rows: list[dict[str, object]] = []
    for name, data in sets.items():
        found = lesson(data)
        row = {"wrong labels": name, "all read": f"{found.mean():.1%}"}
        rows.append(row | {"fours read": f"{found[4]:.0%}"})
    return rows


def half_wrong() -> str:
    """Share read after half of all labels were made wrong."""
    train = split(validation=100).train
    return f"{lesson(anywhere(train, 1500)).mean():.0%}"


if __name__ == "__main__":
    for row in table():
        print(*row.values())
