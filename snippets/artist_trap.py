"""A trap in the drawings: each style always on the same paper."""

import numpy as np
from matplotlib.figure import Figure

from snippets.artist_eye import answers, lent, share, taught
from snippets.artist_style import (
    BOUND,
    FREE,
    PAPERS,
    STYLES,
    Array,
    Drawings,
    Rule,
    drawing,
    drawn,
    on,
    shown,
)

ROUND = np.roll(list(PAPERS), -1)
NEXT: Rule = {s: (p,) for s, p in zip(STYLES, ROUND, strict=True)}
TESTS = {
    "the papers of the lesson": BOUND,
    "white paper": on("white"),
    "another style's paper": NEXT,
}


def tests() -> list[Drawings]:
    """New drawings for each of the three tests."""
    rules = enumerate(TESTS.values(), start=2)
    return [drawn(rule, each=5, seed=seed) for seed, rule in rules]


def table() -> list[dict[str, object]]:
    """Two heads, taught from as many drawings, in three tests."""
    eye, sets, rows = lent(), tests(), []
    rules = {"on any paper": FREE, "a paper for each style": BOUND}
    for name, rule in rules.items():
        head = taught(eye, drawn(rule))
        shares = [f"{share(eye, head, each):.0%}" for each in sets]
        rows.append(
            {"taught": name} | dict(zip(TESTS, shares, strict=True))
        )
    return rows


def sheets(style: str = "hatched", subject: str = "ball") -> Array:
    """The same drawing, dot for dot, on each paper."""
    return np.array(
        [
            drawing(style, subject, paper, np.random.default_rng(5))
            for paper in PAPERS
        ]
    )


def papers() -> Figure:
    """What two heads say of one drawing on four papers."""
    x, eye = sheets(), lent()
    heads = [taught(eye, drawn(rule)) for rule in (FREE, BOUND)]
    fair, fooled = (head.predict(answers(eye, x)) for head in heads)
    fig = Figure(figsize=(6, 2.2), layout="constrained")
    axes = fig.subplots(1, len(x))
    for ax, sheet, one, other in zip(
        axes, x, fair, fooled, strict=True
    ):
        ax.imshow(shown(sheet), interpolation="none")
        ax.set(xticks=[], yticks=[], title=f"“{other}”")
        ax.set_xlabel(f"“{one}”")
    return fig


def grey(data: Drawings) -> Drawings:
    """As a copier without colour sees them."""
    mean = data.x.mean(axis=3, keepdims=True)
    return data._replace(x=mean.repeat(3, axis=3))


def balanced(data: Drawings) -> Drawings:
    """White balance: whatever the paper is, it becomes white."""
    paper = np.quantile(data.x, 0.9, axis=(1, 2), keepdims=True)
    white = np.minimum(data.x / paper, 1)
    return data._replace(x=white.astype(np.float32))


def mixed(each: int) -> Drawings:
    """The trap, and a few drawings more on any paper."""
    more = drawn(FREE, each=each, seed=9)
    both = zip(drawn(BOUND), more, strict=True)
    return Drawings(*(np.concatenate(parts) for parts in both))


def as_it_is(data: Drawings) -> Drawings:
    """No change at all."""
    return data


def cures() -> list[dict[str, object]]:
    """Four attempts to get out of the trap."""
    eye, sets, trap = lent(), tests(), drawn(BOUND)
    attempts = {
        "look in grey": (trap, grey),
        "24 more, on any paper": (mixed(1), as_it_is),
        "240 more, on any paper": (mixed(10), as_it_is),
        "white balance": (trap, balanced),
    }
    rows: list[dict[str, object]] = []
    for name, (data, seen) in attempts.items():
        head = taught(eye, seen(data))
        shares = [f"{share(eye, head, seen(one)):.0%}" for one in sets]
        row = dict(zip(TESTS, shares, strict=True))
        rows.append({"attempt": name, **row})
    return rows


if __name__ == "__main__":
    for row in table():
        print(*row.values())
