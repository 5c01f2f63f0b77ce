"""Names of notes that another note says without linking to them: suggestions, never faults.

All names are searched for at once, in one pass over each text: the time grows with the texts, not
with the number of notes times the texts.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from ahocorasick_rs import AhoCorasick, MatchKind
from markdown_it.token import Token

from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.vault.canvas_note import is_canvas
from gradient_garden.vault.model import Note, Vault
from gradient_garden.vault.published import is_published
from gradient_garden.vault.resolve import resolve

SHORTEST = 4  # letters of a name that is worth a suggestion
COMMON = (
    20  # a name that more than one note in so many says, and more notes than so many, is a word
)
SHORTEST_IDEOGRAPHIC = 2  # where one character says as much as a syllable or a word


@dataclass(frozen=True, slots=True)
class _Names:
    """Every name that means one note and no other, and the automaton that finds them all."""

    paths: tuple[str, ...]
    finder: AhoCorasick


def mentions(vault: Vault) -> Iterator[Diagnostic]:
    """Yield, for each note, the first unlinked mention of each note that it does not link to.

    A name that notes say all over the vault is a common word there: nobody means the note by it.
    """
    names = _names(vault)
    read = [n for n in vault.notes.values() if not n.cells and is_published(n)]
    found = [each for note in read for each in _in_note(vault, note, names)]
    said = Counter(path for path, _ in found)
    most = max(COMMON, len(read) // COMMON)
    yield from (suggestion for path, suggestion in found if said[path] <= most)


def _names(vault: Vault) -> _Names:
    owners: dict[str, set[str]] = {}
    for path, note in vault.notes.items():
        for name in (PurePosixPath(path).stem, *note.aliases):
            if is_published(note) and _is_telling(name):
                owners.setdefault(_folded(name), set()).add(path)
    known = {name: paths.pop() for name, paths in owners.items() if len(paths) == 1}
    finder = AhoCorasick(list(known), matchkind=MatchKind.LeftmostLongest)
    return _Names(tuple(known.values()), finder)


def _is_telling(name: str) -> bool:
    """Whether a name is long enough, and no mere number or date."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) >= (SHORTEST_IDEOGRAPHIC if any(map(_joins, letters)) else SHORTEST)


def _joins(character: str) -> bool:
    """Whether a character belongs to a script that is written without spaces between words."""
    return "\u0e00" <= character <= "\u0eff" or "\u3040" <= character <= "\u9fff"


def _folded(text: str) -> str:
    """Lower case, character by character, so that places in it are places in the text."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def _in_note(vault: Vault, note: Note, names: _Names) -> Iterator[tuple[str, Diagnostic]]:
    """Yield the path of each note that is mentioned first here, with the suggestion."""
    known = {resolve(vault, link.path, note.path).target for link in note.links} | {note.path}
    lines = note.text.split("\n")
    for text, first, end in _texts(note):
        folded = _folded(text)
        for number, start, stop in names.finder.find_matches_as_indexes(folded):
            path = names.paths[number]
            if path in known or not _is_whole(text, start, stop):
                continue
            if place := _place(lines[first:end], text, text[start:stop], start):
                known.add(path)
                where = f"{vault.name}/{note.path}", first + place[0], place[1]
                yield path, _suggestion(*where, text[start:stop], vault.notes[path])


def _texts(note: Note) -> Iterator[tuple[str, int, int]]:
    """The pieces of prose that are in no link, code, maths or heading, with their block's lines.

    Those of a canvas can be on any of its lines, as they stand there.
    """
    above, board = "", is_canvas(note.path)
    for token in note.tokens:
        if token.type == "inline" and token.map and above != "heading_open":
            first, end = (0, note.text.count("\n") + 1) if board else token.map
            for text in _plain(token.children or ()):
                yield json.dumps(text, ensure_ascii=False)[1:-1] if board else text, first, end
        above = token.type


def _plain(tokens: list[Token] | tuple[()]) -> Iterator[str]:
    depth = 0
    for token in tokens:
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        if token.type == "text" and depth == 0 and token.content.strip():
            yield token.content


def _is_whole(text: str, start: int, stop: int) -> bool:
    """Whether a match is no part of a longer word."""
    before, after = text[start - 1 : start], text[stop : stop + 1]
    return not (_continues(before, text[start]) or _continues(after, text[stop - 1]))


def _continues(outside: str, inside: str) -> bool:
    return outside.isalnum() and not _joins(inside)


def _place(lines: list[str], text: str, said: str, start: int) -> tuple[int, int] | None:
    """Line and column, from 1, of what is said at an index of a piece of text.

    Of a piece that is written otherwise, such as with a backslash, what is said is looked for
    itself. None where that is written nowhere: a title that a callout has by itself.
    """
    for wanted, beyond in ((text, start), (said, 0)):
        for number, line in enumerate(lines, 1):
            column = line.find(wanted)
            if column >= 0:
                return number, column + beyond + 1
    return None


def _suggestion(path: str, line: int, column: int, said: str, note: Note) -> Diagnostic:
    name = PurePosixPath(note.path).stem
    link = f"[[{name}]]" if name == said else f"[[{name}|{said}]]"
    message = f"“{said}” is “{note.path}”, but is no link"
    hint = f"write {link} if that is meant"
    return Diagnostic(path, line, column, "unlinked-mention", message, hint, Severity.HINT)
