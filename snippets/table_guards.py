"""What to ask of a table before a network sees it."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from snippets.bring_your_own_csv import Table

Array = np.ndarray


class Part(NamedTuple):
    """Some rows of a table, which has been made fit for a network."""

    x: Array  # (rows, columns)
    y: Array  # (rows,), which class


def cut(table: Table, seed: int = 0) -> list[Array]:
    """Rows to learn from, to choose by and to judge by: 3 to 1 to 1.

    Each class is shuffled and cut by itself, so each part has all.
    """
    rng = np.random.default_rng(seed)
    parts: list[list[Array]] = [[], [], []]
    for label in range(len(table.classes)):
        rows = rng.permutation(np.flatnonzero(table.y == label))
        places = [3 * len(rows) // 5, 4 * len(rows) // 5]
        for part, some in zip(
            parts, np.split(rows, places), strict=True
        ):
            part.append(some)
    return [np.sort(np.concatenate(part)) for part in parts]


def prepared(table: Table, parts: list[Array]) -> list[Part]:
    """Gaps filled and columns scaled, by the first part alone.

    A gap becomes the column's median; then each column has mean 0
    and spread 1, over the rows to learn from.
    """
    first = table.x[parts[0]]  # (rows, columns)
    middle = np.nanmedian(first, axis=0)  # (columns,)
    x = np.where(np.isnan(table.x), middle, table.x)
    mean, spread = x[parts[0]].mean(0), x[parts[0]].std(0)
    x = (x - mean) / np.where(spread > 0, spread, 1)
    return [Part(x[rows], table.y[rows]) for rows in parts]


def nearest_mean(taught: Part, x: Array) -> Array:
    """The class whose average row is closest: something to beat."""
    labels = np.unique(taught.y)
    means = np.stack([taught.x[taught.y == c].mean(0) for c in labels])
    distances = ((x[:, None] - means) ** 2).sum(2)  # (rows, classes)
    return labels[distances.argmin(1)]


def alone(taught: Part) -> Array:
    """How often each column, all by itself, is enough to be right."""
    columns = taught.x.T[:, :, None]  # (columns, rows, 1)
    said = [nearest_mean(Part(x, taught.y), x) for x in columns]
    return np.array([(each == taught.y).mean() for each in said])


def remarks(table: Table, rows: Array) -> list[str]:
    """What looks odd in the rows to learn from, a line for each."""
    x, said = table.x[rows], []
    shares = alone(prepared(table, [rows])[0])
    for name, column, share in zip(
        table.names, x.T, shares, strict=True
    ):
        gaps, kinds = (
            int(np.isnan(column).sum()),
            len(np.unique(column)),
        )
        if gaps:
            said.append(
                f"{name}: {gaps} of {len(rows)} values are missing"
            )
        if kinds == 1:
            said.append(f"{name}: says the same in every row")
        if share > 0.9:
            said.append(
                f"{name}: right {share:.0%} alone. Is it a leak?"
            )
    for name, count in Counter(table.y[rows].tolist()).items():
        if count < 20:
            said.append(f"{table.classes[name]}: only {count} rows")
    return said


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    y = np.repeat([0, 1], 30)
    x = rng.normal(size=(60, 2)) + np.outer(y, [5, 0])
    found = Table(["height", "luck"], x, y, ["dwarf", "giant"])
    print(*remarks(found, cut(found)[0]), sep="\n")
