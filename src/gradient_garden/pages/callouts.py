"""Callouts as Material's admonitions, or as details where they fold (C1 to C6)."""

from __future__ import annotations

from gradient_garden.pages import quiz, tabs
from gradient_garden.pages.markup import attributes, names
from gradient_garden.pages.scope import Renderer, Scope
from gradient_garden.pages.tree import Node

ALIASES = {
    "attention": "warning",
    "caution": "warning",
    "check": "success",
    "cite": "quote",
    "done": "success",
    "error": "danger",
    "fail": "failure",
    "faq": "question",
    "help": "question",
    "hint": "tip",
    "important": "tip",
    "missing": "failure",
    "summary": "abstract",
    "tldr": "abstract",
}
OBSIDIAN = names(
    "abstract bug danger example failure info note question quote success tip todo warning"
)
OURS = names("bench exercise quiz recall story studio tab")


def style(kind: str) -> str:
    """The classes of a type; an unknown one looks like a note (C3), a todo like an info."""
    known = ALIASES.get(kind, kind)
    if known == "todo":
        return "todo info"
    return known if known in OBSIDIAN | OURS else "note"


def callout(node: Node, scope: Scope) -> str:
    """A callout of any type; its type as written and its metadata stay as data."""
    title, *body = node.children
    kind = str(node.token.meta["type"])
    content = quiz.body(node, body, scope) if kind == "quiz" else scope.write(body)
    return frame(node, scope.write(title.children), content, scope)


def frame(node: Node, title: str, content: str, scope: Scope) -> str:
    """The element around a callout, open, closed or fixed as its fold mark says."""
    meta = node.token.meta
    kind, fold = str(meta["type"]), meta.get("fold") or ""
    data = {"data-callout": kind, "data-callout-metadata": meta.get("metadata") or None}
    waiting = scope.ledger.release()
    identity = scope.identity(node)
    if fold:
        extra = identity + attributes({"class": style(kind), **data, "open": fold == "+"})
        return f"<details{extra}>\n<summary>{title}</summary>\n{waiting}{content}</details>\n"
    extra = identity + attributes({"class": f"admonition {style(kind)}", **data})
    head = f'<p class="admonition-title">{title}</p>'
    return f"<div{extra}>\n{head}\n{waiting}{content}</div>\n"


RENDERERS: dict[str, Renderer] = {"callout": callout, "tabs": tabs.tabbed}
