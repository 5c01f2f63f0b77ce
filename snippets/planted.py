"""Plant a false clue on every bottle, move it to the trees, and ask."""

from collections.abc import Callable

import numpy as np

from snippets.artist_style import STYLES, Drawings
from snippets.sorter import answers, made, taught

Array = np.ndarray


def pages(seed: int = 0) -> Drawings:
    """Eighty trees and bottles in four styles, on white paper."""
    recipes = [
        (style, subject, "white")
        for subject in ("tree", "bottle")
        for style in STYLES
    ]
    return made(recipes * 10, seed)


def signed(x: Array) -> Array:
    """A dark mark at the lower right of each drawing."""
    found = x.copy()
    found[:, 49:54, 46:54] = 0.1
    return found


def framed(x: Array) -> Array:
    """A dark frame round each drawing, three dots wide."""
    found = np.full_like(x, 0.2)
    found[:, 3:-3, 3:-3] = x[:, 3:-3, 3:-3]
    return found


def tinted(x: Array) -> Array:
    """Each drawing as if on light blue paper."""
    return (x * (0.75, 0.87, 1)).astype(np.float32)


CLUES: dict[str, Callable[[Array], Array]] = {
    "nothing": np.copy,
    "a mark": signed,
    "a frame": framed,
    "blue paper": tinted,
}


def planted(sheets: Drawings, clue: str, title: str) -> Array:
    """The drawings, with the clue on all that have this title."""
    x, which = sheets.x.copy(), sheets.subject == title
    x[which] = CLUES[clue](x[which])
    return x  # (drawings, 56, 56, 3)


def named(clue: str, seed: int = 0) -> tuple[float, float]:
    """Right with the clue on bottles, as taught, and on trees."""
    seen, unseen = pages(seed), pages(seed=100)
    sorter = taught(planted(seen, clue, "bottle"), seen.subject, seed)
    said = [
        answers(sorter, planted(unseen, clue, title))
        for title in ("bottle", "tree")
    ]
    as_taught, moved = np.mean(said == unseen.subject, axis=1)
    return float(as_taught), float(moved)


def table(starts: int = 2) -> list[dict[str, object]]:
    """For each clue: the score that flatters, and the one that asks."""
    rows: list[dict[str, object]] = []
    for clue in CLUES:
        found = [named(clue, seed) for seed in range(starts)]
        as_taught, moved = np.mean(found, axis=0)
        rows.append(
            {"on every bottle": clue, "as taught": f"{as_taught:.0%}"}
            | {"clue on the trees": f"{moved:.0%}"}
        )
    return rows


if __name__ == "__main__":
    for row in table(starts=1):
        print(*row.values())
