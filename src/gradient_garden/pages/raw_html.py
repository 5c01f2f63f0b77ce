"""Raw HTML of a note as part of its tree: every tag is closed where its level ends (X12).

Tags stand in separate tokens (`<details>`, Markdown, `</details>`), so they are matched among
siblings; what lies between becomes the element's children. Nothing raw is left to be printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser

from markdown_it.token import Token

from gradient_garden.pages.elements import (
    CLOSES,
    OPTIONAL_END,
    PARENTS,
    SILENT,
    TABLE,
    THROUGH,
    VOID,
    objection,
)
from gradient_garden.pages.tree import Node

KINDS = frozenset({"html_block", "html_inline"})


def nest(nodes: Sequence[Node]) -> list[Node]:
    """Replace the raw HTML among siblings by elements that hold what they enclose.

    An element that may not stay carries why in its meta, as `forbidden` or `fault`, and holds
    nothing: what it enclosed stays beside it.
    """
    builder = _Builder()
    for node in nodes:
        if node.kind in KINDS:
            _read(builder, node)
        else:
            builder.add(node)
    return builder.finish()


def _read(builder: _Builder, node: Node) -> None:
    """Read one token; what it holds becomes one block where the author gave it a name (S8)."""
    anchor = node.token.attrs.get("id")
    if anchor is None:
        _Reader(builder, node).read()
        return
    named = Token("named", "div", 0, attrs={"id": anchor}, block=True)
    inner = nest([node._replace(token=replace(node.token, attrs={}))])
    builder.add(Node("named", named, inner, node.lines))


class _Builder:
    """The elements that are open at one level, outermost first; dropped: tags left out."""

    def __init__(self) -> None:
        self.top: list[Node] = []
        self.open: list[Node] = []
        self.dropped: list[str] = []

    def add(self, node: Node) -> None:
        (self.open[-1].children if self._can_hold(node) else self._outside()).append(node)

    def _can_hold(self, node: Node) -> bool:
        if not self.open or node.token.meta.get("forbidden"):
            return bool(self.open)
        parent = self.open[-1].token.tag
        if node.kind == "element" and node.token.tag in PARENTS:
            return parent in PARENTS[node.token.tag]
        return parent not in TABLE

    def _outside(self) -> list[Node]:
        """The nearest place outside the tables that are open."""
        for node in reversed(self.open):
            if node.token.tag not in TABLE:
                return node.children
        return self.top

    def start(self, node: Node) -> None:
        tag, meta = node.token.tag, node.token.meta
        if why := objection(tag, in_sentence=not node.token.block):
            meta["forbidden"] = why
        else:
            self._close_before(tag)
            if not self._fits(tag):
                meta["fault"] = "does not belong here"
        self.add(node)
        if tag in SILENT or not (meta or tag in VOID):
            self.open.append(node)
        elif meta:
            self.dropped.append(tag)

    def _close_before(self, tag: str) -> None:
        closes, through = CLOSES.get(tag, frozenset()), THROUGH.get(tag, frozenset())
        depth = len(self.open)
        while depth and self.open[depth - 1].token.tag in closes | through:
            depth -= 1
            if self.open[depth].token.tag in closes:
                del self.open[depth:]

    def _fits(self, tag: str) -> bool:
        if tag == "a" and any(node.token.tag == "a" for node in self.open):
            return False
        parents = PARENTS.get(tag)
        return parents is None or (bool(self.open) and self.open[-1].token.tag in parents)

    def end(self, tag: str) -> bool:
        """Close an element with all that is open inside it; False if there is none."""
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].token.tag == tag:
                del self.open[index:]
                return True
        if tag in self.dropped:
            self.dropped.remove(tag)
            return True
        return tag in VOID

    def finish(self) -> list[Node]:
        for node in self.open:
            if node.token.tag not in OPTIONAL_END:
                node.token.meta.setdefault("unclosed", True)
        return self.top


class _Reader(HTMLParser):
    """Reads the HTML of one token into the builder."""

    def __init__(self, builder: _Builder, node: Node) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = builder
        self.node = node

    def read(self) -> None:
        self.feed(self.node.token.content)
        self.close()

    def _make(self, kind: str, tag: str, content: str) -> Node:
        line = self.node.lines[0] + self.getpos()[0] - 1
        block = self.node.kind == "html_block"
        token = Token(kind, tag, 0, content=content, block=block)
        return Node(kind, token, [], (line, max(line + 1, self.node.lines[1])))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = self._make("element", tag, self.get_starttag_text() or "")
        for name, value in attrs:  # of an attribute given twice, browsers take the first
            node.token.attrs.setdefault(name, value or "")
        self.builder.start(node)

    def handle_endtag(self, tag: str) -> None:
        if not self.builder.end(tag):
            node = self._make("element", tag, f"</{tag}")
            node.token.meta["fault"] = "is closed but was never opened"
            self.builder.add(node)

    def handle_data(self, data: str) -> None:
        self.builder.add(self._make("text", "", data))
