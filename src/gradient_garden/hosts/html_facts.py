"""What a built page links to, loads and declares, found in one linear scan of its tags.

Most tags of a page say nothing that a check may care about: they close something, or have no
attribute that leads anywhere or can be led to. One expression passes over these.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

_ALWAYS = frozenset({"applet", "base", "embed", "form", "frame", "iframe", "object", "script"})
RESOURCE = frozenset({"action", "background", "data", "formaction", "poster", "src", "xlink:href"})
_NOTED = RESOURCE | {"class", "href", "http-equiv", "id", "rel"}
_MUTE = {"class", "rel"}
_LEADING = "|".join([*(f"{name}=" for name in sorted(_NOTED - _MUTE)), "on"])
_QUOTED = r"\"[^\"]*+\"|'[^']*+'"
_REST = rf"[^<>\"']*+(?:(?:{_QUOTED})[^<>\"']*+)*+"
_PLAIN = (
    rf"(?!article|style|{'|'.join(sorted(_ALWAYS))})[a-zA-Z][a-zA-Z0-9-]*+"
    rf"(?: class=\"[^\"<>]*+\")?+(?: (?!{_LEADING})[a-z0-9:_-]++(?:=\"[^\"<>]*+\")?+)*+/?>"
)
# Each alternative begins with another character, and what was matched is never given back.
_TAG = re.compile(
    rf"<(?!/(?!article)|{_PLAIN})(?:(!--)|(/article)\b|([a-zA-Z][a-zA-Z0-9-]*+)({_REST})>)"
)
_TEXT_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")

# All that begins with “<” in a line that neither begins nor ends within something.
_WHOLE = re.compile(
    r"<!--.*?-->|<!doctype[^<>]*>|<(script|style)\b[^<>]*>.*?</\1>|"
    rf"</?(?!script|style|article)[a-z]{_REST}>",
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
    found: list[Element] = []
    place = depth = 0
    while place < len(html):
        for tag in _TAG.finditer(html, place):
            comment, end, name, rest = tag.groups()
            if name:
                name = name.lower()
                depth += name == "article"
                attributes = noted(name, rest)
                if attributes is not None:
                    found.append(Element(name, attributes, tag.start(), depth > 0))
            depth -= end is not None
            if comment or name in _TEXT_ENDS:
                place = _after(html, name or "", tag.end())
                break
        else:
            break
    return found


def tags(html: str, place: int, last: int) -> list[tuple[str, str]] | None:
    """The names of the start tags between two places, each with what follows in it.

    Left out are some that say nothing. None where there is a comment, a script or the end of an
    article: then the page has to be read from its beginning.
    """
    found = _TAG.findall(html, place, last)
    if any(comment or end or name.lower() in _TEXT_ENDS for comment, end, name, _ in found):
        return None
    return [(name.lower(), rest) for _, _, name, rest in found]


def elements_of_line(line: str) -> list[Element] | None:
    """The elements of a line of a page's frame; None where some begin or end in another line."""
    if "<" not in line:
        return []
    return None if "<" in _WHOLE.sub("", line) else elements(line)


def _after(html: str, name: str, start: int) -> int:
    """Where the text of a comment or of an element ends that is no markup; else the page's end."""
    if not name:
        end = html.find("-->", start - 2)  # of an empty comment, `<!-->`, too
        return end + 3 if end >= 0 else len(html)
    found = _TEXT_ENDS[name].search(html, start)
    return found.end() if found else len(html)


def noted(name: str, text: str) -> dict[str, str] | None:
    """The attributes of a tag that matter; None where nothing in it does.

    They are read as a browser does: names in lower case, the first of a name wins.
    """
    found: dict[str, str] = {}
    for attribute, double, single, bare in _ATTRIBUTE.findall(text):
        key = attribute.lower()
        if (key in _NOTED or key.startswith("on")) and key not in found:
            value = double or single or bare
            found[key] = unescape(value) if "&" in value else value
    return found if name in _ALWAYS or not found.keys() <= _MUTE else None


def line_of(html: str, place: int) -> int:
    """The line, from 1, of a place in a page's text."""
    return html.count("\n", 0, place) + 1
