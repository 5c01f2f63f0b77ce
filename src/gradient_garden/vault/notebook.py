"""A notebook as a note: its Markdown cells, joined, so that its links count like any other."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import PurePosixPath

from gradient_garden.diagnostics import Diagnostic
from gradient_garden.vault.model import Note, Settings
from gradient_garden.vault.note import parse_note


def parse_notebook(path: str, text: str, *, name: str, settings: Settings) -> Note:
    """Parse the Markdown cells of a notebook in nbformat 4; one fault if it is none."""
    try:
        cells = _markdown_cells(json.loads(text))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        note = parse_note(path, "", name=name, settings=settings)
        message = "the notebook is not JSON in nbformat 4"
        fault = Diagnostic(f"{name}/{path}", 1, 1, "notebook-malformed", message)
        return replace(note, diagnostics=(fault,))
    starts, line = [], 1
    for cell in cells:
        starts.append(line)
        line += cell.count("\n") + 2
    note = parse_note(path, "\n\n".join(cells), name=name, settings=settings)
    title = note.title if note.properties.get("title") else PurePosixPath(path).stem
    diagnostics = tuple(replace(d, line=1, column=1) for d in note.diagnostics)
    return replace(note, title=title, cells=tuple(starts), diagnostics=diagnostics)


def cell_of(note: Note, line: int) -> int:
    """Return the number, from 1, of the Markdown cell that a line of the joined text is in."""
    return sum(start <= line for start in note.cells)


def _markdown_cells(notebook: dict[str, list[dict[str, object]]]) -> list[str]:
    cells = [cell for cell in notebook["cells"] if cell.get("cell_type") == "markdown"]
    sources = [cell.get("source", "") for cell in cells]
    return ["".join(source) if isinstance(source, list) else str(source) for source in sources]
