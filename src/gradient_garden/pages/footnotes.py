"""Footnotes in Material's markup, with ids that stay apart between embedded notes (E4, X8)."""

from __future__ import annotations

from gradient_garden.pages.markup import attributes
from gradient_garden.pages.scope import Renderer, Scope
from gradient_garden.pages.tree import Node


def reference(node: Node, scope: Scope) -> str:
    """The raised number in the text."""
    if scope.linked:
        return ""
    number = node.token.meta["id"] + 1
    name = scope.ledger.unique(_reference_id(node, scope))
    link = attributes({"class": "footnote-ref", "href": f"#{_item_id(number, scope)}"})
    return f"<sup{attributes({'id': name})}><a{link}>{number}</a></sup>"


def section(node: Node, scope: Scope) -> str:
    """All notes at the foot of the page, or of the embedded note."""
    return f'<div class="footnote">\n<hr>\n<ol>\n{scope.write(node.children)}</ol>\n</div>\n'


def item(node: Node, scope: Scope) -> str:
    """One note; its number is kept where an excerpt leaves others out."""
    number = node.token.meta["id"] + 1
    extra = attributes({"id": _item_id(number, scope), "value": str(number)})
    return f"<li{extra}>\n{scope.write(node.children)}</li>\n"


def back(node: Node, scope: Scope) -> str:
    """The way back to the text, unless that place is not on this page."""
    target = _reference_id(node, scope)
    if scope.linked or target not in scope.ledger.ids:
        return ""
    title = f"Jump back to footnote {node.token.meta['id'] + 1} in the text"
    extra = {"class": "footnote-backref", "href": f"#{target}", "title": title}
    return f"&#160;<a{attributes(extra | {'aria-label': title})}>&#8617;</a>"


def _item_id(number: int, scope: Scope) -> str:
    return f"fn:{scope.prefix}{number}"


def _reference_id(node: Node, scope: Scope) -> str:
    meta = node.token.meta
    nth = meta.get("subId", 0) + 1
    return f"fnref{nth if nth > 1 else ''}:{scope.prefix}{meta['id'] + 1}"


RENDERERS: dict[str, Renderer] = {
    "footnote": item,
    "footnote_anchor": back,
    "footnote_block": section,
    "footnote_ref": reference,
}
