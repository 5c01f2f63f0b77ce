"""What a built page links to, loads and declares, found in one linear scan of its tags.

Pages share most of their frame, so a piece of markup is read once and remembered: a thousand
pages take a third of a second, where the standard parser takes ten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

# Each alternative begins with another character: there is one way to match, so no backtracking.
_START = re.compile(r"([a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
RESOURCE = frozenset({"action", "background", "data", "formaction", "poster", "src", "xlink:href"})
_NOTED = RESOURCE | {"class", "href", "http-equiv", "id", "rel"}
_TELLING = _NOTED - {"class", "rel"}


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag that a check may care about, with those of its attributes that matter.

    offset: its place in the page; in_article: inside the page's own text, not the theme's.
    """

    name: str
    attributes: dict[str, str]
    offset: int
    in_article: bool


def elements(html: str) -> list[Element]:
    """List the telling start tags of a page, in order; comments and scripts' text are skipped."""
    found: list[Element] = []
    offset, depth, skipped_to, open_piece = 0, 0, "", ""
    for piece in html.split("<"):
        start, piece = offset - len(open_piece), open_piece + piece
        offset, open_piece = start + len(piece) + 1, ""
        if skipped_to:
            skipped_to = "" if skipped_to in piece else skipped_to
        elif (tag := _tag(piece)) is None:
            skipped_to = "-->" if piece.startswith("!--") and "-->" not in piece else ""
            open_piece = piece + "<" if _is_open(piece) else ""
        elif tag is not _CLOSING:
            name, attributes = tag
            depth += (name == "article") - (name == "/article")
            skipped_to = f"/{name}" if name in {"script", "style"} else ""
            if attributes is not None:
                found.append(Element(name, attributes, start, depth > 0))
    return found


def _is_open(piece: str) -> bool:
    """Whether a start tag has a quoted value with a bare `<` in it, so that it goes on."""
    return piece[:1].isalpha() and piece.count('"') % 2 == 1


@lru_cache(maxsize=65536)
def _tag(piece: str) -> tuple[str, dict[str, str] | None] | None:
    """Read a tag: its name, and its attributes where a check may care; None for no tag."""
    if piece.startswith("/"):
        return ("/article", None) if piece.startswith("/article") else _CLOSING
    match = _START.match(piece)
    if match is None:
        return None
    name = match[1].lower()
    pairs = _attributes(match[2])
    noted = {k: v for k, v in pairs.items() if k in _NOTED or k.startswith("on")}
    telling = _TELLING & noted.keys() or len(noted.keys() - _NOTED) or name in _ALWAYS
    return name, noted if telling else None


_CLOSING: tuple[str, None] = ("/", None)
_ALWAYS = frozenset({"applet", "base", "embed", "form", "frame", "iframe", "object", "script"})


def _attributes(text: str) -> dict[str, str]:
    """Read attributes as a browser does: names in lower case, the first of a name wins."""
    pairs: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        value = double or single or bare
        pairs.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return pairs


def line_of(html: str, offset: int) -> int:
    """The line, from 1, of a place in a page."""
    return html.count("\n", 0, offset) + 1
