"""What a built page links to, loads and declares, found in one linear scan of its tags.

Most tags of a page say nothing that a check may care about: they close something, or have no
attribute that leads anywhere or can be led to. One expression passes over these, and what a telling
tag says is remembered, since pages share most of their frame.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

_ALWAYS = frozenset({"applet", "base", "embed", "form", "frame", "iframe", "object", "script"})
RESOURCE = frozenset({"action", "background", "data", "formaction", "poster", "src", "xlink:href"})
_NOTED = RESOURCE | {"class", "href", "http-equiv", "id", "rel"}
_TELLING = _NOTED - {"class", "rel"}
_LEADING = "|".join([*(f"{name}=" for name in sorted(_TELLING)), "on"])
_PLAIN = (
    rf"(?!article|style|{'|'.join(sorted(_ALWAYS))})[a-zA-Z][a-zA-Z0-9-]*"
    rf"(?: (?!{_LEADING})[a-z0-9:_-]+(?:=\"[^\"<>]*\")?)*/?>"
)
# Each alternative begins with another character, and what was matched is never given back.
_TAG = re.compile(
    rf"<(?!{_PLAIN})(?:(!--)|(/article)\b|"
    r"([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>)"
)
_TEXT_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")


class Element(NamedTuple):
    """A start tag that a check may care about, with those of its attributes that matter.

    place: where in the page's text it begins; in_article: inside the page's own text.
    """

    name: str
    attributes: dict[str, str]
    place: int
    in_article: bool


def elements(html: str) -> list[Element]:
    """List the telling start tags of a page, in order; comments and scripts' text are skipped."""
    found: list[Element] = []
    depth, place = 0, 0
    while place < len(html):
        for tag in _TAG.finditer(html, place):
            comment, end, name, rest = tag.groups()
            if name:
                name = name.lower()
                depth += name == "article"
                attributes = _noted(name, rest)
                if attributes is not None:
                    found.append(Element(name, attributes, tag.start(), depth > 0))
            depth -= end is not None
            if comment or name in _TEXT_ENDS:
                place = _after(html, name or "", tag.end())
                break
        else:
            break
    return found


def _after(html: str, name: str, start: int) -> int:
    """Where the text of a comment or of an element ends that is no markup; else the page's end."""
    if not name:
        end = html.find("-->", start - 2)  # of an empty comment, `<!-->`, too
        return end + 3 if end >= 0 else len(html)
    found = _TEXT_ENDS[name].search(html, start)
    return found.end() if found else len(html)


@lru_cache(maxsize=1 << 16)
def _noted(name: str, text: str) -> dict[str, str] | None:
    """The attributes of a tag that matter; None where nothing in it does."""
    noted = {k: v for k, v in _attributes(text).items() if k in _NOTED or k.startswith("on")}
    telling = _TELLING & noted.keys() or noted.keys() - _NOTED or name in _ALWAYS
    return noted if telling else None


def forget() -> None:
    """Let go of the markup that is remembered from page to page."""
    _noted.cache_clear()


def _attributes(text: str) -> dict[str, str]:
    """Read attributes as a browser does: names in lower case, the first of a name wins."""
    pairs: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        value = double or single or bare
        pairs.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return pairs


def line_of(html: str, place: int) -> int:
    """The line, from 1, of a place in a page's text."""
    return html.count("\n", 0, place) + 1
