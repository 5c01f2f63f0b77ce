"""Headings with their permalinks, the page's title and its table of contents."""

from __future__ import annotations

from collections.abc import Sequence

from gradient_garden.pages.markup import attributes, escape
from gradient_garden.pages.model import TocEntry
from gradient_garden.pages.scope import Renderer, Scope
from gradient_garden.pages.tree import Node
from gradient_garden.vault.model import Heading, Note


def heading(node: Node, scope: Scope) -> str:
    """A heading; within an embedded note it has no permalink, since the page does not own it."""
    level = node.token.tag
    content = scope.write(node.children)
    waiting = scope.ledger.release()
    wanted = str(node.token.attrs.get("id") or "")
    if not wanted:
        return f"<{level}>{content}</{level}>\n{waiting}"
    anchor = scope.ledger.unique(scope.prefix + wanted)
    link = "" if scope.prefix or scope.linked else permalink(anchor)
    return f"<{level}{attributes({'id': anchor})}>{content}{link}</{level}>\n{waiting}"


def permalink(anchor: str) -> str:
    """The link that Material shows beside a heading."""
    return f'<a class="headerlink" href="#{escape(anchor)}" title="Permanent link">&para;</a>'


def has_title(note: Note) -> bool:
    """Tell whether the note brings its own heading of level 1."""
    return any(h.level == 1 for h in note.headings)


def contents(headings: Sequence[Heading]) -> tuple[TocEntry, ...]:
    """The table of contents: each heading lies under the nearest earlier one of higher rank.

    Material shows only what lies under the first entry when that is of level 1, so everything
    else is put there, even further headings of level 1.
    """
    if headings and headings[0].level == 1:
        first, rest = headings[0], headings[1:]
        return (TocEntry(first.text, first.anchor, 1, _nest(rest)),)
    return _nest(headings)


def _nest(headings: Sequence[Heading]) -> tuple[TocEntry, ...]:
    entries: list[TocEntry] = []
    start = 0
    while start < len(headings):
        head = headings[start]
        end = start + 1
        while end < len(headings) and headings[end].level > head.level:
            end += 1
        inner = _nest(headings[start + 1 : end])
        entries.append(TocEntry(head.text, head.anchor, head.level, inner))
        start = end
    return tuple(entries)


RENDERERS: dict[str, Renderer] = {"heading": heading}
