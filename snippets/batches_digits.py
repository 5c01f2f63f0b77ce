"""Small and large batches on the digits: equal epochs, equal steps."""

from collections.abc import Iterator

import numpy as np

from snippets.batches import steps_per_epoch
from snippets.digits_data import Digits, Sets, batches, split
from snippets.digits_numpy import (
    Net,
    accuracy_numpy,
    gradients,
    initial,
)

SIZES = (8, 64, 256)
EPOCHS = 2


def sgd(
    data: Digits, size: int, rate: float = 0.05, seed: int = 0
) -> Iterator[Net]:
    """The network after each step, for as long as you ask."""
    net, rng = initial(seed), np.random.default_rng(seed)
    while True:
        for rows in batches(len(data.y), rng, size):
            slopes = gradients(net, data.x[rows], data.y[rows])
            for p, g in zip(net, slopes, strict=True):
                p -= np.float32(rate) * g
            yield net


def budget(size: int, examples: int) -> int:
    """How many steps a batch of this size takes in EPOCHS passes."""
    return EPOCHS * steps_per_epoch(examples, size)


def scores(
    sets: Sets, size: int, marks: list[int], seed: int
) -> dict[int, float]:
    """Validation accuracy after as many steps as each mark says."""
    found = {}
    nets = sgd(sets.train, size, seed=seed)
    for step, net in enumerate(nets, 1):
        if step in marks:
            found[step] = accuracy_numpy(net, sets.validation)
        if step == max(marks):
            return found
    return found


def compare(seeds: int = 3) -> list[dict[str, object]]:
    """First each size with its own steps, then all with the same."""
    sets = split()
    own = [budget(size, len(sets.train.y)) for size in SIZES]
    rows: list[dict[str, object]] = []
    for size, mine in zip(SIZES, own, strict=True):
        marks = sorted({mine, *own[:2]})
        runs = [scores(sets, size, marks, s) for s in range(seeds)]
        mean = {m: np.mean([run[m] for run in runs]) for m in marks}
        rows.append(
            {"batch": size, "steps": mine}
            | {f"after {EPOCHS} epochs": f"{mean[mine]:.1%}"}
            | {f"after {m} steps": f"{mean[m]:.1%}" for m in own[1::-1]}
        )
    return rows


if __name__ == "__main__":
    for row in compare(seeds=1):
        print(*row.values())
