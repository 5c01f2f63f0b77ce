"""The code cells of a notebook: how they are read, what they import, what their digest covers."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cell:
    """One code cell. number: among all cells, from 1; tags: some say how it is to be run."""

    number: int
    source: str
    tags: tuple[str, ...] = ()


def cells_of(text: str) -> tuple[Cell, ...]:
    """Read the code cells of a notebook in nbformat 4. Raises ValueError where it is none."""
    try:
        cells = json.loads(text)["cells"]
        numbered = [(n, c) for n, c in enumerate(cells, 1) if c.get("cell_type") == "code"]
        return tuple(Cell(n, source_of(c), _tags(c)) for n, c in numbered)
    except (LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise ValueError("not a notebook in nbformat 4") from fault


def source_of(cell: Mapping[str, Any]) -> str:
    """Return the text of a cell of any kind, which a notebook holds whole or in lines."""
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def _tags(cell: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(map(str, cell.get("metadata", {}).get("tags") or ()))


def digest_of(cells: Iterable[Cell]) -> str:
    """Digest what is run: the exact text of each cell, with its tags.

    The text and not its syntax tree, since a cell shows its last value, a semicolon hides it, and
    a warning quotes its line. Where the cells stand among others does not count.
    """
    told = json.dumps([[cell.source, *cell.tags] for cell in cells], ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def python_of(cells: Iterable[Cell]) -> str:
    """Return the Python of cells, one after the other.

    Lines that are commands of IPython's are left out, and so are cells that are no Python.
    """
    texts = ["\n".join(map(_python, cell.source.split("\n"))) for cell in cells]
    return "\n".join(text for text in texts if _is_python(text))


def _python(line: str) -> str:
    return "" if line.lstrip()[:1] in {"%", "!", "?"} else line


def _is_python(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
