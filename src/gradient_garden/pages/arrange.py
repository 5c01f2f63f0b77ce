"""Put neighbours together that belong together: tabs, and raw HTML with what it encloses."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from gradient_garden.pages import raw_html, tabs
from gradient_garden.pages.tree import Node


def arrange(nodes: Sequence[Node]) -> list[Node]:
    """Rearrange a tree, every level of it; a tree without tabs and HTML stays as it is."""
    level = [n._replace(children=arrange(n.children)) if n.children else n for n in nodes]
    if any(map(tabs.is_tab, level)):
        level = _group_tabs(level)
    if any(map(raw_html.is_html, level)):
        level = raw_html.nest(level)
    return level


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
