"""Where a renderer stands: the note, the context, and what the page has gathered so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.pages.markup import Attributes, attributes
from gradient_garden.pages.model import Context
from gradient_garden.pages.tree import Node
from gradient_garden.vault.model import Link, Note


@dataclass(slots=True)
class Ledger:
    """What one rendering gathers: the only thing that changes, and it never leaves `render`.

    hoisted: blocks met inside a sentence, which wait until their paragraph is closed.
    expanded: characters that embedded notes have added. terms: those used, numbered, by path.
    files: texts that belong beside the page, by name.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    hoisted: list[str] = field(default_factory=list)
    expanded: int = 0
    terms: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def unique(self, wanted: str) -> str:
        """An id that the page does not have yet: the wanted one, or with `-1`, `-2`, …"""
        chosen = wanted
        while chosen in self.ids:
            chosen = f"{wanted}-{self.number(f'id {wanted}')}"
        self.ids.add(chosen)
        return chosen

    def number(self, name: str) -> int:
        """Count one more of something on this page; the first is 1."""
        self.counts[name] += 1
        return self.counts[name]

    def release(self) -> str:
        """Hand over the blocks that wait, once a paragraph is closed."""
        if not self.hoisted:
            return ""
        blocks = "".join(self.hoisted)
        self.hoisted.clear()
        return blocks


@dataclass(frozen=True, slots=True)
class Scope:
    """What a renderer needs to know besides its node.

    prefix: before every id of an embedded note, so that none clashes with the page's (E4).
    ancestors: the (path, anchor) of each note that is being embedded, outermost first (E2).
    linked: inside a link, where HTML allows no further link.
    """

    note: Note
    context: Context
    ledger: Ledger
    renderers: Mapping[str, Renderer]
    prefix: str = ""
    ancestors: tuple[tuple[str, str], ...] = ()
    linked: bool = False

    def write(self, nodes: Iterable[Node]) -> str:
        """Render nodes one after another."""
        renderers = self.renderers
        return "".join([renderers.get(node.kind, unknown)(node, self) for node in nodes])

    def inside(self, note: Note, prefix: str, key: tuple[str, str]) -> Scope:
        """The scope of a note that is embedded here."""
        return replace(self, note=note, prefix=prefix, ancestors=(*self.ancestors, key))

    def within_link(self) -> Scope:
        """The scope of a link's text."""
        return replace(self, linked=True)

    def anchor(self, text: str, values: Attributes) -> str:
        """A link around HTML; only that HTML where a link is around it already."""
        return text if self.linked else f"<a{attributes(values)}>{text}</a>"

    def identity(self, node: Node) -> str:
        """The id attribute of a node that has one, unique in the page."""
        wanted = node.token.attrs.get("id")
        if not wanted:
            return ""
        return attributes({"id": self.ledger.unique(self.prefix + str(wanted))})

    def report(
        self,
        place: Link | Node,
        code: str,
        message: str,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note down a diagnostic at a link or at a node of the note being rendered."""
        line, column = self.position(place)
        path = f"{self.context.vault.name}/{self.note.path}"
        self.ledger.diagnostics.append(
            Diagnostic(path, line, column, code, message, hint, severity)
        )

    def position(self, place: Link | Node) -> tuple[int, int]:
        """Line and column from 1; an inline node is looked for in the lines of its block."""
        if isinstance(place, Link):
            return place.line, place.column
        if found := place.token.meta.get("place"):
            return found.line, found.column
        first, end = place.lines
        wanted = place.token.content.strip().split("\n", 1)[0]
        for number, line in enumerate(_lines(self.note.text)[first:end], first + 1):
            if wanted and wanted in line:
                return number, line.index(wanted) + 1
        return first + 1, 1


@lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    return text.split("\n")


Renderer = Callable[[Node, Scope], str]


def unknown(node: Node, scope: Scope) -> str:
    """Render a token nobody claims: nothing of its own, but never lose what it holds."""
    return scope.write(node.children)
