"""Nobody meets a term before the lesson that teaches it, unless a link leads there."""

from __future__ import annotations

from tests.course.first_uses import EVERYDAY, Term, course, first_uses, terms, uses
from tests.course.prose import Line


def test_first_uses_are_taught_or_linked():
    read = course()
    early = [
        f"{use.line.place} {term.name}: {use.line.text}"
        for term in terms()
        if term.name not in EVERYDAY
        for use in first_uses(term, read)
        if not use.introduced
    ]

    assert early == []


def test_the_index_is_read_whole():
    names = [term.name for term in terms()]

    assert len(names) > 100
    assert {"Backpropagation", "Neuron, artificial", "XOR"} <= set(names)
    assert set(names) >= set(EVERYDAY)


def test_whole_words_and_plurals_are_found():
    batch = Term("Batch", frozenset())

    assert uses(batch, Line("a.md", 1, "text", "Two batches are read."))
    assert not uses(batch, Line("a.md", 1, "text", "The batched one is not."))
