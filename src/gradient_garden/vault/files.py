"""Walk a vault: regular files only, each with one path, nothing hidden (faults F22 to F31)."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gradient_garden.diagnostics import Diagnostic
from gradient_garden.vault.slug import PAGE_SUFFIXES

MAX_FILE = 25 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Found:
    """The paths of a vault, sorted, and a diagnostic for each that is refused.

    ignored: those of them that the app's settings exclude. sizes: of each path, in bytes.
    """

    files: tuple[str, ...]
    refused: tuple[Diagnostic, ...] = field(default=())
    ignored: frozenset[str] = field(default=frozenset())
    sizes: Mapping[str, int] = field(default_factory=dict)


def walk(root: Path, name: str, ignored: tuple[str, ...] = ()) -> Found:
    """List a vault's files. Symlinks, pipes, devices and over-large files are refused unread.

    ignored: beginnings of paths that the app excludes, such as `templates/`.
    """
    excluded = tuple(filter(None, ignored))
    sizes: dict[str, int] = {}
    refused: list[Diagnostic] = []
    for path, trouble in _walk(root, "", name):
        if isinstance(trouble, int):
            sizes[path] = trouble
        elif not path.startswith(excluded):
            refused.append(refusal(path, name, trouble))
    hidden = frozenset(path for path in sizes if path.startswith(excluded))
    return Found(tuple(sorted(sizes)), tuple(sorted(refused)), hidden, sizes)


def read_bytes(root: Path, path: str) -> bytes:
    """Read a file that must still be a regular one; raises OSError otherwise."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(root / path, flags | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError("it is not a regular file")
        return file.read()


def refusal(path: str, name: str, trouble: str) -> Diagnostic:
    """Return the diagnostic for a file that is not read and not published."""
    message, hint = f"refused: {trouble}", "keep plain files only in the vault"
    return Diagnostic(f"{name}/{path}", 1, 1, "file-refused", message, hint)


def _walk(root: Path, folder: str, name: str) -> Iterator[tuple[str, int | str]]:
    """Yield each path with its size in bytes, or with what is wrong with it."""
    try:
        with os.scandir(root / folder) as entries:
            visible = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        yield folder or ".", f"the folder cannot be read ({error.strerror})"
        return
    for entry in visible:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if not _is_text(path):
            yield path.encode("utf-8", "replace").decode(), "its name is not UTF-8"
        elif entry.is_dir(follow_symlinks=False) and not _looks_like_page(path):
            yield from _walk(root, path, name)
        else:
            yield path, _size(entry)


def _size(entry: os.DirEntry[str]) -> int | str:
    """The size of a file, or what is wrong with it."""
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        return f"it cannot be read ({error.strerror})"
    if stat.S_ISLNK(status.st_mode):
        return "it is a symbolic link"
    if stat.S_ISDIR(status.st_mode):
        return "it is a folder with the name of a note"
    if not stat.S_ISREG(status.st_mode):
        return "it is not a regular file"
    if status.st_size > MAX_FILE:
        return f"it is over {MAX_FILE >> 20} MiB large"
    return status.st_size


def _looks_like_page(path: str) -> bool:
    return path.lower().endswith(PAGE_SUFFIXES)


def _is_text(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
