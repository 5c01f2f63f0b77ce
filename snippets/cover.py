"""Cover a drawing piece by piece, and then change its paper."""

import numpy as np

from snippets.clues import drawings, sorter, swapped
from snippets.sorter import Sorter, shares

Array = np.ndarray

SIDE = 8  # dots along the side of a cover: 7 x 7 covers


def covered(x: Array, row: int, column: int) -> Array:
    """The drawings with a grey card over one square."""
    found = x.copy()
    top, left = SIDE * row, SIDE * column
    found[:, top : top + SIDE, left : left + SIDE] = 0.5
    return found


def surety(taught: Sorter, x: Array, title: str) -> float:
    """How sure it is of a title, on average."""
    at = list(taught.titles).index(title)
    return float(shares(taught, x)[:, at].mean())


def worst(taught: Sorter, x: Array, title: str) -> float:
    """Its surety under the cover that costs most."""
    return min(
        surety(taught, covered(x, *place), title)
        for place in np.ndindex(7, 7)
    )


def table(seed: int = 0) -> list[dict[str, object]]:
    """How sure it is as drawn, covered, and on the other paper."""
    taught = sorter(seed=seed)
    sheets = drawings(seed=100)
    others = drawings(swapped("paper"), seed=100)
    rows: list[dict[str, object]] = []
    for title in ("tree", "bottle"):
        x, y = (s.x[s.subject == title] for s in (sheets, others))
        sure = {
            "as drawn": surety(taught, x, title),
            "worst cover": worst(taught, x, title),
            "other paper": surety(taught, y, title),
        }
        row: dict[str, object] = {"sure of": title}
        rows.append(row | {k: f"{v:.2f}" for k, v in sure.items()})
    return rows


if __name__ == "__main__":
    for row in table():
        print(*row.values())
