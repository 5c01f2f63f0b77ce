"""The table of symbols and the tables of the lessons agree."""

from __future__ import annotations

from itertools import pairwise

from tests.course.prose import GARDEN, leads_to
from tests.course.symbols import base, explained, places

PATH = "9 Back matter/Notation.md"
NOTATION = GARDEN.notes[PATH]


def rows() -> list[tuple[list[str], str | None]]:
    """The symbols of each row, and the lesson that it names as the first."""
    found: list[tuple[list[str], str | None]] = []
    for cell, inner in pairwise(NOTATION.tokens):
        if cell.type == "tr_open":
            found.append(([], None))
        elif cell.type == "td_open":
            children = inner.children or []
            symbols, _ = found[-1]
            if not symbols:
                symbols += [base(c.content) for c in children if c.type == "math_inline"]
            for child in children:
                if child.type == "wikilink":
                    found[-1] = symbols, leads_to(PATH, child.meta["link"])
    return [row for row in found if row[0]]


def test_each_symbol_is_first_met_where_it_says():
    met = places()
    for symbols, lesson in rows():
        assert [met[symbol][0] for symbol in symbols] == [lesson] * len(symbols)


def test_each_symbol_of_several_lessons_is_in_the_table():
    often = {symbol for symbol, lessons in places().items() if len(lessons) > 1}

    assert often - set(explained(NOTATION)) == set()


def test_no_symbol_stands_twice():
    symbols = list(explained(NOTATION))

    assert len(symbols) > 30
    assert len(set(symbols)) == len(symbols)
