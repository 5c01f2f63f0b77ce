"""Every result in a sentence is an embedded call: none is typed."""

from __future__ import annotations

import pytest

from gradient_garden.vault import parse_note
from tests.course.numbers import sums, typed_results, unproven
from tests.course.prose import lessons


@pytest.mark.parametrize("path", lessons())
def test_no_result_is_typed(path: str):
    found = [f"{line.place} {text}: {line.text}" for line, text in typed_results(lessons()[path])]

    assert found == []


@pytest.mark.parametrize("path", lessons())
def test_what_a_caption_says_stands_in_a_test(path: str):
    note = lessons()[path]
    found = [f"docs/{path}:{link.line} {text}: {link.display}" for link, text in unproven(note)]

    assert found == []


def test_an_unproven_caption_is_found():
    note = parse_note("1 Start/New.md", "![[neuron.py#boundary()|It is 0.5678 wide]]")

    assert [text for _, text in unproven(note)] == ["0.5678"]


@pytest.mark.parametrize(
    "sentence",
    [
        "It reads 93.3% of them.",
        "After 232 corrections it is right.",
        "That makes 109,386 parameters.",
        "Twice is 3 × 4.5 = 14.",
    ],
)
def test_a_typed_result_is_found(sentence: str):
    assert list(typed_results(parse_note("1 Start/New.md", sentence)))


def test_givens_are_let_through():
    note = """It takes ![[knobs.py#after(19)]] after 19 steps, in 2012, from 0 to 10.
    28 × 28 = 784, and 1,000 pictures are unseen.
    """

    assert list(typed_results(parse_note("1 Start/New.md", note))) == []


def test_sums_are_worked_out():
    assert list(sums("(3 + 1) × 2 + (2 + 1) × 1 = 11")) == [[3, 1, 2, 2, 1, 1, 11]]
    assert list(sums("2 × 3 = 4 + 2 = 6, and so on")) == [[2, 3, 4, 2, 6]]
    assert list(sums("Then 1 - 2.4 = -1.4.")) == [[1, 2.4, 1.4]]
    assert list(sums("0.3 × 4 = 1.3")) == []
