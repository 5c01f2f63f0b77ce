"""Read a vault: every file listed, every note parsed, every fault a diagnostic."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from gradient_garden.diagnostics import Diagnostic, in_order
from gradient_garden.vault.addressing import addresses, clashes
from gradient_garden.vault.attachments import inspected
from gradient_garden.vault.bases.note import parse_base
from gradient_garden.vault.canvas_note import parse_canvas
from gradient_garden.vault.files import read_bytes, refusal, walk
from gradient_garden.vault.memory import Memory
from gradient_garden.vault.model import Note, Settings, Vault
from gradient_garden.vault.names import check_names
from gradient_garden.vault.note import parse_note
from gradient_garden.vault.notebook import parse_notebook
from gradient_garden.vault.obsidian import read_settings
from gradient_garden.vault.slug import PAGE_SUFFIXES, address
from gradient_garden.vault.withheld import withhold

PARSERS = {".base": parse_base, ".canvas": parse_canvas, ".ipynb": parse_notebook}


def load(
    root: Path,
    *,
    name: str | None = None,
    drafts: bool = False,
    has_code: bool = True,
    memory: Memory | None = None,
) -> Vault:
    """Read the vault in a folder.

    name: how diagnostics call it, the folder's own name unless given. drafts: take in the notes
    that are not published, as a preview does. has_code: links to `.py` files mean snippets.
    memory: the notes of an earlier build. Refused files, parse faults and clashes are in the
    vault's diagnostics; other notes are read all the same.
    """
    name = root.name if name is None else name
    settings, faults = read_settings(root, name)
    found = walk(root, name, settings.ignored)
    memory = memory or Memory()
    memory.begin()
    notes, unread = _read_all(root, found.files, name, settings, memory)
    files = [p for p in found.files if p in notes or not p.lower().endswith(PAGE_SUFFIXES)]
    kept, said = inspected(root, files, name)
    whole = Vault(root, name, notes, kept, settings, has_code=has_code, sizes=found.sizes)
    vault = withhold(whole, found.ignored, drafts=drafts)
    of_files = [*unread, *check_names(found.files, name), *said]
    hidden = {f"{name}/{path}" for path in found.ignored - set(vault.files)}
    told = (d for d in of_files if d.path not in hidden)
    return _finished(replace(vault, diagnostics=(*faults, *found.refused, *told)))


def _finished(vault: Vault) -> Vault:
    """Give every published file its address, and gather what is wrong with them."""
    given = addresses(vault.notes, vault.files, vault.root.name)
    found = [*vault.diagnostics, *clashes(vault.notes, given, vault.name)]
    found += (d for note in vault.notes.values() for d in note.diagnostics)
    notes = {
        path: note if note.address == given[path] else replace(note, address=given[path])
        for path, note in vault.notes.items()
    }
    moved = {p: a for p, a in given.items() if p not in notes and a != address(p)}
    return replace(vault, notes=notes, moved=moved, diagnostics=tuple(in_order(found)))


def _read_all(
    root: Path, files: Iterable[str], name: str, settings: Settings, memory: Memory
) -> tuple[dict[str, Note], list[Diagnostic]]:
    notes: dict[str, Note] = {}
    unread: list[Diagnostic] = []
    with _collector_paused():
        for path in files:
            if path.lower().endswith(PAGE_SUFFIXES):
                note = _read(root, path, name, settings, memory)
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


def _read(
    root: Path, path: str, name: str, settings: Settings, memory: Memory
) -> Note | Diagnostic:
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
    parse = PARSERS.get(PurePosixPath(path).suffix.lower(), parse_note)
    parsed = partial(parse, path, text, name=name, settings=settings)
    return memory.note(path, f"{name}\n{settings}\n{text}", parsed)


def _place(error: UnicodeDecodeError) -> tuple[int, int]:
    """Return the line and column, from 1, of the byte that cannot be decoded."""
    before = error.object[: error.start]
    last_line = before.rpartition(b"\n")[2].decode("utf-8", "replace")
    return before.count(b"\n") + 1, len(last_line) + 1
