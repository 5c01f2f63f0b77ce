"""Every lesson has its parts: three readers, a misconception, a quiz, an exercise, recall cards."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from gradient_garden import vault
from gradient_garden.vault import Note

DOCS = Path(__file__).parents[2] / "docs"
GARDEN = vault.load(DOCS, name="docs")
# How many lessons each part has.
PARTS = {"1": 2, "2": 6, "3": 11, "4": 6, "5": 7, "6": 4, "7": 7, "8": 9}
LESSONS = {
    path: note
    for path, note in GARDEN.notes.items()
    if path[0] in PARTS and not path.endswith("Start here.md")
}
READERS = {"story", "studio", "bench"}


def callouts(note: Note) -> list[str]:
    return [token.meta["type"] for token in note.tokens if token.type == "callout_open"]


def tasks_by_question(note: Note) -> list[list[str]]:
    """The status characters of the options, for each list of a quiz: a list is a question."""
    questions: list[list[str]] = []
    inside: list[str] = []
    for token in note.tokens:
        if token.type == "callout_open":
            inside.append(token.meta["type"])
        elif token.type == "callout_close":
            inside.pop()
        elif "quiz" in inside and token.type == "bullet_list_open":
            questions.append([])
        elif "quiz" in inside and token.type == "list_item_open":
            questions[-1].append(token.meta["task"])
    return questions


@pytest.fixture(params=sorted(LESSONS), ids=lambda path: Path(path).stem)
def lesson(request: pytest.FixtureRequest) -> Note:
    return LESSONS[request.param]


def test_no_lesson_is_missing():
    assert Counter(path[0] for path in LESSONS) == PARTS


def test_a_lesson_speaks_to_its_readers(lesson):
    assert len(READERS & set(callouts(lesson))) >= 2


def test_a_lesson_sets_a_misconception_right(lesson):
    assert "warning" in callouts(lesson)


def test_a_lesson_has_an_exercise_with_a_solution(lesson):
    found = Counter(callouts(lesson))

    assert found["exercise"] >= 1
    assert found["success"] >= 1


def test_each_of_three_questions_has_one_right_answer(lesson):
    questions = tasks_by_question(lesson)

    assert len(questions) == 3
    assert [options.count("x") for options in questions] == [1, 1, 1]
    assert all(len(options) >= 3 for options in questions)


def test_a_lesson_has_three_recall_cards(lesson):
    assert callouts(lesson)[callouts(lesson).index("recall") :].count("question") == 3


def test_a_lesson_says_what_it_is_and_what_comes_next(lesson):
    description = lesson.properties.get("description")

    assert isinstance(description, str)
    assert 20 < len(description) <= 160
    assert any(
        heading.text.lower().replace("’", "'") == "what's next" for heading in lesson.headings
    )


def test_the_prerequisites_are_a_way_and_no_circle():
    assert [d for d in vault.check(GARDEN) if d.code.startswith("needs-")] == []
