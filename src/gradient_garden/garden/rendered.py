"""Rendered pages as the cache holds them: all are there at once.

Of a large vault the long texts are packed; of others that costs more time than it saves room.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.pages import Page, TocEntry

Entry = dict[str, Any]
_MADE_OF_MORE = {"html", "plain", "toc", "diagnostics"}
_SIMPLE = [each.name for each in fields(Page) if each.name not in _MADE_OF_MORE]
MANY = 2000  # pages of which the texts are packed


@dataclass(frozen=True, slots=True)
class Rendered(Mapping[str, Page]):
    """Pages by the path of their note, each unpacked when it is asked for.

    stored: those that are in the cache already.
    """

    entries: Mapping[str, Entry]
    stored: Mapping[str, Entry] = field(default_factory=dict)

    def __getitem__(self, path: str) -> Page:
        return replace(self.about(path), html=self.html(path), plain=self.plain(path))

    def __contains__(self, path: object) -> bool:
        return path in self.entries  # a Mapping would unpack the page to find out

    def about(self, path: str) -> Page:
        """A page without its HTML and its Markdown, which take longest to unpack."""
        data = self.entries[path]["page"]
        toc = tuple(map(_toc_entry, data["toc"]))
        diagnostics = tuple(map(_diagnostic, data["diagnostics"]))
        return Page(**{**data, "html": "", "toc": toc, "diagnostics": diagnostics})

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def key(self, path: str) -> str:
        """What names all that a page is made of."""
        return str(self.entries[path]["key"])

    def words(self, path: str) -> int:
        """How many words a page has."""
        return int(self.entries[path]["page"]["words"])

    def html(self, path: str) -> str:
        """A page's HTML."""
        return _text(self.entries[path], "html")

    def plain(self, path: str) -> str:
        """A page as plain Markdown."""
        return _text(self.entries[path], "plain")

    def diagnostics(self) -> Iterator[Diagnostic]:
        """What is wrong with any page."""
        for entry in self.entries.values():
            yield from map(_diagnostic, entry["page"]["diagnostics"])


def entry(key: str, page: Page, *, packed: bool) -> Entry:
    """A page as JSON can hold it; packed, it takes a third of the room."""
    light = {name: getattr(page, name) for name in _SIMPLE}
    light["toc"] = [_written(each) for each in page.toc]
    light["diagnostics"] = [asdict(each) for each in page.diagnostics]
    texts = {"html": page.html, "plain": page.plain}
    if packed:
        texts = {name: _pack(text) for name, text in texts.items()}
    return {"key": key, "page": light, "packed": packed, **texts}


def _text(entry: Entry, name: str) -> str:
    text = str(entry[name])
    return _unpack(text) if entry["packed"] else text


def _pack(text: str) -> str:
    data = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
    return base64.b64encode(data).decode("ascii")


def _unpack(text: str) -> str:
    return zlib.decompress(base64.b64decode(text)).decode("utf-8", "surrogatepass")


def _written(entry: TocEntry) -> dict[str, object]:
    """An entry as JSON can hold it; every page has some, and `asdict` would take its time."""
    inside = [_written(child) for child in entry.children]
    return {"title": entry.title, "anchor": entry.anchor, "level": entry.level, "children": inside}


def _toc_entry(data: Mapping[str, Any]) -> TocEntry:
    return TocEntry(**{**data, "children": tuple(map(_toc_entry, data["children"]))})


def _diagnostic(data: Mapping[str, Any]) -> Diagnostic:
    return Diagnostic(**{**data, "severity": Severity(data["severity"])})
