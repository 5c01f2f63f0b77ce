"""The values of a base as Markdown: links, dates, truth values, lists, and plain text."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from gradient_garden.export import escape, inline
from gradient_garden.export.writer import Writer
from gradient_garden.pages.base_values import FILE_NAMES, is_address, picture_of
from gradient_garden.vault import locate
from gradient_garden.vault.bases import File, LinkTo, Picture, Value, text
from gradient_garden.vault.slug import without_suffix


def cell(column: str, found: Value, path: str, writer: Writer) -> str:
    """A cell of a row; the names of a file lead to it."""
    if column in FILE_NAMES:
        name = escape.text(without_suffix(text(found)))
        return inline.linked(name, writer.context.href(path, ""), writer)
    return value(found, writer)


def value(found: Value, writer: Writer) -> str:
    """Any value, on one line; nothing for nothing."""
    if isinstance(found, list):
        return ", ".join(part for item in found if (part := value(item, writer)))
    if isinstance(found, bool):
        return "yes" if found else "no"
    if isinstance(found, File):
        return _file(found.path, text(found), "", writer)
    if isinstance(found, LinkTo) and found.target is None:
        return _text(found.text, writer, text(found))
    if isinstance(found, LinkTo):
        subpath = found.text.partition("#")[2]
        return _file(found.target or "", text(found), subpath, writer)
    if isinstance(found, Picture):
        return picture(found.source, writer.note.path, writer) or _text(text(found), writer)
    if isinstance(found, dict):
        return escape.code(json.dumps(found, ensure_ascii=False, default=text))
    return _text(text(found), writer)


def picture(found: Value, path: str, writer: Writer) -> str:
    """A picture of the vault, by a link or its name; nothing for anything else."""
    target = picture_of(found, path, writer.context.vault)
    alt = escape.text(PurePosixPath(target).stem)
    return f"![{alt}]({writer.context.href(target, '')})" if target else ""


def _text(words: str, writer: Writer, shown: str = "") -> str:
    said = escape.text(" ".join((shown or words).split()))
    return inline.linked(said, escape.url(words), writer) if is_address(words) else said


def _file(path: str, words: str, subpath: str, writer: Writer) -> str:
    shown = escape.text(" ".join(words.split()))
    if path not in writer.context.vault.files:
        return shown
    note = writer.context.vault.notes.get(path)
    place = locate(note, subpath) if note and subpath else None
    return inline.linked(shown, writer.context.href(path, place.anchor if place else ""), writer)
