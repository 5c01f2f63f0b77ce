"""Where a note's links stand: the sentence around each of them, and the heading above it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from markdown_it.token import Token

from gradient_garden.vault.memory import remembered
from gradient_garden.vault.model import Link, Note
from gradient_garden.vault.rules.heading import visible

REACH = 120  # characters kept of a sentence on each side of a link
WINDOW = 2000  # characters looked at on each side, so that many links take linear time
KINDS: Mapping[str, Literal["maths", "code"]] = {
    "code_inline": "code",
    "math_inline": "maths",
    "math_inline_double": "maths",
}
SIGN = "\ufffc"  # stands for a formula or code while a sentence is looked for

# One look behind, and a bounded number of closing marks: linear on any text.
_STOP = re.compile("(?<=[.!?…؟])[\"'”’»)\\]]{0,3}\\s{1,8}|(?<=[。！？])[”’」』）]{0,3}")
_SHORT = frozenset(  # abbreviations after which a sentence goes on
    [
        *("al.", "cf.", "ch.", "dr.", "e.g.", "eq.", "fig.", "i.e.", "mr.", "mrs.", "ms."),
        *("p.", "pp.", "prof.", "vol.", "vs."),
    ]
)


class Atom(NamedTuple):
    """A formula or a piece of code in a sentence: where it begins and ends there."""

    start: int
    end: int
    kind: Literal["maths", "code"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as plain text, in three parts: before a link, the link's own text, after it.

    Long sentences are cut at words, with an ellipsis. heading, anchor: the text and anchor of the
    heading that the link stands under; "" above the first heading and in footnotes. atoms: what in
    the whole sentence is the TeX of a formula, or code.
    """

    before: str = ""
    text: str = ""
    after: str = ""
    heading: str = ""
    anchor: str = ""
    atoms: tuple[Atom, ...] = ()

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
    line = _Line()
    line.read(tokens)
    text = "".join(line.pieces)
    stops = [match for match in _STOP.finditer(text) if _ends_sentence(text, match)]
    starts, ends = [match.start() for match in stops], [match.end() for match in stops]
    for link, start, end in line.spans:
        before, after = bisect_right(ends, start), bisect_left(starts, end)
        first = max(ends[before - 1] if before else 0, start - WINDOW)
        last = min(starts[after] if after < len(starts) else len(text), end + WINDOW)
        yield link, _passage(text[first:start], text[start:end], text[end:last], line, end, under)


class _Line:
    """The text that a reader sees, with one sign for each formula and each piece of code.

    So none of them is cut, and no full stop in one ends a sentence. spans: where links stand.
    atoms: what each of those signs stands for, in order; places: where.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.spans: list[tuple[Link, int, int]] = []
        self.atoms: list[tuple[str, Literal["maths", "code"]]] = []
        self.places: list[int] = []
        self._length = 0
        self._opened: list[tuple[Link | None, int]] = []

    def read(self, tokens: Iterable[Token]) -> None:
        """Take in the tokens of one line."""
        for token in tokens:
            link: Link | None = token.meta.get("link")
            start = self._length
            self._take(token)
            if token.type == "link_open":
                self._opened.append((link, start))
                continue
            if token.type == "link_close" and self._opened:
                link, start = self._opened.pop()
            if link is not None:
                self.spans.append((link, start, self._length))

    def _take(self, token: Token) -> None:
        kind = KINDS.get(token.type)
        content = _one_line(token.content) if kind else ""
        if kind and content:
            self.atoms.append((content if len(content) <= REACH else "…", kind))
            self.places.append(self._length)
            self._add(SIGN)
        elif token.type == "wikilink" and token.children:
            for child in token.children:
                self._take(child)
        else:
            self._add(visible(token).replace(SIGN, " "))

    def _add(self, piece: str) -> None:
        self.pieces.append(piece)
        self._length += len(piece)


def _passage(
    before: str, text: str, after: str, line: _Line, end: int, under: tuple[str, str]
) -> Passage:
    """A sentence whose parts were found; end: where its link ends in the line."""
    if not line.places:
        return Passage(_last(before), _one_line(text), _first(after), *under)
    last = bisect_left(line.places, end)
    first = last - before.count(SIGN) - text.count(SIGN)
    left = _last(before)
    at = first + before.count(SIGN) - left.count(SIGN)
    found: list[Atom] = []
    parts, length = [], 0
    for part in (left, _one_line(text), _first(after)):
        pieces = []
        for piece in re.split(f"({SIGN})", part):
            content = piece
            if piece == SIGN:
                content, kind = line.atoms[at]
                found.append(Atom(length, length + len(content), kind))
                at += 1
            pieces.append(content)
            length += len(content)
        parts.append("".join(pieces))
    return Passage(parts[0], parts[1], parts[2], *under, tuple(found))


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
