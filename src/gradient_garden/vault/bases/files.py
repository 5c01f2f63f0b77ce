"""What formulas may ask of a file: its names, links and tags, and whether it has a property."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from gradient_garden.vault.bases.expression import NotUnderstood
from gradient_garden.vault.bases.library import Library
from gradient_garden.vault.bases.values import File, Value
from gradient_garden.vault.index import fold
from gradient_garden.vault.resolve import resolve
from gradient_garden.vault.tags import tag_key


def field(library: Library, path: str, name: str) -> Callable[[], Value] | None:
    """How to find a field of a file by its name; None where there is no such field."""
    pure, note = PurePosixPath(path), library.vault.notes.get(path)
    if name in ("mtime", "ctime"):
        raise NotUnderstood(f"file.{name} differs from one copy of the vault to the next")
    known: Mapping[str, Callable[[], Value]] = {
        "file": lambda: File(path),
        "name": lambda: pure.name,
        "basename": lambda: pure.stem,
        "path": lambda: path,
        "folder": lambda: "" if str(pure.parent) == "." else str(pure.parent),
        "size": lambda: library.vault.sizes.get(path),
        "ext": lambda: pure.suffix.removeprefix("."),
        "tags": lambda: [f"#{tag}" for tag in dict.fromkeys(note.tags)] if note else [],
        "aliases": lambda: list(note.aliases) if note else [],
        "links": lambda: [File(p) for p in dict.fromkeys(library.linked.get(path, ()))],
        "backlinks": lambda: [File(p) for p in library.linking.get(path, ())],
        "embeds": lambda: _embeds(library, path),
        "properties": lambda: library.value(dict(note.properties), path) if note else {},
    }
    return known.get(name)


def _embeds(library: Library, path: str) -> Value:
    note = library.vault.notes.get(path)
    links = [link for link in note.links if link.form in ("embed", "image")] if note else []
    found = [resolve(library.vault, link.path, path).target for link in links]
    return [File(target) for target in dict.fromkeys(found) if target]


def has_property(library: Library, path: str, name: str) -> bool:
    """Tell whether a note has a property, even an empty one."""
    note = library.vault.notes.get(path)
    return note is not None and name in note.properties


def has_tag(library: Library, path: str, tag: str) -> bool:
    """Tell whether a note has a tag, or one nested in it."""
    note, wanted = library.vault.notes.get(path), tag_key(tag.removeprefix("#"))
    keys = [tag_key(each) for each in note.tags] if note else []
    return any(key == wanted or key.startswith(wanted + "/") for key in keys)


def in_folder(path: str, folder: str) -> bool:
    """Tell whether a file lies in a folder, or in one within it."""
    wanted = fold(folder.strip("/"))
    return not wanted or fold(path).startswith(wanted + "/")
