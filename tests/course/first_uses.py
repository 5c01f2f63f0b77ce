"""Where each term of the Index is used before the lesson that teaches it, and not linked to it.

python -m tests.course.first_uses        # lists every term: taught where, used first where
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.course.prose import GARDEN, Line, leads_to, lessons, lines

INDEX = "9 Back matter/Index of concepts.md"
READ = ("text", "cell", "caption")  # a heading or a title announces what comes below it

# Words that everybody has, used in their everyday sense before a lesson sharpens them.
EVERYDAY = {
    "Diagnosis": "what a doctor finds",
    "Digits": "the ten figures; the index means the collection",
    "Drift": "move slowly apart",
    "Folding": "what a folding ruler does",
    "Gap": "a place left open",
    "Rounding": "as in school; a later lesson shows where it does harm",
    "Slope": "how steep; from the second page on that of the loss",
    "Step": "one of several things done in turn, or with a foot",
    "Turn": "what knobs and lines do",
}


class Term(NamedTuple):
    """A term of the index, and the notes that its entry leads to."""

    name: str
    notes: frozenset[str]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The whole word, also in the plural; of `Neuron, living` only the first word."""
        return re.compile(rf"\b{re.escape(self.name.split(',')[0])}(?:e?s)?\b", re.IGNORECASE)


class Use(NamedTuple):
    """A line that uses a term; `introduced` if it links to a lesson that teaches it."""

    term: Term
    line: Line
    introduced: bool


def terms() -> list[Term]:
    """The entries of the index, `*Term*: what it is. [[Where it is taught]]`."""
    entries = [line for line in lines(GARDEN.notes[INDEX]) if line.links and ": " in line.text]
    return [
        Term(
            line.text.partition(": ")[0],
            frozenset(str(leads_to(INDEX, link)) for _, _, link in line.links),
        )
        for line in entries
    ]


def first_uses(term: Term, course: Mapping[str, list[Line]]) -> Iterator[Use]:
    """The first use in each lesson that stands before all lessons that teach the term."""
    for path, read in course.items():
        if path in term.notes:
            return
        found = next((line for line in read if uses(term, line)), None)
        if found:
            introduced = any(leads_to(path, link) in term.notes for _, _, link in found.links)
            yield Use(term, found, introduced)


def uses(term: Term, line: Line) -> bool:
    """Tell whether a line holds the term outside links, whose text may name another lesson."""
    text = list(line.text)
    for start, end, link in line.links:
        if leads_to(line.path, link) not in term.notes:
            text[start:end] = " " * (end - start)
    return bool(term.pattern.search("".join(text)))


def course() -> dict[str, list[Line]]:
    """What is read in each lesson, in the order of Contents."""
    return {
        path: [line for line in lines(note) if line.kind in READ]
        for path, note in lessons().items()
    }


if __name__ == "__main__":
    read = course()
    for term in terms():
        early = [f"{use.line.place}" for use in first_uses(term, read)]
        print(f"{term.name}: taught in {', '.join(sorted(term.notes))}; before: {early or 'never'}")
