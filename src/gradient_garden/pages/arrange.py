"""Put neighbours together that belong together: tabs, and raw HTML with what it encloses."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown_it.token import Token

from gradient_garden.pages import raw_html, tabs
from gradient_garden.pages.tree import Node, grow
from gradient_garden.vault.model import Note

Tree = Callable[[], list[Node]]


def tree_of(note: Note) -> list[Node]:
    """A note as it is rendered: a tree of what belongs together."""
    return arrange(grow(note.tokens))


def arrange(nodes: list[Node]) -> list[Node]:
    """Rearrange every level of a tree in place, and return it."""
    for node in nodes:
        if node.children:
            arrange(node.children)
    kinds = {node.kind for node in nodes}
    if "callout" in kinds:
        nodes[:] = _group_tabs(nodes)
    if kinds & raw_html.KINDS:
        nodes[:] = raw_html.nest(nodes)
    return nodes


def _group_tabs(nodes: Sequence[Node]) -> list[Node]:
    grouped: list[Node] = []
    for node in nodes:
        if not tabs.is_tab(node):
            grouped.append(node)
        elif grouped and grouped[-1].kind == "tabs":
            grouped[-1].children.append(node)
        else:
            grouped.append(Node("tabs", Token("tabs", "div", 0), [node], node.lines))
    return grouped
