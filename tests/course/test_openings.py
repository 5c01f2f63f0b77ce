"""How a lesson opens, and whom it speaks to: a picture and a promise first, formulas later."""

from __future__ import annotations

import pytest

from gradient_garden.vault import Note
from tests.course.prose import lessons, lines

EVERYBODY = {"story", "studio", "bench"}
NEW = {path: note for path, note in lessons().items() if not path.endswith("Start here.md")}


@pytest.fixture(params=NEW)
def lesson(request: pytest.FixtureRequest) -> Note:
    return NEW[request.param]


def first_heading(note: Note) -> int:
    return note.headings[0].line


def test_it_opens_with_a_picture_and_a_promise(lesson):
    opening = [line for line in lines(lesson) if line.number < first_heading(lesson)]

    assert opening[0].kind == "text"
    assert "caption" in {line.kind for line in opening}
    assert any("at the end of this lesson you can" in line.text.lower() for line in opening)


def test_the_picture_comes_before_the_formula(lesson):
    shown = [link.line for link in lesson.links if link.form == "embed" and link.display]
    formulas = [token.map[0] + 1 for token in lesson.tokens if token.type == "math_block"]

    if lesson.path.startswith("8 Studio/"):
        assert formulas == []  # this way has none at all
    else:
        assert formulas
        assert min(shown) < min(formulas)


def test_it_speaks_to_everybody_and_leaves_the_keyboard(lesson):
    kinds = [token.meta["type"] for token in lesson.tokens if token.type == "callout_open"]

    assert set(kinds) >= EVERYBODY
    assert "tip" in kinds


def test_it_links_to_what_it_builds_on_and_to_what_comes_next(lesson):
    needed = lesson.properties.get("needs", [])
    last = [link for link in lesson.links if link.line > lesson.headings[-1].line]

    assert len({link.path for link in lesson.links if link.form == "wiki"}) > len(needed)
    assert last
