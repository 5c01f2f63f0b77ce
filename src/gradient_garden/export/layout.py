"""Where Markdown files lie, and how they lead to each other: as in the vault, or beside pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from gradient_garden.export import anchors, escape
from gradient_garden.garden.addresses import address_in, destination, steps
from gradient_garden.vault import Vault
from gradient_garden.vault.slug import MADE_SUFFIXES


@dataclass(frozen=True, slots=True)
class Layout:
    """place(path): where a file of the vault lies, from the top. pictures: where figures lie."""

    place: Callable[[str], str]
    pictures: str = ""

    def way(self, target: str, page: str) -> str:
        """The relative way from the note at a vault path to a place from the top."""
        return _way(target, self.place(page))

    def href(self, vault: Vault, target: str, anchor: str, page: str) -> str:
        """How a note leads to a file of the vault, or to a heading or block of a note."""
        note = vault.notes.get(target)
        fragment = anchors.name_of(vault, note, anchor) if note and anchor else anchor
        if note is not None and not is_plain(target):  # a notebook, which has names of its own
            fragment = ""
        if target == page and fragment:
            return f"#{escape.path(fragment)}"
        way = self.way(self.place(target), page)
        return f"{way}#{escape.path(fragment)}" if fragment else way


@lru_cache(maxsize=65536)
def _way(target: str, page: str) -> str:
    """The relative way from one place to another, as a link's destination."""
    way = steps(target, page)
    return escape.path(way if ":" not in way.split("/")[0] else f"./{way}")


def is_plain(path: str) -> bool:
    """Whether a file of the vault is written as Markdown: a note, a canvas or a base."""
    return path.lower().endswith((".md", *MADE_SUFFIXES))


def in_folder(files: Iterable[str] = ()) -> Layout:
    """Every file where the vault has it, and beside a canvas or base its Markdown, `x.base.md`."""
    taken = {path.casefold() for path in files}

    def place(path: str) -> str:
        if not path.lower().endswith(MADE_SUFFIXES):
            return path
        spare = "" if f"{path}.md".casefold() not in taken else " (written out)"
        return f"{path}{spare}.md"

    return Layout(place)


def beside_pages(vault: Vault, pictures: str) -> Layout:
    """Every note beside its page; pictures: a folder of the site for figures, ending in a slash."""

    @cache
    def place(path: str) -> str:
        page = destination(address_in(vault, path))
        return page.removesuffix(".html") + ".md" if is_plain(path) else page

    return Layout(place, pictures)
