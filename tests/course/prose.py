"""What a reader reads of the lessons, line by line: no code, no formulas, no link targets.

The notes keep one sentence on a line, so a line is a sentence or a piece of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from markdown_it.token import Token

from gradient_garden import vault
from gradient_garden.vault import Link, NavItem, Note

DOCS = Path(__file__).parents[2] / "docs"
GARDEN = vault.load(DOCS, name="docs")
COMPUTED = "▮"  # stands for a value that an embedded call puts into a sentence
PARTS = (
    "1 Start/",
    "2 The machine/",
    "3 How it learns/",
    "4 What goes wrong/",
    "5 Seeing/",
    "6 Data and people/",
    "7 Meaning/",
    "8 Studio/",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a note as it is read; `links` are where wiki-links stand in its text.

    kind: `text`, `heading`, `title` of a callout, `cell` of a table, `caption` of a call.
    within: the innermost callout, such as `quiz`, or "".
    """

    path: str
    number: int
    kind: str
    text: str
    links: tuple[tuple[int, int, Link], ...] = ()
    within: str = ""

    @property
    def place(self) -> str:
        """Where it is, as editors open it."""
        return f"docs/{self.path}:{self.number}"


def order() -> list[str]:
    """The paths of all notes that Contents lists, in its order."""

    def below(items: tuple[NavItem, ...]) -> Iterator[str]:
        for item in items:
            if item.path:
                yield item.path
            yield from below(item.children)

    return [path for path in below(vault.navigation(GARDEN)) if path in GARDEN.notes]


def lessons() -> dict[str, Note]:
    """The notes of these parts, in the order in which they are meant to be read."""
    return {path: GARDEN.notes[path] for path in order() if path.startswith(PARTS)}


def lines(note: Note) -> Iterator[Line]:
    """Everything that is read, from the top of the note to its end."""
    kinds = {
        "callout_title_open": "title",
        "heading_open": "heading",
        "td_open": "cell",
        "th_open": "cell",
    }
    kind, within = "text", [""]
    for token in note.tokens:
        if token.type == "callout_open":
            within.append(str(token.meta["type"]))
        elif token.type == "callout_close":
            within.pop()
        kind = kinds.get(token.type, "text" if token.type.endswith("_open") else kind)
        if token.type == "inline":
            yield from (replace(line, within=within[-1]) for line in _lines(note.path, kind, token))


def _lines(path: str, kind: str, inline: Token) -> Iterator[Line]:
    """The lines of one paragraph, heading or cell, each followed by the captions in it."""
    number = inline.map[0] + 1 if inline.map else 0
    text, links, captions = "", [], []
    for child in [*(inline.children or ()), Token("softbreak", "br", 0)]:
        link = child.meta.get("link")
        if child.type in ("softbreak", "hardbreak"):
            if text.strip(" " + COMPUTED):
                yield Line(path, number, kind, text, tuple(links))
            yield from (Line(path, number, "caption", caption) for caption in captions)
            number, text, links, captions = number + 1, "", [], []
        elif child.type == "embed":
            text += COMPUTED
            captions += [link.display] if link.display else []
        elif child.type == "wikilink":
            seen = vault.plain_text([child])
            links.append((len(text), len(text) + len(seen), link))
            text += seen
        elif child.type == "text":
            text += child.content


def leads_to(note: str, link: Link) -> str | None:
    """The path of the note that a link on this note leads to."""
    return vault.resolve(GARDEN, link.path, note).target
