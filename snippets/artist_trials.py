"""Does it know a style? Drawings of a subject that it never saw."""

from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

from snippets.artist_eye import answers, lent, share, taught
from snippets.artist_style import (
    FREE,
    PAPERS,
    STYLES,
    SUBJECTS,
    Array,
    Drawings,
    drawn,
    shown,
)


class Verdicts(NamedTuple):
    """What was said of fresh drawings, and how surely."""

    of: Drawings
    said: Array  # (drawings,), names of styles
    sure: Array  # (drawings,), the share given to that style


def some(data: Drawings, rows: Array) -> Drawings:
    """These rows of a set, in this order."""
    return Drawings(*(part[rows] for part in data))


def verdicts() -> Verdicts:
    """Each fresh drawing, judged by a head that lacked its subject."""
    eye, shown, fresh = lent(), drawn(FREE), drawn(FREE, seed=1)
    shares = np.zeros((len(fresh.x), len(STYLES)))
    for subject in SUBJECTS:
        head = taught(eye, some(shown, shown.subject != subject))
        rows = np.flatnonzero(fresh.subject == subject)
        shares[rows] = head.predict_proba(answers(eye, fresh.x[rows]))
    said = head.classes_[shares.argmax(axis=1)]
    return Verdicts(fresh, said, shares.max(axis=1))


def ink(data: Drawings) -> float:
    """How much darker the sheets are than their bare paper."""
    bare = np.array([PAPERS[paper] for paper in data.paper])
    return float(1 - data.x.mean() / bare.mean())


def by_subject() -> list[dict[str, object]]:
    """New drawings of a subject that was shown, and that was not."""
    eye, (fresh, said, _) = lent(), verdicts()
    head, rows = taught(eye, drawn(FREE)), []
    for subject in (*SUBJECTS, "all"):
        one = (fresh.subject == subject) | (subject == "all")
        sheets = some(fresh, one)
        shares = {
            "ink": ink(sheets),
            "among the shown": share(eye, head, sheets),
            "never shown": np.mean(said[one] == sheets.style),
        }
        row = {name: f"{p:.0%}" for name, p in shares.items()}
        rows.append({"subject": subject, **row})
    return rows


def confusion() -> list[dict[str, object]]:
    """Rows are what a drawing is, columns what was said of it."""
    (sheets, said, _) = verdicts()
    return [
        {"drawn as": style}
        | {
            f"said {other}": int(
                np.sum(said[sheets.style == style] == other)
            )
            for other in STYLES
        }
        for style in STYLES
    ]


def worst(count: int = 4) -> Figure:
    """Of each kind of mistake the one it is surest of."""
    sheets, said, sure = verdicts()
    kinds: dict[tuple[str, str], int] = {}
    for n in np.argsort(-sure):
        if said[n] != sheets.style[n]:
            kinds.setdefault((sheets.style[n], said[n]), n)
    fig = Figure(figsize=(6, 2.1), layout="constrained")
    axes = fig.subplots(1, count)
    for ax, n in zip(axes, kinds.values(), strict=False):
        ax.imshow(shown(sheets.x[n]), interpolation="none")
        ax.set(xticks=[], yticks=[], title=sheets.style[n])
        ax.set_xlabel(f"said {said[n]},\n{sure[n]:.0%} sure")
    return fig


if __name__ == "__main__":
    for row in by_subject():
        print(*row.values())
