"""Notebooks of the vault, made ready for mkdocs-jupyter, which runs and renders them.

It is handed a copy in which wikilinks have become Markdown links and stored outputs are gone,
except in a vault whose code is never run. The copy carries a digest of all snippets, data and
installed distributions, so that mkdocs-jupyter's cache, which is keyed by the notebook's bytes,
notices when something that it uses changed.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from gradient_garden import vault
from gradient_garden.garden import addresses
from gradient_garden.garden.garden import Garden
from gradient_garden.hosts.stored import outputs
from gradient_garden.vault import Link, Vault

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
Cell = dict[str, Any]


def prepare(garden: Garden, folder: Path) -> dict[str, Path]:
    """Write the copy of every notebook below `folder`; return them by vault path."""
    paths = [path for path in garden.vault.notes if path.endswith(".ipynb")]
    stamp = stamp_of(garden.config.snippets, garden.config.data) if paths else ""
    copies = {path: folder / path for path in paths}
    for path, copy in copies.items():
        text = (garden.vault.root / path).read_text(encoding="utf-8-sig")
        notebook = json.loads(text)
        _write(copy, rewritten(notebook, path, garden.vault, stamp, stored=garden.config.bare))
    return copies


def rewritten(
    notebook: Mapping[str, Any], path: str, notes: Vault, stamp: str, *, stored: bool = False
) -> str:
    """The copy's text: the same source cells, in one normal form, without outputs.

    stored: keep the outputs that lie in the notebook, since it will not be run.
    """
    cells = [_cell(cell, n, path, notes) for n, cell in enumerate(notebook.get("cells", ()), 1)]
    for cell, original in zip(cells, notebook.get("cells", ()), strict=True):
        if stored and cell["cell_type"] == "code":
            cell["outputs"] = outputs(original.get("outputs", ()))
    metadata = {"kernelspec": KERNEL, "gradient_garden": {"stamp": stamp}}
    copy = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(copy, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _cell(cell: Mapping[str, Any], number: int, path: str, notes: Vault) -> Cell:
    """One cell: its id is its number, so that the page does not depend on random ids."""
    source = cell.get("source", "")
    text = source if isinstance(source, str) else "".join(source)
    kind = cell.get("cell_type", "raw")
    tags = {"tags": tags} if (tags := cell.get("metadata", {}).get("tags")) else {}
    copy: Cell = {"cell_type": kind, "id": f"cell-{number}", "metadata": tags, "source": text}
    if kind == "markdown":
        copy["source"] = linked(text, path, notes)
    if kind == "code":
        copy |= {"execution_count": None, "outputs": []}
    return copy


def linked(text: str, path: str, notes: Vault) -> str:
    """Turn the wikilinks of a cell's Markdown into links to the addresses of their targets."""
    note = vault.parse_note(path, text, settings=notes.settings)
    lines = text.split("\n")
    wikilinks = [link for link in note.links if link.form == "wiki"]
    for link in sorted(wikilinks, key=lambda each: (each.line, each.column), reverse=True):
        line, start = lines[link.line - 1], link.column - 1
        if line.startswith(link.original, start):
            end = start + len(link.original)
            lines[link.line - 1] = line[:start] + _markdown(link, path, notes) + line[end:]
    return "\n".join(lines)


def _markdown(link: Link, path: str, notes: Vault) -> str:
    """A wikilink as a Markdown link; a broken one is its text, as the check reports it."""
    text = (link.display or link.text).replace("[", "\\[").replace("]", "\\]")
    target = vault.resolve(notes, link.path, path).target
    if target is None:
        return text
    note = notes.notes.get(target)
    place = vault.locate(note, link.subpath) if note and link.subpath else None
    return f"[{text}](<{addresses.href(notes, target, place.anchor if place else '', path)}>)"


def stamp_of(snippets: Path, data: Iterable[Path] = ()) -> str:
    """A digest of all that a notebook may use.

    That is every snippet, all declared data, every installed distribution, and Python's version.
    """
    total = hashlib.sha256(sys.version.encode())
    for file in sorted(snippets.rglob("*.py")):
        total.update(file.relative_to(snippets).as_posix().encode() + b"\0" + file.read_bytes())
    for place in data:
        for file in [place] if place.is_file() else sorted(place.rglob("*")):
            if file.is_file():
                total.update(file.relative_to(place).as_posix().encode() + b"\0")
                total.update(file.read_bytes())
    installed = {f"{d.name}=={d.version}" for d in importlib.metadata.distributions()}
    total.update("\n".join(sorted(installed)).encode())
    return total.hexdigest()


def _write(path: Path, text: str) -> None:
    """Write only what changed: a copy that is as it was keeps its time, and hits the cache."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
