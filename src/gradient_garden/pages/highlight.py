"""Highlighted code, line by line: Pygments' classes, a line id each, names that are links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pygments import highlight as pygmentize
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from gradient_garden.pages.markup import Attributes, attributes

PLAIN = "text"
_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)
# A tag, a character reference, or plain text: each begins with another character.
_PIECE = re.compile(r"<[^>]*>|&[^;]*;|[^<&]+")


class Name(NamedTuple):
    """A part of a line that is a link. column: from 0, and length, in characters."""

    column: int
    length: int
    href: str


Names = Mapping[int, Sequence[Name]]


def highlighted(
    text: str,
    language: str,
    number: int,
    names: Names | None = None,
    anchors: Mapping[int, tuple[str, ...]] | None = None,
) -> str:
    """Code as HTML; Pygments closes all its elements at the end of each line.

    number: of the block in its page. names: the links of each line, from 1, in order.
    anchors: the ids of what a line defines, by line.
    """
    html = pygmentize(text, _lexer(language), _FORMATTER).removesuffix("\n")
    names, anchors = names or {}, anchors or {}
    return "".join(
        f'<span id="__span-{number}-{line}">{_anchors(anchors.get(line, ()))}'
        f"{_linked(content, names.get(line, ()))}\n</span>"
        for line, content in enumerate(html.split("\n"), 1)
    )


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer:
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return get_lexer_by_name(PLAIN, stripnl=False)


def _anchors(names: Iterable[str]) -> str:
    return "".join(f"<span{attributes({'id': name})}></span>" for name in names)


def _linked(html: str, names: Sequence[Name]) -> str:
    """Put links into a highlighted line; a name that does not lie in one piece stays as it is."""
    if not names:
        return html
    waiting, made, column = list(names), "", 0
    for match in _PIECE.finditer(html):
        piece = match.group()
        if piece.startswith("<"):
            made += piece
        elif piece.startswith("&"):
            made, column = made + piece, column + 1
        else:
            made += _piece(piece, column, waiting)
            column += len(piece)
    return made


def _piece(text: str, start: int, waiting: list[Name]) -> str:
    """Link the names that lie in a run of plain text, which begins at a column of its line."""
    made, at = "", 0
    while waiting and waiting[0].column < start + len(text):
        name = waiting.pop(0)
        first = name.column - start
        if first < at or first + name.length > len(text):
            continue
        last = first + name.length
        extra: Attributes = {"class": "gg-name", "href": name.href}
        made += f"{text[at:first]}<a{attributes(extra)}>{text[first:last]}</a>"
        at = last
    return made + text[at:]
