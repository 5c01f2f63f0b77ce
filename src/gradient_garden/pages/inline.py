"""Text and the simple marks inside it."""

from __future__ import annotations

from gradient_garden.pages.markup import Attributes, attributes, escape
from gradient_garden.pages.scope import Renderer, Scope
from gradient_garden.pages.tree import Node


def inline(node: Node, scope: Scope) -> str:
    """The content of a paragraph, heading or cell."""
    return scope.write(node.children)


def text(node: Node, scope: Scope) -> str:
    """Plain text."""
    return escape(node.token.content)


def code(node: Node, scope: Scope) -> str:
    """A code span."""
    return f"<code>{escape(node.token.content)}</code>"


def soft_break(node: Node, scope: Scope) -> str:
    """A line break of the source that is only a space to the reader."""
    return "\n"


def hard_break(node: Node, scope: Scope) -> str:
    """A line break that the reader sees (X10)."""
    return "<br>\n"


def tag(node: Node, scope: Scope) -> str:
    """A tag, with its hash sign, as Obsidian shows it (X1); it leads to the tag's page."""
    name = node.token.content
    values: Attributes = {"class": "gg-tag", "data-tag": name}
    href = None if scope.linked else scope.context.tag_href(name)
    if href is None:
        return f"<span{attributes(values)}>#{escape(name)}</span>"
    return scope.anchor(f"#{escape(name)}", {**values, "href": href})


def mark(element: str) -> Renderer:
    """A renderer that wraps its children in an element without attributes."""

    def render(node: Node, scope: Scope) -> str:
        return f"<{element}>{scope.write(node.children)}</{element}>"

    return render


RENDERERS: dict[str, Renderer] = {
    "code_inline": code,
    "em": mark("em"),
    "hardbreak": hard_break,
    "highlight": mark("mark"),
    "inline": inline,
    "s": mark("del"),
    "softbreak": soft_break,
    "strong": mark("strong"),
    "tag": tag,
    "text": text,
    "text_special": text,
}
