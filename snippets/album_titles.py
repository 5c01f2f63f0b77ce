"""Wrong titles in an album: a slip here and there, or all one way."""

import numpy as np

from snippets.album import album, known, pupil, unseen
from snippets.artist_style import SUBJECTS
from snippets.sorter import answers

Array = np.ndarray


def slips(titles: Array, wrong: int, seed: int = 0) -> Array:
    """So many drawings, picked by chance, get some other title."""
    rng = np.random.default_rng(seed)
    found, names = titles.copy(), np.array(list(SUBJECTS))
    for n in rng.choice(len(titles), wrong, replace=False):
        found[n] = rng.choice(names[names != titles[n]])
    return found


def one_way(titles: Array, wrong: int, seed: int = 0) -> Array:
    """So many houses are called boats."""
    rng = np.random.default_rng(seed)
    found, houses = titles.copy(), np.flatnonzero(titles == "house")
    found[rng.choice(houses, wrong, replace=False)] = "boat"
    return found


def table(wrong: int = 12, starts: int = 2) -> list[dict[str, object]]:
    """The same number of wrong titles, in two ways."""
    pages, sheets = album(), unseen()
    houses = sheets.x[sheets.subject == "house"]
    ways = {"none": None, "slips": slips, "one way": one_way}
    rows: list[dict[str, object]] = []
    for name, spoil in ways.items():
        shares = []
        for seed in range(starts):
            y = pages.subject
            y = spoil(y, wrong, seed) if spoil else y
            sorter = pupil(pages._replace(subject=y), seed)
            right = np.mean([*known(sorter, sheets).values()])
            shares.append(
                (right, np.mean(answers(sorter, houses) == "house"))
            )
        every, house = np.mean(shares, axis=0)
        rows.append(
            {"wrong titles": f"{wrong}, {name}" if spoil else name}
        )
        rows[-1] |= {
            "all named": f"{every:.0%}",
            "houses named": f"{house:.0%}",
        }
    return rows


if __name__ == "__main__":
    for row in table(starts=1):
        print(*row.values())
