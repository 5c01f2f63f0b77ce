"""Read a vault: every file listed, every note parsed, every fault a diagnostic."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from gradient_garden.diagnostics import Diagnostic, in_order
from gradient_garden.vault.files import read_bytes, refusal, walk
from gradient_garden.vault.model import Note, Settings, Vault
from gradient_garden.vault.names import check_addresses, check_names
from gradient_garden.vault.note import parse_note
from gradient_garden.vault.notebook import parse_notebook
from gradient_garden.vault.obsidian import read_settings
from gradient_garden.vault.slug import PAGE_SUFFIXES, address


def load(root: Path, *, name: str | None = None) -> Vault:
    """Read the vault in a folder.

    name: how diagnostics call it, the folder's own name unless given. Refused files, parse
    faults and clashes are in the vault's diagnostics; other notes are read all the same.
    """
    name = root.name if name is None else name
    settings, faults = read_settings(root, name)
    found = walk(root, name, settings.ignored)
    notes, unread = _read_all(root, found.files, name, settings)
    diagnostics = [*faults, *found.refused, *unread, *check_names(found.files, name)]
    diagnostics += (d for note in notes.values() for d in note.diagnostics)
    addresses = {p: notes[p].address if p in notes else address(p) for p in found.files}
    diagnostics += check_addresses(addresses, name)
    return Vault(root, name, notes, found.files, settings, tuple(in_order(diagnostics)))


def _read_all(
    root: Path, files: Iterable[str], name: str, settings: Settings
) -> tuple[dict[str, Note], list[Diagnostic]]:
    notes: dict[str, Note] = {}
    unread: list[Diagnostic] = []
    with _collector_paused():
        for path in files:
            if path.lower().endswith(PAGE_SUFFIXES):
                note = _read(root, path, name, settings)
                if isinstance(note, Note):
                    notes[path] = note
                else:
                    unread.append(note)
    return notes, unread


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Spare the garbage collector: every token lives on, and looking at them costs a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(root: Path, path: str, name: str, settings: Settings) -> Note | Diagnostic:
    """Read one note or notebook, or say why not."""
    try:
        text = read_bytes(root, path).decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"the note is not UTF-8: byte {error.start} is {error.object[error.start]:#04x}"
        return Diagnostic(
            f"{name}/{path}", *_place(error), "note-encoding", message, "save it as UTF-8"
        )
    except OSError as error:
        return refusal(path, name, f"it cannot be read ({error.strerror or error})")
    parse = parse_notebook if path.lower().endswith(".ipynb") else parse_note
    return parse(path, text, name=name, settings=settings)


def _place(error: UnicodeDecodeError) -> tuple[int, int]:
    """Return the line and column, from 1, of the byte that cannot be decoded."""
    before = error.object[: error.start]
    last_line = before.rpartition(b"\n")[2].decode("utf-8", "replace")
    return before.count(b"\n") + 1, len(last_line) + 1
