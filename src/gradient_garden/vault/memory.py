"""Notes that an earlier build parsed: what is known of them, and their tokens only when asked for.

Parsing is a third of a build in which nothing changed, and of such a note hardly anything but its
facts is needed: its links, headings and tags, and what `remembered` functions have made of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import TypeVar, cast, overload

from markdown_it.token import Token

from gradient_garden.vault.model import Note

Made = TypeVar("Made")


def remembered(make: Callable[[Note], Made]) -> Callable[[Note], Made]:
    """Keep what a function makes of a note's text with the note, from one build to the next."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def known(note: Note) -> Made:
        if name not in note.made:
            note.made[name] = make(note)
        return cast(Made, note.made[name])

    return known


@dataclass(slots=True)
class Deferred(Sequence[Token]):
    """The tokens of a note that was not parsed again; it is, when the first is asked for."""

    parse: Callable[[], Note]
    known: Sequence[Token] | None = field(default=None, compare=False)

    def _all(self) -> Sequence[Token]:
        if self.known is None:
            self.known = self.parse().tokens
        return self.known

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
    """The notes of the last build, kept in one file for the next.

    key: what every note depends on, our own code. The file is a cache on the author's own
    machine, trusted like the code beside it: it is unpickled. Missing, damaged or made with
    another key, it is empty.
    """

    def __init__(self, file: Path | None = None, key: str = "") -> None:
        self._file, self._key = file, key
        self._known = self._read()
        self._notes: dict[str, tuple[str, Note]] = {}
        self._facts = _facts(self._known)

    def note(self, path: str, made_from: str, parse: Callable[[], Note]) -> Note:
        """The note at a path of the vault, parsed unless all that it is made from is as it was."""
        source = hashlib.sha256(made_from.encode("utf-8", "surrogatepass")).hexdigest()
        known, note = self._known.get(path, ("", None))
        same = note is not None and known == source
        note = replace(note, tokens=Deferred(parse)) if note is not None and same else parse()
        self._notes[path] = source, note
        return note

    def save(self) -> None:
        """Write the notes without their tokens, in one step; where that fails there is no cache."""
        if self._file is None or not self._is_news():
            return
        lean = {p: (source, replace(n, tokens=())) for p, (source, n) in self._notes.items()}
        content = pickle.dumps(lean, protocol=5)
        temporary = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(self._head(content) + content)
            temporary.replace(self._file)

    def _is_news(self) -> bool:
        same = {p: source for p, (source, _) in self._known.items()} == {
            p: source for p, (source, _) in self._notes.items()
        }
        return not same or self._facts != _facts(self._notes)

    def _read(self) -> dict[str, tuple[str, Note]]:
        if self._file is None:
            return {}
        with contextlib.suppress(Exception):  # unpickling raises whatever another version's does
            content = self._file.read_bytes()
            if content.startswith(self._head(content[64:])):
                return cast(dict[str, tuple[str, Note]], pickle.loads(content[64:]))  # noqa: S301
        return {}

    def _head(self, content: bytes) -> bytes:
        return hashlib.sha256(self._key.encode() + content).hexdigest().encode("ascii")


def _facts(notes: Mapping[str, tuple[str, Note]]) -> int:
    return sum(len(note.made) for _, note in notes.values())
