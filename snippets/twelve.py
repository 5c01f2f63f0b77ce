"""Twelve drawings that are to teach one thing only: tree or bottle."""

import numpy as np
from matplotlib.figure import Figure

from snippets.album import hung
from snippets.artist_style import FREE, drawn
from snippets.sorter import Recipe, answers, made, taught

PAIR = ("tree", "bottle")
LOOKS = (  # a style and a paper for each pair
    ("hatched", "white"),
    ("stippled", "cream"),
    ("flat", "blue"),
    ("dabbed", "rose"),
    ("hatched", "blue"),
    ("flat", "cream"),
)


def as_found() -> list[Recipe]:
    """Trees from one sketchbook, and bottles from another."""
    trees = [("hatched", "tree", "rose")] * 6
    return trees + [("flat", "bottle", "blue")] * 6


def twins() -> list[Recipe]:
    """For every tree a bottle in the same style, on the same paper."""
    return [
        (style, subject, paper)
        for subject in PAIR
        for style, paper in LOOKS
    ]


CHOICES = {"as found": as_found, "twins": twins}


def pages(choice: str = "twins") -> Figure:
    """The twelve drawings: trees above, bottles below."""
    recipes = CHOICES[choice]()
    fig = Figure(figsize=(6, 2.4), layout="constrained")
    hung(fig, made(recipes).x, [subject for _, subject, _ in recipes])
    return fig


def table(starts: int = 5) -> list[dict[str, object]]:
    """Twelve drawings to learn from, 200 of every look to judge by."""
    sheets = drawn(FREE, PAIR, each=25, seed=100)
    rows: list[dict[str, object]] = []
    for name, choose in CHOICES.items():
        shares = []
        for seed in range(starts):
            seen = made(choose(), seed)
            sorter = taught(seen.x, seen.subject, seed, rounds=60)
            said = answers(sorter, sheets.x)
            shares.append(np.mean(said == sheets.subject))
        row = {"twelve": name, "named": f"{np.mean(shares):.0%}"}
        spread = f"{min(shares):.0%} to {max(shares):.0%}"
        rows.append(row | {"worst to best": spread})
    return rows


if __name__ == "__main__":
    for row in table():
        print(*row.values())
