"""Notes that an earlier build parsed: what is known of them, and their tokens only when asked for.

Parsing is a third of a build in which nothing changed, and of such a note hardly anything but its
facts is needed: its links, headings and tags, and what `remembered` functions have made of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import TypeVar, cast, overload

from markdown_it.token import Token

from gradient_garden.vault.model import Note

Made = TypeVar("Made")
Record = tuple[str, int, bytes]  # a digest of the source, how much was made of the note, the note
ROOM = 4_000_000  # characters of notes whose tokens are held, which take about thirty times that
_MAKERS: list[Callable[[Note], object]] = []


def remembered(make: Callable[[Note], Made]) -> Callable[[Note], Made]:
    """Keep what a function makes of a note's text with the note, from one build to the next."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def known(note: Note) -> Made:
        if name not in note.made:
            note.made[name] = make(note)
        return cast(Made, note.made[name])

    _MAKERS.append(known)
    return known


class Shelf:
    """Which tokens are held: of as many notes as there is room for, and of the one in use."""

    def __init__(self, room: int) -> None:
        self._room, self._left = room, room
        self._held: list[Deferred] = []
        self._last: Deferred | None = None

    def take(self, tokens: Deferred, size: int) -> bool:
        """Hold tokens, of a note of so many characters; tell whether they will stay."""
        if size <= self._left:
            self._left -= size
            self._held.append(tokens)
            return True
        if self._last is not None:
            self._last.known = None
        self._last = tokens
        return False

    def clear(self) -> None:
        """Let go of all tokens; whoever asks for some has the note parsed again."""
        for tokens in (*self._held, self._last):
            if tokens is not None:
                tokens.known = None
        self._held, self._last, self._left = [], None, self._room


@dataclass(slots=True)
class Deferred(Sequence[Token]):
    """The tokens of a note, which is parsed when they are asked for and are not there."""

    parse: Callable[[], Note]
    shelf: Shelf = field(compare=False, repr=False)
    known: Sequence[Token] | None = field(default=None, compare=False)

    def hold(self, note: Note) -> bool:
        """Hold the tokens of a note that was just parsed; tell whether they will stay."""
        self.known = note.tokens
        return self.shelf.take(self, len(note.text))

    def _all(self) -> Sequence[Token]:
        if self.known is not None:
            return self.known
        note = self.parse()
        self.hold(note)
        return note.tokens

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | Sequence[Token]:
        return self._all()[index]

    def __iter__(self) -> Iterator[Token]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


class Memory:
    """The notes of the last build, kept in one file for the next, and the tokens of this one's.

    key: what every note depends on, our own code. The file is a cache on the author's own
    machine, trusted like the code beside it: it is unpickled. Missing, damaged or made with
    another key, it is empty. room: of how many characters of notes the tokens are held; those of
    the others are made again each time, so that a large vault fits in memory.
    """

    def __init__(self, file: Path | None = None, key: str = "", room: int = ROOM) -> None:
        self._file, self._key = file, key
        self._shelf = Shelf(room)
        self._known = self._read()
        self._notes: dict[str, tuple[str, Note]] = {}
        self._last: dict[str, tuple[str, Note]] = {}

    def begin(self) -> None:
        """Read the vault, once more perhaps: what was read last is known, without unpickling."""
        self._last, self._notes = self._notes, {}

    def note(self, path: str, made_from: str, parse: Callable[[], Note]) -> Note:
        """The note at a path of the vault, parsed unless all that it is made from is as it was."""
        source = hashlib.sha256(made_from.encode("utf-8", "surrogatepass")).hexdigest()
        if self._last.get(path, ("",))[0] == source:
            self._notes[path] = self._last[path]
            return self._last[path][1]
        known, _, content = self._known.get(path, ("", 0, b""))
        tokens = Deferred(parse, self._shelf)
        if known == source:
            note = replace(cast(Note, pickle.loads(content)), tokens=tokens)  # noqa: S301  ours
        else:
            parsed = parse()
            stay = tokens.hold(parsed)
            note = replace(parsed, tokens=tokens)
            for make in () if stay else _MAKERS:
                make(note)
        self._notes[path] = source, note
        return note

    def release(self) -> None:
        """Let go of all tokens, once every page is rendered."""
        self._shelf.clear()

    def save(self) -> None:
        """Write the notes without their tokens, in one step; where that fails there is no cache."""
        if self._file is None:
            return
        fresh = {path: self._record(path, *entry) for path, entry in self._notes.items()}
        if fresh == self._known:
            return
        content = pickle.dumps(fresh, protocol=5)
        temporary = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(self._head(content) + content)
            temporary.replace(self._file)
            self._known = fresh

    def _record(self, path: str, source: str, note: Note) -> Record:
        """What is written of a note: what is there, if nothing was added to it."""
        known = self._known.get(path)
        if known is not None and known[:2] == (source, len(note.made)):
            return known
        return source, len(note.made), pickle.dumps(replace(note, tokens=()), protocol=5)

    def _read(self) -> dict[str, Record]:
        if self._file is None:
            return {}
        with contextlib.suppress(Exception):  # unpickling raises whatever another version's does
            content = self._file.read_bytes()
            if content.startswith(self._head(content[64:])):
                return cast(dict[str, Record], pickle.loads(content[64:]))  # noqa: S301
        return {}

    def _head(self, content: bytes) -> bytes:
        return hashlib.sha256(self._key.encode() + content).hexdigest().encode("ascii")
