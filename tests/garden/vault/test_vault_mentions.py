"""Unlinked mentions and loose ends: what is suggested, where, and what is left alone."""

import sys
from dataclasses import replace

import pytest

from gradient_garden.vault import loose_ends, mentions
from gradient_garden.vault.canvas_note import parse_canvas
from tests.garden.vault.build import vault_of

NOTES = {
    "Gradient descent.md": "",
    "Loss.md": "---\naliases: [cost]\n---\n",
    "梯度.md": "",
    "شبكة.md": "",
}


def found(text, **others):
    vault = vault_of({**NOTES, "a/x.md": text, **others})
    return [(d.line, d.column, d.hint) for d in mentions(vault) if d.path == "docs/a/x.md"]


@pytest.mark.parametrize(
    ("text", "line", "column", "link"),
    [
        ("By Gradient descent.", 1, 4, "[[Gradient descent]]"),
        ("one\n\ntwo *and* gradient DESCENT", 3, 11, "[[Gradient descent|gradient DESCENT]]"),
        ("a\nb the cost of it", 2, 7, "[[Loss|cost]]"),
        ("我们用梯度下降", 1, 4, "[[梯度]]"),
        ("هذه شبكة كبيرة", 1, 5, "[[شبكة]]"),
        ("| a |\n|---|\n| the loss |", 3, 7, "[[Loss|loss]]"),
    ],
)
def test_a_mention_is_suggested_once_at_its_place(text, line, column, link):
    hint = f"write {link} if that is meant"
    assert found(text) == [(line, column, hint)]
    assert found(f"{text}\n\nAgain: {text.splitlines()[-1]}")[0] == (line, column, hint)


@pytest.mark.parametrize(
    "text",
    [
        "`loss` and $loss$ and %%loss%%\n\n```\nloss\n```\n\n    loss\n",
        "[[Loss]] is a loss",
        "[the loss](https://example.org) of [[Deep|the loss]]",
        "# Loss\n\n## Loss again",
        "glossy losses closslike",
        "x",
    ],
)
def test_what_is_linked_code_or_part_of_a_word_is_left_alone(text):
    assert found(text) == []


def test_a_name_that_is_written_otherwise_is_still_found_in_its_place():
    assert found(r"1\. of *loss*\, by loss") == [(1, 9, "write [[Loss|loss]] if that is meant")]
    assert found(r"7\. the loss") == [(1, 9, "write [[Loss|loss]] if that is meant")]


def test_the_title_that_a_callout_has_by_itself_says_nothing():
    assert found("> [!LOSS]\n> x") == []
    assert found("> [!note] the loss\n> x")[0][:2] == (1, 15)


def test_a_card_is_found_on_its_line_of_the_canvas():
    card = '{"id": "a", "type": "text", "text": "x \\"y\\" and the loss",'
    board = f'{{"nodes": [\n{card}\n"x": 0, "y": 0, "width": 9, "height": 9}}]}}'
    vault = vault_of(NOTES)
    made = parse_canvas("b/Map.canvas", board)
    with_board = replace(vault, notes={**vault.notes, "b/Map.canvas": made})
    (place,) = [(d.line, d.column) for d in mentions(with_board)]
    assert place == (2, card.index("loss") + 1)


def test_a_name_that_notes_say_everywhere_is_a_word():
    some = {f"n/{n}.md": "the loss" for n in range(20)}
    assert len(list(mentions(vault_of({**NOTES, **some})))) == 20
    assert list(mentions(vault_of({**NOTES, **some, "n/20.md": "the loss"}))) == []


def test_a_name_that_two_notes_have_is_suggested_for_neither():
    assert found("the loss", **{"b/Loss.md": ""}) == []


def test_drafts_are_neither_named_nor_searched():
    assert found("the secret", **{"Secret.md": "---\ndraft: true\n---\n"}) == []
    assert found("---\ndraft: true\n---\nthe loss") == []


def steps(notes):
    """How many Python functions are called to search a vault of so many notes."""
    texts = {
        f"Note {chr(97 + n % 26)}{n} name.md": f"word Note b{n + 1} name. " * 20
        for n in range(notes)
    }
    vault = vault_of(texts)
    list(mentions(vault))  # parses the notes
    count = 0

    def counting(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        list(mentions(vault))
    finally:
        sys.setprofile(None)
    return count


def test_the_work_grows_with_the_texts_and_not_with_their_square():
    assert steps(200) < 2.5 * steps(100)


def test_loose_ends():
    vault = vault_of({"a.md": "[[b]]", "b.md": "", "c.md": "[[c]] [[b]]", "index.md": "x"})
    said = [(d.code, d.path, d.severity) for d in loose_ends(vault)]
    assert said == [
        ("note-orphan", "docs/a.md", "hint"),
        ("note-dead-end", "docs/b.md", "hint"),
        ("note-orphan", "docs/c.md", "hint"),
    ]
