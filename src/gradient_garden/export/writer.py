"""Where a writer of Markdown stands: the note, what it is written against, what it has gathered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from gradient_garden.export import anchors
from gradient_garden.lab.model import Output
from gradient_garden.pages import Context
from gradient_garden.pages.tree import Node
from gradient_garden.vault import Note

LISTS = frozenset({"bullet_list", "ordered_list"})
ANCHORED = frozenset({"heading", "list_item", "paragraph"})  # their text begins with the anchor
APART = "<!-- -->\n\n"  # two lists with one mark would be one list


@dataclass(slots=True)
class Gathered:
    """What one note gathers while it is written: the only thing that changes.

    waiting: blocks met inside a sentence, written after its paragraph. counts: of embeds.
    expanded: characters that embeds have added.
    """

    waiting: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    expanded: int = 0


@dataclass(frozen=True, slots=True)
class Writer:
    """What a renderer needs besides its node.

    context: as for a page, but its addresses are those of Markdown files. figure(output): the
    address of a picture. nested: inside a quote or a list, where GitHub knows no alerts.
    in_table: inside a cell, which is one line. prefix: before the names of footnotes of an embed.
    """

    note: Note
    context: Context
    figure: Callable[[Output], str]
    renderers: Mapping[str, Renderer]
    gathered: Gathered = field(default_factory=Gathered)
    ancestors: tuple[tuple[str, str], ...] = ()
    prefix: str = ""
    nested: bool = False
    in_table: bool = False
    in_link: bool = False

    def write(self, nodes: Iterable[Node]) -> str:
        """Write nodes one after another; blocks end with an empty line."""
        found: list[str] = []
        last = ""
        for node in nodes:
            kind = node.kind + node.token.markup if node.kind in LISTS else ""
            if kind and kind == last:
                found.append(APART)
            if node.kind not in ANCHORED and (mark := self.mark(node)):
                found.append(f"{mark}\n\n")
            found.append(self.renderers.get(node.kind, unknown)(node, self))
            last = kind
        return "".join(found)

    def mark(self, node: Node) -> str:
        """The anchor of a heading or block, if it needs one; a copy in an embed has none."""
        attributes = node.token.attrs
        anchor = str(attributes.get("id") or "") if attributes else ""
        if not anchor or self.prefix:
            return ""
        return anchors.written(anchors.name_of(self.context.vault, self.note, anchor))

    def within(self) -> Writer:
        """The writer of what is inside a quote or a list."""
        return self if self.nested else replace(self, nested=True)

    def cell(self) -> Writer:
        """The writer of a table's cell."""
        return replace(self, in_table=True, nested=True)

    def link(self) -> Writer:
        """The writer of a link's text."""
        return replace(self, in_link=True)

    def inside(self, note: Note, anchor: str) -> Writer:
        """The writer of a note that is embedded here."""
        self.gathered.counts["embed"] += 1
        prefix = f"e{self.gathered.counts['embed']}-"
        ancestors = (*self.ancestors, (note.path, anchor))
        return replace(self, note=note, ancestors=ancestors, prefix=prefix)

    def release(self) -> str:
        """Hand over the blocks that wait."""
        blocks = "".join(self.gathered.waiting)
        self.gathered.waiting.clear()
        return blocks


Renderer = Callable[[Node, Writer], str]


def unknown(node: Node, writer: Writer) -> str:
    """Write what a token holds, so that no text is lost."""
    return writer.write(node.children)
