"""Splits that lie: digit by digit, and copies on both sides."""

import numpy as np

from snippets.dataset_size import taught
from snippets.digits_data import Digits, load, split
from snippets.digits_numpy import accuracy_numpy
from snippets.overfit import few
from snippets.regularize import nine_copies

Array = np.ndarray


def by_position() -> tuple[Digits, Digits]:
    """The first 4,000 rows of the file, and the last 1,000."""
    x, y = load()
    return Digits(x[:4000], y[:4000]), Digits(x[4000:], y[4000:])


def by_chance(data: Digits, seed: int = 0) -> tuple[Digits, Digits]:
    """Four fifths to learn from and one fifth to judge by."""
    order = np.random.default_rng(seed).permutation(len(data.y))
    cut = len(order) * 4 // 5
    seen, unseen = (
        Digits(data.x[r], data.y[r]) for r in np.split(order, [cut])
    )
    return seen, unseen


def copied_first() -> tuple[Digits, Digits]:
    """Nine copies of each of 200 pictures, split by chance."""
    return by_chance(nine_copies(few(split().train, 20)))


def split_first() -> tuple[Digits, Digits]:
    """The same 200 pictures, split by chance, and then copied."""
    seen, unseen = by_chance(few(split().train, 20))
    return nine_copies(seen), unseen


def score(seen: Digits, unseen: Digits) -> tuple[float, float]:
    """Shares of both sides read correctly after the training."""
    net = taught(seen)
    return accuracy_numpy(net, seen), accuracy_numpy(net, unseen)


def sorted_split() -> list[dict[str, object]]:
    """A split that nobody shuffled, and which digits it has."""
    parts = by_position()
    return [
        {
            "part": name,
            "pictures": len(data.y),
            "digits in it": ", ".join(map(str, np.unique(data.y))),
            "read correctly": f"{share:.1%}",
        }
        for name, data, share in zip(
            ("training", "test"), parts, score(*parts), strict=True
        )
    ]


def table() -> list[dict[str, object]]:
    """Two splits of copied pictures, and what is really unseen."""
    fresh, rows = split(validation=100).validation, []
    for name, parts in (
        ("copied, then split", copied_first()),
        ("split, then copied", split_first()),
    ):
        net = taught(parts[0])
        row = {
            "order": name,
            "its own test": accuracy_numpy(net, parts[1]),
        }
        row |= {"1,000 fresh pictures": accuracy_numpy(net, fresh)}
        rows.append(
            {
                k: v if isinstance(v, str) else f"{v:.1%}"
                for k, v in row.items()
            }
        )
    return rows


if __name__ == "__main__":
    for row in (*sorted_split(), *table()):
        print(*row.values())
