"""Callouts as GitHub's alerts where it has them, else as quotes with their title in bold."""

from __future__ import annotations

from gradient_garden.export import escape
from gradient_garden.export.blocks import quoted
from gradient_garden.export.writer import Renderer, Writer
from gradient_garden.pages.tree import Node

ALERTS = {
    "attention": "WARNING",
    "bug": "CAUTION",
    "caution": "CAUTION",
    "danger": "CAUTION",
    "error": "CAUTION",
    "hint": "TIP",
    "important": "IMPORTANT",
    "info": "NOTE",
    "note": "NOTE",
    "tip": "TIP",
    "warning": "WARNING",
}


def callout(node: Node, writer: Writer) -> str:
    """One callout; its fold mark means nothing where nothing folds."""
    title, *body = node.children
    kind = str(node.token.meta["type"])
    content = writer.within().write(body).strip("\n")
    own = " ".join(writer.cell().write(title.children).split())
    alert = "" if writer.nested else ALERTS.get(kind, "")
    told = own == escape.text(str(node.token.meta["title"]))
    head = "" if alert and told else f"**{own}**"
    inside = "\n\n".join(part for part in (head, content) if part)
    return quoted(f"[!{alert}]\n{inside}" if alert else inside)


def tabs(node: Node, writer: Writer) -> str:
    """Tabs one after another, each under its title."""
    parts = []
    for tab in node.children:
        title, *body = tab.children
        own = " ".join(writer.cell().write(title.children).split())
        parts.append(f"**{own}**\n\n{writer.write(body)}")
    return "".join(parts)


RENDERERS: dict[str, Renderer] = {"callout": callout, "tabs": tabs}
