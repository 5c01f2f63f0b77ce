"""Two heaps of drawings that differ in three ways: which one counts?"""

import numpy as np
from matplotlib.figure import Figure

from snippets.album import hung
from snippets.artist_style import Drawings
from snippets.sorter import Recipe, Sorter, answers, made, taught

Array = np.ndarray
Heaps = tuple[Recipe, Recipe]

HEAPS = (("hatched", "tree", "cream"), ("flat", "bottle", "blue"))
WHITE = (("hatched", "tree", "white"), ("flat", "bottle", "white"))
CLUES = ("style", "subject", "paper")  # in the order of a recipe


def drawings(heaps: Heaps = HEAPS, seed: int = 0) -> Drawings:
    """Thirty drawings of each heap."""
    return made([heap for heap in heaps for _ in range(30)], seed)


def sorter(heaps: Heaps = HEAPS, seed: int = 0) -> Sorter:
    """A network taught to tell the trees from the bottles."""
    pages = drawings(heaps, seed)
    return taught(pages.x, pages.subject, seed)


def swapped(clue: str, heaps: Heaps = HEAPS) -> Heaps:
    """Each heap gets the other's paper, or style, or subject."""
    if clue == "nothing":
        return heaps
    at, (one, other) = CLUES.index(clue), heaps
    return (
        (*one[:at], other[at], *one[at + 1 :]),
        (*other[:at], one[at], *other[at + 1 :]),
    )


def follows(
    taught_one: Sorter, clue: str, heaps: Heaps = HEAPS
) -> float:
    """How often the verdict goes over with the clue."""
    sheets = drawings(swapped(clue, heaps), seed=100)
    before = np.repeat([subject for _, subject, _ in heaps], 30)
    return float(np.mean(answers(taught_one, sheets.x) != before))


def table(starts: int = 5) -> list[dict[str, object]]:
    """One clue is swapped and two stay: who changes the verdict?"""
    rows: list[dict[str, object]] = []
    for seed in range(starts):
        net = sorter(seed=seed)
        row: dict[str, object] = {"start": seed}
        for clue in ("paper", "style", "subject"):
            row[f"{clue} swapped"] = f"{follows(net, clue):.0%}"
        rows.append(row)
    return rows


def on_white(starts: int = 5) -> list[dict[str, object]]:
    """White paper only: does the verdict follow style or subject?"""
    rows: list[dict[str, object]] = []
    for seed in range(starts):
        net = sorter(WHITE, seed)
        right = 1 - follows(net, "nothing", WHITE)
        style = follows(net, "style", WHITE)
        row: dict[str, object] = {
            "start": seed,
            "own test": f"{right:.0%}",
        }
        row["by style"] = f"{style:.0%}"
        rows.append(row | {"by subject": f"{1 - style:.0%}"})
    return rows


def asked(swap: str = "nothing", start: int = 1) -> Figure:
    """Three drawings of each heap, one clue swapped, and verdicts."""
    sheets = drawings(swapped(swap), seed=100)
    x = sheets.x[[0, 1, 2, 30, 31, 32]]
    fig = Figure(figsize=(4.4, 3.2), layout="constrained")
    hung(
        fig, x, [f"“{word}”" for word in answers(sorter(seed=start), x)]
    )
    return fig


if __name__ == "__main__":
    for row in (*table(2), *on_white(2)):
        print(*row.values())
