"""The way against the notes' own front matter, and against a closure by trying."""

import re
from itertools import permutations
from pathlib import Path

import pytest

from snippets.way import NEEDS, way

DOCS = Path(__file__).parents[2] / "docs"


def needs_in_note(title: str) -> set[str]:
    (note,) = DOCS.rglob(f"{title}.md")
    front = note.read_text(encoding="utf-8").split("---")[1]
    line = re.search(r"^needs: (.*)$", front, re.MULTILINE)
    return set(re.findall(r"\[\[(.*?)\]\]", line[1])) if line else set()


@pytest.mark.parametrize("title", NEEDS)
def test_needs_are_those_of_the_notes(title):
    assert set(NEEDS[title]) == needs_in_note(title)


def legal(order: tuple[str, ...], needs: dict[str, tuple[str, ...]]) -> bool:
    return all(set(needs[s]) <= set(order[:i]) for i, s in enumerate(order))


@pytest.mark.parametrize("title", NEEDS)
def test_way_is_among_the_shortest_legal_orders(title):
    orders = (o for n in range(1, 8) for o in permutations(NEEDS, n))
    shortest = next(o for o in orders if o[-1] == title and legal(o, NEEDS))
    assert legal(tuple(way(title, NEEDS)), NEEDS)
    assert len(way(title, NEEDS)) == len(shortest)


def test_what_is_needed_twice_is_walked_once():
    diamond = {"a": (), "b": ("a",), "c": ("a",), "d": ("b", "c")}
    assert way("d", diamond) == ["a", "b", "c", "d"]


def test_a_lesson_that_needs_nothing_is_its_own_way():
    assert way("a", {"a": ()}) == ["a"]
