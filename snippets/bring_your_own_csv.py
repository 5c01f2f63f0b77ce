"""From a table of your own to a small network that can be trusted."""

import csv
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.datasets import load_wine

Array = np.ndarray


class Table(NamedTuple):
    """Numbers to judge by, and the answer for each row."""

    names: list[str]  # one for each column
    x: Array  # (rows, columns), nan where nothing stands
    y: Array  # (rows,), which of the classes, from 0
    classes: list[str]


def write_example(file: Path) -> None:
    """178 wines of three growers, and what is wrong in real tables."""
    wine, rng = load_wine(), np.random.default_rng(0)
    rows = [[f"{value:g}" for value in row] for row in wine.data]
    for place in rng.choice(178 * 13, 40, replace=False):
        rows[place // 13][place % 13] = ""  # nobody measured it
    for bottle, row in enumerate(rows, start=1):
        row[:0] = [str(bottle)]  # the table is sorted by grower
    for row, grower in zip(rows, wine.target, strict=True):
        row.append("ABC"[grower])
    rows += rows[20:26]  # six rows were entered twice
    header = ["bottle", *wine.feature_names, "grower"]
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([header, *rows])


def read_table(
    file: Path, target: str, drop: tuple[str, ...] = ()
) -> Table:
    """Every row once; what is empty becomes nan.

    Raises ValueError, with the place, for a column that is missing,
    a row that is too short or too long, and a word among numbers.
    """
    header, rows = cells(file)
    for name in (target, *drop):
        if name not in header:
            raise ValueError(f"no column {name!r}; there are {header}")
    kept = [i for i, n in enumerate(header) if n not in (target, *drop)]
    said = [row[header.index(target)] for row in rows]
    classes = sorted(set(said))
    x = [
        [
            number(row[i], f"line {line}, column {header[i]!r}")
            for i in kept
        ]
        for row, line in rows.items()
    ]
    y = np.array([classes.index(each) for each in said])
    return Table([header[i] for i in kept], np.array(x), y, classes)


def cells(file: Path) -> tuple[list[str], dict[tuple[str, ...], int]]:
    """The header, and each different row with its first line."""
    with file.open(newline="", encoding="utf-8-sig") as lines:
        reader, rows = csv.reader(lines), {}
        header = next(reader, [])
        for row in filter(None, reader):
            line, wanted = reader.line_num, len(header)
            if len(row) != wanted:
                found = f"line {line} has {len(row)} values"
                raise ValueError(f"{found}; there are {wanted} columns")
            rows.setdefault(tuple(row), line)
    if not rows:
        raise ValueError(f"no rows in {file.name}")
    return header, rows


def number(text: str, place: str) -> float:
    """The value of one cell; an empty one is nan."""
    try:
        return float(text) if text.strip() else float("nan")
    except ValueError:
        word = f"{place}: {text!r} is no number"
        raise ValueError(word) from None


if __name__ == "__main__":
    file = Path("wine.csv")
    write_example(file)
    table = read_table(file, "grower", drop=("bottle",))
    print(table.x.shape, table.classes)
