"""Paragraphs, quotes, lists and rules."""

from __future__ import annotations

from gradient_garden.pages import embeds, tasks
from gradient_garden.pages.markup import attributes
from gradient_garden.pages.scope import Renderer, Scope
from gradient_garden.pages.tree import Node


def paragraph(node: Node, scope: Scope) -> str:
    """A paragraph; one that holds nothing but embeds becomes those blocks themselves."""
    if embeds.stand_alone(node):
        return embeds.blocks(node, scope)
    content = scope.write(node.children)
    waiting = scope.ledger.release()
    if node.token.hidden:  # in a tight list
        return content + ("\n" + waiting if waiting else "")
    if not content.strip():  # such as a line that held only a comment or a block id
        return waiting
    return f"<p{scope.identity(node)}>{content}</p>\n{waiting}"


def quote(node: Node, scope: Scope) -> str:
    """A block quote."""
    identity = scope.identity(node)
    return f"<blockquote{identity}>\n{scope.write(node.children)}</blockquote>\n"


def bullets(node: Node, scope: Scope) -> str:
    """A list without numbers."""
    kind = attributes({"class": "task-list" if tasks.has_tasks(node) else None})
    return f"<ul{scope.identity(node)}{kind}>\n{scope.write(node.children)}</ul>\n"


def numbers(node: Node, scope: Scope) -> str:
    """A numbered list, starting where the author started it."""
    start = node.token.attrs.get("start")
    extra = {
        "start": str(start) if start not in (None, 1) else None,
        "class": "task-list" if tasks.has_tasks(node) else None,
    }
    identity = scope.identity(node) + attributes(extra)
    return f"<ol{identity}>\n{scope.write(node.children)}</ol>\n"


def item(node: Node, scope: Scope) -> str:
    """A list item, with a box in front if it is a task."""
    identity = scope.identity(node)
    if tasks.is_task(node):
        return tasks.item(node, identity, _content(node, scope))
    return f"<li{identity}>{_content(node, scope)}</li>\n"


def _content(node: Node, scope: Scope) -> str:
    parts = [scope.write([child]) for child in node.children]
    return "\n".join(part.strip("\n") for part in parts if part)


def named(node: Node, scope: Scope) -> str:
    """Raw HTML with a name, so that a link or an embed can lead to it."""
    return f"<div{scope.identity(node)}>\n{scope.write(node.children)}</div>\n"


def rule(node: Node, scope: Scope) -> str:
    """A thematic break."""
    return "<hr>\n"


RENDERERS: dict[str, Renderer] = {
    "blockquote": quote,
    "bullet_list": bullets,
    "hr": rule,
    "list_item": item,
    "named": named,
    "ordered_list": numbers,
    "paragraph": paragraph,
}
