"""What the engine makes where a note asks for it, and tables, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gradient_garden.diagnostics.codes import FAMILIES
from gradient_garden.export import escape
from gradient_garden.export.writer import Writer
from gradient_garden.pages import Neighbour
from gradient_garden.pages.paths import LANGUAGE
from gradient_garden.pages.spent import told

__all__ = ["LANGUAGE", "made", "table"]

RULES = {"center": ":---:", "left": ":---", "right": "---:"}


def made(wanted: str, writer: Writer) -> str:
    """What a fence of ours asks for: the learning order, the terms, the codes, or the cost."""
    if wanted == "paths":
        steps = [_line(step.note, writer) for step in writer.context.steps]
        return _list(f"{number}. {step}" for number, step in enumerate(steps, 1))
    if wanted == "glossary":
        terms = [term.note for term in writer.context.terms.terms.values()]
        return _list(f"- {_line(note, writer)}" for note in terms)
    if wanted == "cost":
        found = writer.context.spent()
        return escape.text(told(found, found.slowest)) + "\n\n" if found.calls else ""
    if wanted == "codes":
        codes = [code for family in FAMILIES.values() for code in family]
        return _list(f"- {escape.code(c.name)}: {escape.text(c.meaning)}" for c in codes)
    return ""


def _line(note: Neighbour, writer: Writer) -> str:
    about = f": {escape.text(note.description)}" if note.description else ""
    return f"[{escape.text(note.title)}]({writer.context.href(note.path, '')}){about}"


def _list(items: Iterable[str]) -> str:
    return "\n".join(items) + "\n\n"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], aligned: Sequence[str]) -> str:
    """A table of cells that are Markdown already; every row gets as many as the head has."""
    width = len(head)
    ruled = [RULES.get(way.strip(" ;"), "---") for way in aligned]
    full = [[*row, *[""] * (width - len(row))][:width] for row in rows]
    lines = [head, ruled, *full]
    return (
        "\n".join("| " + " | ".join(_safe(cell) for cell in line) + " |" for line in lines) + "\n\n"
    )


def _safe(cell: str) -> str:
    """A bar would end the cell, even in code."""
    return cell.replace("\\|", "|").replace("|", "\\|")
