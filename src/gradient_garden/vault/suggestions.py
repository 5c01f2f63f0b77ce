"""What a link that leads nowhere was probably meant to say."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from pathlib import PurePosixPath

from gradient_garden.diagnostics import did_you_mean
from gradient_garden.vault.index import fold
from gradient_garden.vault.model import Note
from gradient_garden.vault.slug import PAGE_SUFFIXES, without_suffix
from gradient_garden.vault.subpath import locate


def near_heading(target: Note, wanted: str) -> str:
    """Suggest the nearest heading; one that stands elsewhere in the note is named as it stands."""
    *above, last = (part.strip() for part in wanted.split("#") if part.strip())
    if above and locate(target, last):
        return f"“{last}” is there, but not below “{above[-1]}”: write #{last}"
    near = did_you_mean(last, [heading.text for heading in target.headings])
    return near or "add the heading, or correct the link"


def as_typed(typed: str, target: str) -> str:
    """A file's name with as many of its folders as a link gives, in the file's own letters."""
    parts = [part for part in typed.split("/") if part not in ("", ".", "..")]
    named = "/".join(target.split("/")[-len(parts) :])
    return named if typed.lower().endswith(".md") else without_suffix(named)


def is_folder(path: str, source: str, files: tuple[str, ...]) -> bool:
    """Tell whether a link that finds no file has the path of a folder (R7)."""
    from_top = fold(posixpath.normpath(path.strip("/")))
    from_note = fold(posixpath.normpath(posixpath.join(source.rpartition("/")[0], path)))
    return not {from_top, from_note}.isdisjoint(_folders(files))


@lru_cache(maxsize=256)
def near_name(wrong: str, files: tuple[str, ...], aliases: tuple[str, ...]) -> str:
    """Suggest the nearest name: a note's or an alias, and with a suffix any other file's."""
    name = without_suffix(wrong.rpartition("/")[2])
    found = did_you_mean(name, _names(files, aliases))
    return found or (did_you_mean(name, _attached(files)) if PurePosixPath(name).suffix else "")


@lru_cache(maxsize=2)
def _folders(files: tuple[str, ...]) -> frozenset[str]:
    above = {folder for path in files for folder in PurePosixPath(path).parents if folder.name}
    return frozenset(fold(str(folder)) for folder in above)


@lru_cache(maxsize=2)
def _names(files: tuple[str, ...], aliases: tuple[str, ...]) -> tuple[str, ...]:
    pages = (path.rpartition("/")[2] for path in files if path.lower().endswith(PAGE_SUFFIXES))
    return (*map(without_suffix, pages), *aliases)


@lru_cache(maxsize=2)
def _attached(files: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        path.rpartition("/")[2] for path in files if not path.lower().endswith(PAGE_SUFFIXES)
    )
