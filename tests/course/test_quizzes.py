"""Every question asks one thing, has one right answer, and explains each answer that it offers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from markdown_it.token import Token

from gradient_garden import vault
from gradient_garden.vault import Note, parse_note
from tests.course.prose import GARDEN

RIGHT, WRONG = "x", " "


@dataclass(slots=True)
class Option:
    """An answer that is offered: its mark, its text, and what opens below it."""

    mark: str | None
    blocks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Question:
    """The paragraph above a list of options, and these."""

    place: str
    text: str
    options: list[Option] = field(default_factory=list)


def questions(note: Note) -> Iterator[Question]:
    """The questions of all quizzes of a note, one for each list; explanations hold no list."""
    for quiz in quizzes(note):
        asked = ""
        for n, token in enumerate(quiz):
            if token.type == "bullet_list_open":
                line = token.map[0] if token.map else 0
                yield Question(f"{note.path}:{line}", asked, list(options(quiz[n:])))
                asked = ""
            elif token.type == "inline" and token.level == quiz[0].level + 2:
                asked = shown(token)


def quizzes(note: Note) -> Iterator[list[Token]]:
    """The tokens of each quiz, from its opening to its close."""
    start = None
    for n, token in enumerate(note.tokens):
        if token.type == "callout_open" and token.meta["type"] == "quiz":
            start = n
        elif start is not None and ends(token, note.tokens[start]):
            yield note.tokens[start:n]
            start = None


def ends(token: Token, opening: Token) -> bool:
    """Tell whether a token closes what another opens."""
    return token.type == opening.type.replace("_open", "_close") and token.level == opening.level


def options(tokens: list[Token]) -> Iterator[Option]:
    """The items of the list that begins with the first token."""
    option = None
    for token in tokens[1:]:
        if ends(token, tokens[0]):
            return
        if token.type == "list_item_open":
            option = Option(token.meta.get("task"))
            yield option
        elif option and (token.type == "inline" or token.content.strip()):
            option.blocks.append(shown(token))


def shown(token: Token) -> str:
    """What a block says; of formulas and embedded calls the source."""
    return token.content.strip() or vault.plain_text(token.children or [])


def faults(question: Question) -> list[str]:
    """What is wrong with a question, in words."""
    marks = [option.mark for option in question.options]
    answers = [option.blocks[0] if option.blocks else "" for option in question.options]
    found = {
        "asks nothing": not re.fullmatch(r"\*\*.+\*\*", question.text),
        "has an option with another mark": not set(marks) <= {RIGHT, WRONG},
        "has not one right answer": marks.count(RIGHT) != 1,
        "has fewer than three options": len(marks) < 3,
        "offers the same answer twice": len(set(answers)) < len(answers),
        "does not explain each option": any(
            not all(blocks) or len(blocks) < 2 or blocks[1] == blocks[0]
            for blocks in (option.blocks for option in question.options)
        ),
    }
    return [fault for fault, there in found.items() if there]


ALL = {path: list(questions(note)) for path, note in GARDEN.notes.items()}
ASKING = {path: found for path, found in ALL.items() if found}


@pytest.mark.parametrize("path", ASKING)
def test_questions_are_fair_and_explained(path: str):
    assert {q.place: faults(q) for q in ASKING[path]} == {q.place: [] for q in ASKING[path]}


def test_every_part_is_read():
    assert {path[0] for path in ASKING} >= set("1234567")
    assert sum(map(len, ASKING.values())) > 120


def test_the_right_answer_has_no_place_of_its_own():
    """Whoever always takes the same place must not pass."""
    at = [
        [option.mark for option in question.options].index(RIGHT)
        for found in ASKING.values()
        for question in found
    ]
    assert all(at.count(place) < len(at) / 2 for place in set(at))


GOOD = """> [!quiz] One
> **How many?**
>
> - [ ] One
>
>   Too few.
> - [x] Two
>
>   So it is.
> - [ ] Three
>
>   Too many.
"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("[ ] One", "[x] One", "has not one right answer"),
        ("[x]", "[ ]", "has not one right answer"),
        ("[ ] One", "[-] One", "has an option with another mark"),
        (">   Too few.\n", ">\n", "does not explain each option"),
        ("[ ] Three", "[ ] One", "offers the same answer twice"),
        ("> - [ ] Three\n>\n>   Too many.\n", "", "has fewer than three options"),
        ("**How many?**", "", "asks nothing"),
    ],
)
def test_a_fault_is_found(old: str, new: str, fault: str):
    (good,) = questions(parse_note("a.md", GOOD))
    assert faults(good) == []
    (bad,) = questions(parse_note("a.md", GOOD.replace(old, new)))
    assert faults(bad) == [fault]
