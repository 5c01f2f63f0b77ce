"""Where Markdown files lie, and how they lead to each other: as in the vault, or beside pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass

from gradient_garden.export import escape
from gradient_garden.garden.addresses import address_in, destination
from gradient_garden.vault import Note, Vault


@dataclass(frozen=True, slots=True)
class Layout:
    """place(path): where a file of the vault lies, from the top. pictures: where figures lie."""

    place: Callable[[str], str]
    pictures: str = ""

    def way(self, target: str, page: str) -> str:
        """The relative way from the note at a vault path to a place from the top."""
        here = posixpath.dirname(self.place(page)) or "."
        way = posixpath.relpath(target, here)
        return escape.path(way if ":" not in way.split("/")[0] else f"./{way}")

    def href(self, vault: Vault, target: str, anchor: str, page: str) -> str:
        """How a note leads to a file of the vault, or to a heading of a note."""
        note = vault.notes.get(target)
        fragment = fragment_of(note, anchor) if note else anchor
        if target == page and fragment:
            return f"#{escape.path(fragment)}"
        way = self.way(self.place(target), page)
        return f"{way}#{escape.path(fragment)}" if fragment else way


def is_plain(path: str) -> bool:
    """Whether a file of the vault is a note that is written as Markdown."""
    return path.lower().endswith(".md")


def in_folder() -> Layout:
    """Every file where the vault has it."""
    return Layout(lambda path: path)


def beside_pages(vault: Vault, pictures: str) -> Layout:
    """Every note beside its page; pictures: a folder of the site for figures, ending in a slash."""

    def place(path: str) -> str:
        page = destination(address_in(vault, path))
        return page.removesuffix(".html") + ".md" if is_plain(path) else page

    return Layout(place, pictures)


def fragment_of(note: Note, anchor: str) -> str:
    """The name of a heading as GitHub makes it; blocks have none there."""
    seen: dict[str, int] = {}
    for heading in note.headings:
        name = re.sub(r"[^\w\- ]", "", heading.text.lower()).replace(" ", "-")
        number = seen.get(name, 0)
        seen[name] = number + 1
        if heading.anchor == anchor:
            return f"{name}-{number}" if number else name
    return ""
