"""The card of a picture set: what is in it, and what tells what."""

from collections import Counter

import numpy as np
from matplotlib.figure import Figure

from snippets.artist_style import (
    BOUND,
    FREE,
    PAPERS,
    STYLES,
    SUBJECTS,
    Array,
    Drawings,
    drawing,
    drawn,
    shown,
)


def told_by(clue: Array, style: Array) -> float:
    """Styles guessed right by who is told only the clue."""
    pairs = Counter(zip(clue, style, strict=True))
    best = [
        max(n for (one, _), n in pairs.items() if one == name)
        for name in set(clue)
    ]
    return sum(best) / len(style)


def entries(data: Drawings) -> dict[str, str]:
    """What should be known before anything is taught."""
    counts = np.unique(data.style, return_counts=True)[1]
    tells = {
        name: f"{told_by(clue, data.style):.0%}"
        for name, clue in (
            ("style, told by subject", data.subject),
            ("style, told by paper", data.paper),
        )
    }
    return {
        "drawings": str(len(data.style)),
        "of each style": " to ".join(
            dict.fromkeys(map(str, (counts.min(), counts.max())))
        ),
        "styles": ", ".join(dict.fromkeys(data.style)),
        "subjects": ", ".join(dict.fromkeys(data.subject)),
        "papers": ", ".join(sorted(set(data.paper))),
        **tells,
    }


def card() -> list[dict[str, str]]:
    """The cards of the two sets, side by side."""
    free, bound = entries(drawn(FREE)), entries(drawn(BOUND))
    return [
        {"what": what, "any paper": free[what], "a paper each": other}
        for what, other in bound.items()
    ]


def wall(seed: int = 0) -> Figure:
    """Each subject in each style, on any paper."""
    rng = np.random.default_rng(seed)
    fig = Figure(figsize=(6, 4.1), layout="constrained")
    axes = fig.subplots(len(STYLES), len(SUBJECTS))
    for line, style in zip(axes, STYLES, strict=True):
        for ax, subject in zip(line, SUBJECTS, strict=True):
            paper = str(rng.choice(list(PAPERS)))
            sheet = drawing(style, subject, paper, rng)
            ax.imshow(shown(sheet), interpolation="none")
            ax.set(xticks=[], yticks=[])
        line[0].set_ylabel(style)
    for ax, subject in zip(axes[0], SUBJECTS, strict=True):
        ax.set_title(subject)
    return fig


if __name__ == "__main__":
    for row in card():
        print(*row.values())
