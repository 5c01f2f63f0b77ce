"""Where a note's links stand: the sentence around each of them, and the heading above it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markdown_it.token import Token

from gradient_garden.vault.memory import remembered
from gradient_garden.vault.model import Link, Note
from gradient_garden.vault.rules.heading import visible

REACH = 120  # characters kept of a sentence on each side of a link

# One look behind, and a bounded number of closing marks: linear on any text.
_STOP = re.compile("(?<=[.!?…؟])[\"'”’»)\\]]{0,3}\\s{1,8}|(?<=[。！？])[”’」』）]{0,3}")
_SHORT = frozenset(  # abbreviations after which a sentence goes on
    [
        *("al.", "cf.", "ch.", "dr.", "e.g.", "eq.", "fig.", "i.e.", "mr.", "mrs.", "ms."),
        *("p.", "pp.", "prof.", "vol.", "vs."),
    ]
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as plain text, in three parts: before a link, the link's own text, after it.

    Long sentences are cut at words, with an ellipsis. heading, anchor: the text and anchor of the
    heading that the link stands under; "" above the first heading and in footnotes.
    """

    before: str = ""
    text: str = ""
    after: str = ""
    heading: str = ""
    anchor: str = ""

    @property
    def sentence(self) -> str:
        """The whole of it."""
        return self.before + self.text + self.after


@remembered
def passages(note: Note) -> Mapping[Link, Passage]:
    """Return the passage of every link in a note's text; comments are no part of it."""
    found: dict[Link, Passage] = {}
    headings = {heading.anchor: (heading.text, heading.anchor) for heading in note.headings}
    under = "", ""
    for token in note.tokens:
        if token.type == "heading_open":
            under = headings.get(str(token.attrs.get("id")), under)
        elif token.type == "footnote_block_open":
            under = "", ""
        elif token.type == "inline" and any("link" in child.meta for child in token.children or ()):
            found.update(_in_text(token.children or (), under))
    return found


def _in_text(tokens: Iterable[Token], under: tuple[str, str]) -> Iterator[tuple[Link, Passage]]:
    """Yield the links of one paragraph, heading or cell, each with its sentence."""
    text, spans = _spans(tokens)
    stops = [match for match in _STOP.finditer(text) if _ends_sentence(text, match)]
    starts, ends = [match.start() for match in stops], [match.end() for match in stops]
    for link, start, end in spans:
        before, after = bisect_right(ends, start), bisect_left(starts, end)
        first = ends[before - 1] if before else 0
        last = starts[after] if after < len(starts) else len(text)
        left, right = _last(text[first:start]), _first(text[end:last])
        yield link, Passage(left, _one_line(text[start:end]), right, *under)


def _spans(tokens: Iterable[Token]) -> tuple[str, list[tuple[Link, int, int]]]:
    """Return the text that a reader sees, and where in it each link stands."""
    pieces: list[str] = []
    spans: list[tuple[Link, int, int]] = []
    opened: list[tuple[Link | None, int]] = []
    length = 0
    for token in tokens:
        link: Link | None = token.meta.get("link")
        pieces.append(visible(token))
        start, length = length, length + len(pieces[-1])
        if token.type == "link_open":
            opened.append((link, start))
            continue
        if token.type == "link_close" and opened:
            link, start = opened.pop()
        if link is not None:
            spans.append((link, start, length))
    return "".join(pieces), spans


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Tell a full stop from the dot of an abbreviation or of an initial."""
    if text[stop.end() : stop.end() + 1].islower():
        return False
    words = text[max(stop.start() - 12, 0) : stop.start()].split()
    word = words[-1].lstrip("(“‘\"'") if words else ""
    return word.lower() not in _SHORT and not (len(word) == 2 and word[0].isupper())


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _last(text: str) -> str:
    """Return the end of a text, from a word on; a space at its end stays."""
    space = " " if text[-1:].isspace() else ""
    line = _one_line(text)
    if len(line) > REACH:
        line = "… " + line[-REACH:].partition(" ")[2]
    return line + space if line else ""


def _first(text: str) -> str:
    """Return the beginning of a text, up to a word; a space before it stays."""
    space = " " if text[:1].isspace() else ""
    line = _one_line(text)
    if len(line) > REACH:
        line = line[:REACH].rpartition(" ")[0] + " …"
    return space + line if line else ""
