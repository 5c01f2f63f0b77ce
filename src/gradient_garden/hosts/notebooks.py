"""Notebooks of the vault, made ready for mkdocs-jupyter, which renders them and runs nothing.

It is handed a copy in which wikilinks have become Markdown links, and whose outputs are those of
the run that the lab keeps. In a vault whose code is never run they are those that lie in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gradient_garden import lab, vault
from gradient_garden.garden import addresses
from gradient_garden.garden.garden import Garden
from gradient_garden.hosts.stored import outputs
from gradient_garden.lab import Output
from gradient_garden.lab.cells import source_of
from gradient_garden.vault import Link, Vault

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python", "pygments_lexer": "ipython3"}
METADATA = {"kernelspec": KERNEL, "language_info": LANGUAGE}
Cell = dict[str, Any]
Outputs = list[list[dict[str, Any]]]


def prepare(garden: Garden, folder: Path) -> dict[str, Path]:
    """Write the copy of every notebook below `folder`; return them by vault path."""
    known = {str(notebook): notebook for notebook in garden.plan.notebooks}
    copies: dict[str, Path] = {}
    for path in garden.vault.notes:
        if not path.endswith(".ipynb"):
            continue
        copies[path] = folder / path
        ran = known.get(f"{garden.vault.name}/{path}")
        if ran is None:
            text = (garden.vault.root / path).read_text(encoding="utf-8-sig")
            shown = stored(json.loads(text)) if garden.config.bare else None
        else:
            text, outcome = ran.text, garden.outcomes.get(str(ran))
            shown = lab.outputs_of(outcome, ran) if isinstance(outcome, Output) else None
        _write(copies[path], rewritten(json.loads(text), path, garden.vault, shown))
    return copies


def stored(notebook: Mapping[str, Any]) -> Outputs:
    """The outputs that lie in a notebook, of each code cell, as far as they can be shown."""
    cells = (cell for cell in notebook.get("cells", ()) if cell.get("cell_type") == "code")
    return [outputs(cell.get("outputs", ())) for cell in cells]


def rewritten(
    notebook: Mapping[str, Any], path: str, notes: Vault, shown: Outputs | None = None
) -> str:
    """The copy's text: the same source cells, in one normal form.

    shown: the outputs of each code cell; without, there are none.
    """
    cells = [_cell(cell, n, path, notes) for n, cell in enumerate(notebook.get("cells", ()), 1)]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    for cell, each in zip(code, shown or [[]] * len(code), strict=True):
        cell["outputs"] = each
    copy = {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(copy, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _cell(cell: Mapping[str, Any], number: int, path: str, notes: Vault) -> Cell:
    """One cell: its id is its number, so that the page does not depend on random ids."""
    text = source_of(cell)
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


def _write(path: Path, text: str) -> None:
    """Write only what changed."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
