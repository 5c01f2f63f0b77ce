"""Bases as tables and lists of notes, with what could not be computed said below (X15)."""

from __future__ import annotations

from collections.abc import Sequence

from gradient_garden.export import base_values, escape, inline, made
from gradient_garden.export.writer import Writer
from gradient_garden.pages.bases import MOST_ROWS, first_rows
from gradient_garden.vault import Link, Note, bases
from gradient_garden.vault.bases import Base, Column, Group, Table, View

Row = tuple[str, tuple[bases.Value, ...]]
UNREADABLE = "This base cannot be read.\n\n"


def page(note: Note, writer: Writer) -> str:
    """Every view of a base, each under its name."""
    base = bases.read_base(note.text)
    if len(base.views) == 1:
        return _view(base.views[0], base, writer)
    named = (f"## {_one_line(v.name)}\n\n{_view(v, base, writer)}" for v in base.views)
    return "".join(named) or UNREADABLE


def embedded(note: Note, link: Link, writer: Writer) -> str:
    """The view that an embed names, or the first; with the name of its base."""
    base, wanted = bases.read_base(note.text), link.subpath.strip("# ").casefold()
    found = [view for view in base.views if not wanted or view.name.casefold() == wanted]
    source = inline.internal(link, escape.text(link.display or note.title), writer)
    shown = _view(found[0], base, writer) if found else "" if base.views else UNREADABLE
    return f"{shown}From {source}\n\n"


def fence(text: str, writer: Writer) -> str:
    """A base that is written in the note itself: its first view."""
    base = bases.read_base(text)
    return _view(base.views[0], base, writer) if base.views else UNREADABLE


def _view(view: View, base: Base, writer: Writer) -> str:
    library = bases.Library.of(writer.context.vault)
    here = (writer.context.note_of_page or writer.note).path
    found = bases.compute(base, view, library, here)
    groups, number = first_rows(found)
    write = _list if view.layout == "list" else _table
    parts = (_head(g, found, writer) + write(g, found, writer) for g in groups if g.rows)
    shown = "".join(parts) or "No note is in this view.\n\n"
    more = f"and {number - MOST_ROWS} more.\n\n" if number > MOST_ROWS else ""
    return shown + more + _summaries(found, writer) + _notices(found)


def _head(group: Group, found: Table, writer: Writer) -> str:
    if found.view.group is None:
        return ""
    return f"**{base_values.value(group.value, writer) or 'None'}**\n\n"


def _table(group: Group, found: Table, writer: Writer) -> str:
    """A table; the picture of a card is a column of its own."""
    pictured = any(_picture(path, found, writer) for path, _ in group.rows)
    heads = [""] * pictured + [_one_line(column.title) for column in found.columns]
    rows = [
        [_picture(row[0], found, writer)] * pictured + _cells(row, found.columns, writer)
        for row in group.rows
    ]
    return made.table(heads, rows, [""] * len(heads))


def _picture(path: str, found: Table, writer: Writer) -> str:
    return base_values.picture(found.images.get(path), path, writer)


def _list(group: Group, found: Table, writer: Writer) -> str:
    """Each file on a line: its first property, then the others."""
    lines = (" · ".join(filter(None, _cells(r, found.columns, writer))) for r in group.rows)
    return "".join(f"- {escape.lines(line)}\n" for line in lines) + "\n"


def _cells(row: Row, columns: Sequence[Column], writer: Writer) -> list[str]:
    path, values = row
    pairs = zip(columns, values, strict=True)
    return [base_values.cell(column.name, value, path, writer) for column, value in pairs]


def _summaries(found: Table, writer: Writer) -> str:
    """What stands at the foot of a table, in a line."""
    names = [found.view.summaries.get(column.name, "") for column in found.columns]
    said = [
        f"{escape.text(name)} of {_one_line(column.title)}: {base_values.value(value, writer)}"
        for name, column, value in zip(names, found.columns, found.summaries, strict=False)
        if name
    ]
    return f"{escape.lines(', '.join(said))}\n\n" if said else ""


def _notices(found: Table) -> str:
    if not found.notices:
        return ""
    items = "".join(f"- {escape.text(notice)}\n" for notice in found.notices)
    return f"Not computed here:\n\n{items}\n"


def _one_line(text: str) -> str:
    return escape.text(" ".join(text.split()))
