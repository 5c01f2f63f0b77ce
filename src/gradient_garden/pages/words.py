"""Counting words, and a description for a note whose author gave none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gradient_garden.pages.tree import Node, grow, plain
from gradient_garden.vault.memory import remembered
from gradient_garden.vault.model import Note

_WORD = re.compile(r"\w[\w'’-]*")
LONGEST = 160  # characters that search engines show


def count(tree: Sequence[Node]) -> int:
    """How many words of prose a reader reads: code, formulas and footnote marks left out."""
    found = 0
    for node in tree:
        if node.kind == "text":
            found += len(_WORD.findall(node.token.content))
        elif node.children:
            found += count(node.children)
    return found


@remembered
def description(note: Note) -> str:
    """The note's `description`, or else the beginning of its first paragraph, as plain text."""
    given = note.properties.get("description")
    if isinstance(given, str | int | float) and not isinstance(given, bool):
        return " ".join(str(given).split())
    return _shorten(next(filter(None, map(plain, _paragraphs(note))), ""))


@remembered
def meaning(note: Note) -> str:
    """The note's first paragraph, whole and as plain text, or else its `description`."""
    return next(filter(None, map(plain, _paragraphs(note))), "") or description(note)


def _paragraphs(note: Note) -> Iterator[list[Node]]:
    """The paragraphs that stand in no other block, one by one."""
    for index, token in enumerate(note.tokens):
        if token.type == "paragraph_open" and token.level == 0:
            yield grow(note.tokens[index : index + 3])


def _shorten(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0].rstrip(" ,;:–—") + " …"
