"""Where a text uses a term: words looked up in a table, in time linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from gradient_garden.pages.model import Term, TermIndex

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
Words = tuple[str, ...]


class Use(NamedTuple):
    """One use of a term in a text: from where to where, and the path of the term's note."""

    start: int
    end: int
    path: str


def term_index(terms: Mapping[str, Term]) -> TermIndex:
    """Look-up tables for terms by path; of two with one spelling the first counts."""
    spelt: dict[str, dict[Words, str]] = {}
    for path, term in terms.items():
        for spelling in term.spellings:
            if words := tuple(_WORD.findall(spelling.casefold())):
                spelt.setdefault(words[0], {}).setdefault(words, path)
    longest_first = {
        first: tuple(sorted(found.items(), key=lambda entry: -len(entry[0])))
        for first, found in spelt.items()
    }
    return TermIndex(terms, longest_first)


def uses(text: str, index: TermIndex) -> Iterator[Use]:
    """Yield every use of a term in a plain text, in order; the longest spelling wins."""
    words = [(match[0].casefold(), *match.span()) for match in _WORD.finditer(text)]
    number = 0
    while number < len(words):
        found = _at(words, number, text, index.spelt.get(words[number][0], ()))
        if found is None:
            number += 1
        else:
            length, path = found
            yield Use(words[number][1], words[number + length - 1][2], path)
            number += length


def _at(
    words: list[tuple[str, int, int]],
    number: int,
    text: str,
    candidates: Iterable[tuple[Words, str]],
) -> tuple[int, str] | None:
    """The number of words of the spelling that begins here, and the path of its term."""
    for spelling, path in candidates:
        here = words[number : number + len(spelling)]
        if tuple(word for word, _, _ in here) == spelling and _joined(here, text):
            return len(spelling), path
    return None


def _joined(words: list[tuple[str, int, int]], text: str) -> bool:
    """Whether nothing but space lies between the words."""
    between = (text[a[2] : b[1]] for a, b in pairwise(words))
    return all(gap.isspace() for gap in between)
