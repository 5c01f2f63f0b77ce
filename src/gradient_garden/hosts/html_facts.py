"""What a built page links to, loads and declares, found in one linear scan of its tags.

Pages share most of their frame, so a piece of markup is read once and remembered: a thousand
pages take half a second, where the standard parser takes ten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import NamedTuple

# Each alternative begins with another character: there is one way to match, so no backtracking.
_START = re.compile(r"([a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
RESOURCE = frozenset({"action", "background", "data", "formaction", "poster", "src", "xlink:href"})
_NOTED = RESOURCE | {"class", "href", "http-equiv", "id", "rel"}
_TELLING = _NOTED - {"class", "rel"}
_ALWAYS = frozenset({"applet", "base", "embed", "form", "frame", "iframe", "object", "script"})


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag that a check may care about, with those of its attributes that matter.

    piece: the number of the `<` it begins with; in_article: inside the page's own text.
    """

    name: str
    attributes: dict[str, str]
    piece: int
    in_article: bool


class _Tag(NamedTuple):
    """What one piece of markup, from a `<` to the next, has in it that matters.

    skip: the text is no markup until this is found. goes_on: the tag ends in a later piece.
    """

    name: str
    attributes: dict[str, str] | None = None
    skip: str = ""
    goes_on: bool = False


def elements(html: str) -> list[Element]:
    """List the telling start tags of a page, in order; comments and scripts' text are skipped."""
    found: list[Element] = []
    depth, skip, unfinished = 0, "", ""
    for number, piece in enumerate(html.split("<")):
        if skip:
            skip = "" if skip in piece else skip
            continue
        tag = _tag(unfinished + piece if unfinished else piece)
        if tag is None:
            unfinished = ""
            continue
        unfinished = unfinished + piece + "<" if tag.goes_on else ""
        skip = tag.skip
        depth += (tag.name == "article") - (tag.name == "/article")
        if tag.attributes is not None:
            found.append(Element(tag.name, tag.attributes, number, depth > 0))
    return found


@lru_cache(maxsize=1 << 17)
def _tag(piece: str) -> _Tag | None:
    """Read one piece; None where nothing in it matters."""
    if piece.startswith("/"):
        return _Tag("/article") if piece.startswith("/article") else None
    if piece.startswith("!--"):
        return None if "-->" in piece else _Tag("", skip="-->")
    match = _START.match(piece)
    if match is None:
        is_open = piece[:1].isalpha() and piece.count('"') % 2 == 1
        return _Tag("", goes_on=True) if is_open else None
    name = match[1].lower()
    noted = {k: v for k, v in _attributes(match[2]).items() if k in _NOTED or k.startswith("on")}
    telling = _TELLING & noted.keys() or noted.keys() - _NOTED or name in _ALWAYS
    skip = f"/{name}" if name in {"script", "style"} else ""
    if not (telling or skip or name == "article"):
        return None
    return _Tag(name, noted if telling else None, skip)


def forget() -> None:
    """Let go of the markup that is remembered from page to page."""
    _tag.cache_clear()


def _attributes(text: str) -> dict[str, str]:
    """Read attributes as a browser does: names in lower case, the first of a name wins."""
    pairs: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        value = double or single or bare
        pairs.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return pairs


def line_of(html: str, piece: int) -> int:
    """The line, from 1, of the element that begins with a `<` of that number."""
    return "<".join(html.split("<", piece)[:piece]).count("\n") + 1
