"""The symbols that the lessons explain in tables, without their indices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gradient_garden.vault import Note
from tests.course.prose import lessons

INDEX = re.compile(r"_(\{[^{}]*\}|\\?\w)")  # of a vector, a layer or an example
ARGUMENT = re.compile(r"\([a-z]\)$")


def base(symbol: str) -> str:
    """A symbol without index and argument: `x` of `x_i`, `L` of `L(w)`."""
    return ARGUMENT.sub("", INDEX.sub("", symbol.partition(r" \dots")[0])).strip()


def explained(note: Note) -> Iterator[str]:
    """The symbols in the first column of a note's tables, in order."""
    column = 0
    for cell, inner in pairwise(note.tokens):
        if cell.type == "tr_open":
            column = 0
        elif cell.type == "td_open":
            column += 1
            for child in (inner.children or []) if column == 1 else ():
                if child.type == "math_inline":
                    yield base(child.content)


def places() -> dict[str, list[str]]:
    """For each symbol, the paths of the lessons that explain it, in the order of Contents."""
    found: dict[str, list[str]] = {}
    for path, note in lessons().items():
        for symbol in dict.fromkeys(explained(note)):
            found.setdefault(symbol, []).append(path)
    return found
