"""Tables of a note, in a region that scrolls by itself and can be reached by keyboard."""

from __future__ import annotations

from gradient_garden.pages import embeds
from gradient_garden.pages.markup import attributes
from gradient_garden.pages.scope import Renderer, Scope
from gradient_garden.pages.scrolling import scrollable
from gradient_garden.pages.tree import Node, plain, walk


def table(node: Node, scope: Scope) -> str:
    """A table and its scroll region, named after its columns."""
    heads = [plain(cell.children) for cell in walk(node.children) if cell.kind == "th"]
    label = "Table: " + ", ".join(head for head in heads if head)
    rows = f"<table{scope.identity(node)}>\n{scope.write(node.children)}</table>"
    return scrollable(rows, label) + "\n"


def part(node: Node, scope: Scope) -> str:
    """A head, body or row."""
    tag = node.kind
    return f"<{tag}>\n{scope.write(node.children)}</{tag}>\n"


def cell(node: Node, scope: Scope) -> str:
    """A cell with its alignment; a head cell names its column."""
    style = str(node.token.attrs.get("style") or "")
    align = style.removeprefix("text-align:") or None
    extra = {
        "scope": "col" if node.kind == "th" else None,
        "style": f"text-align: {align};" if align else None,
    }
    alone = embeds.stand_alone(node)
    content = embeds.blocks(node, scope) if alone else scope.write(node.children)
    return f"<{node.kind}{attributes(extra)}>{content}{scope.ledger.release()}</{node.kind}>\n"


RENDERERS: dict[str, Renderer] = {
    "table": table,
    "tbody": part,
    "td": cell,
    "th": cell,
    "thead": part,
    "tr": part,
}
