"""One network, several albums: what it learns is what it is shown."""

from itertools import cycle, islice, product

import numpy as np
from matplotlib.figure import Figure

from snippets.artist_style import STYLES, SUBJECTS, Drawings, shown
from snippets.sorter import Sorter, answers, made, taught

Array = np.ndarray

ALL = tuple(STYLES)
ALBUMS = {style: (style,) for style in ALL} | {"all four": ALL}


def album(
    name: str = "all four", count: int = 120, seed: int = 0
) -> Drawings:
    """So many drawings on white paper: six subjects, some styles."""
    pages = product(SUBJECTS, ALBUMS[name])
    recipes = [(style, subject, "white") for subject, style in pages]
    return made(islice(cycle(recipes), count), seed)


def pupil(pages: Drawings, seed: int = 0, looks: int = 2400) -> Sorter:
    """Taught the subjects; it looks at so many pages, all in all."""
    rounds = looks // len(pages.x)
    return taught(pages.x, pages.subject, seed, rounds)


def unseen() -> Drawings:
    """240 more drawings in all four styles, which no album holds."""
    return album("all four", 240, seed=100)


def known(sorter: Sorter, sheets: Drawings) -> dict[str, float]:
    """For each style, the share of its drawings named correctly."""
    hit = answers(sorter, sheets.x) == sheets.subject
    return {s: float(hit[sheets.style == s].mean()) for s in ALL}


def table(starts: int = 2) -> list[dict[str, object]]:
    """An album in each style, and one in all four."""
    sheets = unseen()
    rows: list[dict[str, object]] = []
    for name in ALBUMS:
        pages = album(name)
        found = [
            known(pupil(pages, seed), sheets) for seed in range(starts)
        ]
        shares = {s: np.mean([one[s] for one in found]) for s in ALL}
        named = {s: f"{share:.0%}" for s, share in shares.items()}
        rows.append({"album": name} | named)
    return rows


def more() -> list[dict[str, object]]:
    """Few and many drawings in one style, and few in four."""
    sheets = unseen()
    rows: list[dict[str, object]] = []
    for name, count in (("flat", 48), ("flat", 480), ("all four", 48)):
        found = known(pupil(album(name, count)), sheets)
        others = np.mean([found[s] for s in ALL if s != "flat"])
        rows.append({"album": name, "drawings": count})
        rows[-1]["flat ones named"] = f"{found['flat']:.0%}"
        rows[-1]["others named"] = f"{others:.0%}"
    return rows


def hung(fig: Figure, pages: Array, titles: list[str]) -> None:
    """Drawings in two rows, each with its title."""
    axes = fig.subplots(2, len(pages) // 2)
    for ax, x, title in zip(axes.flat, pages, titles, strict=True):
        ax.imshow(shown(x), interpolation="none")
        ax.set(xticks=[], yticks=[], title=title)


def verdicts(name: str = "all four") -> Figure:
    """Unseen hills and houses, and what the network calls them."""
    sheets, sorter = unseen(), pupil(album(name))
    chosen = [
        np.flatnonzero(
            (sheets.subject == what) & (sheets.style == how)
        )[0]
        for what, how in product(("hills", "house"), ALL)
    ]
    said = answers(sorter, sheets.x[chosen])
    signs = np.where(said == sheets.subject[chosen], "✓", "✗")
    fig = Figure(figsize=(5.4, 3.2), layout="constrained")
    titles = [
        f"{sign} {word}" for sign, word in zip(signs, said, strict=True)
    ]
    hung(fig, sheets.x[chosen], titles)
    return fig


if __name__ == "__main__":
    for row in more():
        print(*row.values())
