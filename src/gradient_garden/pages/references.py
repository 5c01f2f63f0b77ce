"""Which code a note shows: what the plan is made of."""

from __future__ import annotations

from collections.abc import Iterator

from gradient_garden.lab import is_code, parse_reference
from gradient_garden.lab.model import Reference
from gradient_garden.pages.tree import grow, walk
from gradient_garden.vault.memory import remembered
from gradient_garden.vault.model import Link, Note


@remembered
def code_references(note: Note) -> tuple[tuple[Reference | str, Link], ...]:
    """Every embed of code in a note, in order, with its place.

    A string says what is wrong with the reference. Code in comments is not shown, so not here.
    """
    return tuple(_parsed(note, "embed"))


@remembered
def code_links(note: Note) -> tuple[tuple[Reference | str, Link], ...]:
    """Every link to code in a note, such as `[[neuron.py#neuron]]`, in order."""
    return tuple(_parsed(note, "wikilink", "link"))


def _parsed(note: Note, *kinds: str) -> Iterator[tuple[Reference | str, Link]]:
    if not any(is_code(link.path) for link in note.links):
        return
    for node in walk(grow(note.tokens)):
        link = node.token.meta.get("link") if node.kind in kinds else None
        if link is not None and is_code(link.path):
            yield parse_reference(link.path, link.subpath), link
