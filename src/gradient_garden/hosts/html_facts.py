"""What a built page links to, loads and declares, found in one linear scan of its tags.

Most tags of a page say nothing that a check may care about: they close something, or have no
attribute that leads anywhere or can be led to. One expression passes over these. Pages share most
lines of the frame around their text, so what such a line says is remembered.
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

# All that begins with “<” in a line that neither begins nor ends within something.
_WHOLE = re.compile(
    r"<!--.*?-->|<!doctype[^<>]*>|<(script|style)\b[^<>]*>.*?</\1>|"
    r"</?(?!script|style|article)[a-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>",
    re.IGNORECASE,
)


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
    start, end = html.find("<article"), html.rfind("</article>")
    if 0 <= start < end:
        above = _of_lines(html[:start], 0)
        inside, is_closed = _scan(html, start, end)
        end += len("</article>")
        below = _of_lines(html[end:], end)
        if above is not None and is_closed and below is not None:
            return above + inside + below
    return _scan(html, 0, len(html))[0]


def _of_lines(text: str, place: int) -> list[Element] | None:
    """The elements of the frame above or below a page's text; None where lines do not stand alone.

    place: where in the page it begins.
    """
    found: list[Element] = []
    for line in text.split("\n"):
        said = _of_line(line)
        if said is None:
            return None
        for name, attributes, start, _ in said:
            found.append(Element(name, attributes, place + start, False))
        place += len(line) + 1
    return found


@lru_cache(maxsize=1 << 15)
def _of_line(line: str) -> list[Element] | None:
    """The elements of one line; None where some begin or end in another."""
    return None if "<" in _WHOLE.sub("", line) else _scan(line, 0, len(line))[0]


def _scan(html: str, place: int, last: int) -> tuple[list[Element], bool]:
    """The elements between two places, and whether no comment or script goes on after the last."""
    found: list[Element] = []
    depth = 0
    while place < last:
        for tag in _TAG.finditer(html, place, last):
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
    return found, place <= last


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
    _of_line.cache_clear()
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
