"""Learn five digits, then the other five, and forget the first."""

import numpy as np

from snippets.digits_data import Digits, split
from snippets.digits_numpy import accuracy_numpy, initial
from snippets.overfit_widths import learn


def only(data: Digits, digits: range) -> Digits:
    """The pictures of some digits."""
    rows = np.isin(data.y, digits)
    return Digits(data.x[rows], data.y[rows])


def one_after_the_other(seed: int = 0) -> list[tuple[float, float]]:
    """Read of 0 to 4 and of 5 to 9, after each of two lessons."""
    train, unseen, _ = split(validation=100)
    halves = range(5), range(5, 10)
    net, found = initial(seed), []
    for half in halves:
        learn(net, only(train, half), 5, seed)
        first, second = (
            accuracy_numpy(net, only(unseen, h)) for h in halves
        )
        found.append((first, second))
    return found


def table(seeds: int = 3) -> list[dict[str, object]]:
    """Shares of unseen digits read, mean of some starts."""
    found = np.mean(
        [one_after_the_other(seed) for seed in range(seeds)], axis=0
    )
    names = ("after learning 0 to 4", "then after learning 5 to 9")
    return [
        {"when": name, "0 to 4": f"{a:.1%}", "5 to 9": f"{b:.1%}"}
        for name, (a, b) in zip(names, found, strict=True)
    ]


if __name__ == "__main__":
    for row in table(seeds=1):
        print(*row.values())
