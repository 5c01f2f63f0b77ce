"""Raw HTML of a note as part of its tree: every tag is closed where its level ends (X12).

Tags stand in separate tokens (`<details>`, Markdown, `</details>`), so they are matched among
siblings; what lies between becomes the element's children. Nothing raw is left to be printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

from markdown_it.token import Token

from gradient_garden.pages.markup import names
from gradient_garden.pages.tree import Node

KINDS = names("html_block html_inline")
VOID = names("br col hr img wbr")
BLOCK = names(
    "blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr"
    " li ol p pre summary table tbody td tfoot th thead tr ul"
)
_HEADINGS = names("h1 h2 h3 h4 h5 h6")
_ROWS = names("tbody tfoot thead")
_TABLE = _ROWS | {"colgroup", "table", "tr"}
# An element that opens inside one of these closes it first, as browsers do.
_CLOSES = {
    **{tag: frozenset({"p"}) for tag in BLOCK},
    **{tag: _HEADINGS | {"p"} for tag in _HEADINGS},
    **{tag: _ROWS | {"tr", "td", "th", "caption", "colgroup"} for tag in _ROWS},
    "dd": frozenset({"dd", "dt", "p"}),
    "dt": frozenset({"dd", "dt", "p"}),
    "li": frozenset({"li", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "tr": frozenset({"tr", "td", "th", "caption", "colgroup", "p"}),
}
# Elements that have a meaning only directly inside one of these.
_PARENTS = {
    **{tag: frozenset({"table"}) for tag in _ROWS | {"caption", "colgroup"}},
    "col": frozenset({"colgroup"}),
    "td": frozenset({"tr"}),
    "th": frozenset({"tr"}),
    "tr": _ROWS | {"table"},
}


def nest(nodes: Sequence[Node]) -> list[Node]:
    """Replace the raw HTML among siblings by elements that hold what they enclose."""
    builder = _Builder()
    for node in nodes:
        if node.kind in KINDS:
            _Reader(builder, node).read()
        else:
            builder.add(node)
    return builder.finish()


class _Builder:
    """The elements that are open at one level, outermost first."""

    def __init__(self) -> None:
        self.top: list[Node] = []
        self.open: list[Node] = []

    def add(self, node: Node) -> None:
        (self.open[-1].children if self._can_hold(node) else self._outside()).append(node)

    def _can_hold(self, node: Node) -> bool:
        parent = self.open[-1].token.tag if self.open else ""
        if node.kind == "element" and node.token.tag in _PARENTS:
            return parent in _PARENTS[node.token.tag]
        return bool(self.open) and parent not in _TABLE

    def _outside(self) -> list[Node]:
        """The nearest place outside the tables that are open."""
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].token.tag not in _TABLE:
                return self.open[index].children
        return self.top

    def start(self, node: Node) -> None:
        closes = _CLOSES.get(node.token.tag, frozenset())
        while self.open and self.open[-1].token.tag in closes:
            self.open.pop()
        parents = _PARENTS.get(node.token.tag)
        if parents and (not self.open or self.open[-1].token.tag not in parents):
            node.token.meta["fault"] = "does not belong here"
        self.add(node)
        if node.token.tag not in VOID:
            self.open.append(node)

    def end(self, tag: str) -> bool:
        """Close an element with all that is open inside it; False if there is none."""
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].token.tag == tag:
                del self.open[index:]
                return True
        return False

    def finish(self) -> list[Node]:
        for node in self.open:
            node.token.meta.setdefault("fault", "is never closed")
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
        if not self.builder.end(tag) and tag not in VOID:
            node = self._make("element", tag, f"</{tag}")
            node.token.meta["fault"] = "is closed but was never opened"
            self.builder.add(node)

    def handle_data(self, data: str) -> None:
        self.builder.add(self._make("text", "", data))
