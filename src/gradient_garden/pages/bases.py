"""Bases as tables, lists and cards of notes, with what could not be computed said below (X15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.pages import base_values
from gradient_garden.pages.markup import UNSEARCHED, Attributes, attributes, escape
from gradient_garden.pages.piece import fault
from gradient_garden.pages.scope import Scope
from gradient_garden.pages.scrolling import scrollable
from gradient_garden.pages.tree import Node
from gradient_garden.vault import bases, slugify
from gradient_garden.vault.bases import Base, Column, Group, Table, View
from gradient_garden.vault.model import Link, Note

MOST_ROWS = 1000  # that one view shows
Row = tuple[str, tuple[bases.Value, ...]]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A view being rendered; line: of the note, where what is wrong with it is reported."""

    base: Base
    scope: Scope
    line: int = 1

    def report(self, message: str) -> None:
        path = f"{self.scope.context.vault.name}/{self.scope.note.path}"
        hint = "readers see a note that says so"
        found = Diagnostic(path, self.line, 1, "base-unsupported", message, hint, Severity.WARNING)
        self.scope.ledger.diagnostics.append(found)


def page(note: Note, scope: Scope) -> str:
    """Every view of a base, each under its name."""
    base = bases.read_base(note.text)
    if not base.views:
        return _UNREADABLE
    shown = _Shown(base, scope)
    if len(base.views) == 1:
        return _view(base.views[0], shown)
    return "".join(_named(view, shown) for view in base.views)


def embedded(note: Note, link: Link, scope: Scope) -> str:
    """The view that an embed names, or the first; with the name of its base."""
    base, wanted = bases.read_base(note.text), link.subpath.strip("# ")
    if not base.views:
        return _UNREADABLE
    found = next((view for view in base.views if view.name.casefold() == wanted.casefold()), None)
    if wanted and found is None:
        message = f"“{note.title}” has no view “{wanted}”."
        scope.report(link, "heading-missing", message)
        return fault(message).html
    html = _view(found or base.views[0], _Shown(base, scope, link.line))
    href = scope.context.href(note.path, "")
    source = scope.anchor(escape(link.display or note.title), {"href": href})
    return f'<div class="gg-embed">\n{html}<p class="gg-embed-source">From {source}</p>\n</div>\n'


def fence(node: Node, scope: Scope) -> str:
    """A base that is written in the note itself: its first view."""
    base = bases.read_base(node.token.content)
    first = node.lines[0] + 1
    for found in base.faults:
        path = f"{scope.context.vault.name}/{scope.note.path}"
        severity = Severity.ERROR if found.fatal else Severity.WARNING
        place = (path, first + found.line, 1, "base-malformed", found.message, "", severity)
        scope.ledger.diagnostics.append(Diagnostic(*place))
    if not base.views:
        return _UNREADABLE
    html = _view(base.views[0], _Shown(base, scope, first))
    identity = scope.identity(node)
    return f"<div{identity}>\n{html}</div>\n" if identity else html


_UNREADABLE = fault("This base cannot be read.").html


def _named(view: View, shown: _Shown) -> str:
    anchor = shown.scope.ledger.unique(shown.scope.prefix + slugify(view.name))
    name = f"<h2{attributes({'id': anchor})}>{escape(view.name)}</h2>\n"
    return name + _view(view, shown)


def _view(view: View, shown: _Shown) -> str:
    """One view with its notices."""
    library = bases.Library.of(shown.scope.context.vault)
    here = (shown.scope.context.note_of_page or shown.scope.note).path
    made = bases.compute(shown.base, view, library, here)
    groups, number = first_rows(made)
    html = _LAYOUTS[view.layout](made, groups, shown.scope) if number else _NOTHING
    more = f"<p>and {number - MOST_ROWS} more.</p>\n" if number > MOST_ROWS else ""
    return html + more + _notices(made, shown)


def first_rows(made: Table) -> tuple[list[Group], int]:
    """The groups with as many rows as are shown, and how many rows there are."""
    left, groups = MOST_ROWS, []
    for group in made.groups:
        groups.append(Group(group.value, group.rows[:left]))
        left -= len(groups[-1].rows)
    return groups, sum(len(group.rows) for group in made.groups)


_NOTHING = '<p class="gg-base-empty">No note is in this view.</p>\n'


def _notices(made: Table, shown: _Shown) -> str:
    for message in made.notices:
        shown.report(message)
    if not made.notices:
        return ""
    items = "".join(f"<li>{escape(message)}</li>" for message in made.notices)
    extra: Attributes = {"class": "gg-base-notices", **UNSEARCHED}
    return f"<div{attributes(extra)}><p>Not computed here:</p><ul>{items}</ul></div>\n"


def _table(made: Table, groups: Sequence[Group], scope: Scope) -> str:
    heads = "".join(f'<th scope="col">{escape(c.title)}</th>' for c in made.columns)
    bodies = "".join(_body(group, made, scope) for group in groups if group.rows)
    foot = _foot(made, scope) if made.summaries else ""
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n{bodies}{foot}</table>"
    return scrollable(table, f"Table: {made.view.name}") + "\n"


def _body(group: Group, made: Table, scope: Scope) -> str:
    head = ""
    if made.view.group is not None:
        extra = attributes({"colspan": str(len(made.columns)), "scope": "rowgroup"})
        name = base_values.value(group.value, scope) or "None"
        head = f"<tr><th{extra}>{name}</th></tr>\n"
    rows = "".join(f"<tr>{_cells(row, made.columns, scope)}</tr>\n" for row in group.rows)
    return f"<tbody>\n{head}{rows}</tbody>\n"


def _cells(row: Row, columns: Sequence[Column], scope: Scope) -> str:
    path, values = row
    pairs = zip(columns, values, strict=True)
    return "".join(f"<td>{base_values.cell(c.name, v, path, scope)}</td>" for c, v in pairs)


def _foot(made: Table, scope: Scope) -> str:
    names = [made.view.summaries.get(column.name, "") for column in made.columns]
    cells = "".join(
        f"<td>{escape(name)}: {base_values.value(found, scope)}</td>" if name else "<td></td>"
        for name, found in zip(names, made.summaries, strict=True)
    )
    return f"<tfoot><tr>{cells}</tr></tfoot>\n"


def _list(made: Table, groups: Sequence[Group], scope: Scope) -> str:
    """Each file on a line: its first property, then the others."""
    return "".join(
        _group_name(group, made, scope)
        + '<ul class="gg-base-list">\n'
        + "".join(f"<li>{_line(row, made.columns, scope)}</li>\n" for row in group.rows)
        + "</ul>\n"
        for group in groups
        if group.rows
    )


def _line(row: Row, columns: Sequence[Column], scope: Scope) -> str:
    path, values = row
    parts = [
        base_values.cell(column.name, value, path, scope)
        for column, value in zip(columns, values, strict=True)
    ]
    return " · ".join(part for part in parts if part)


def _group_name(group: Group, made: Table, scope: Scope) -> str:
    if made.view.group is None:
        return ""
    return f"<p><strong>{base_values.value(group.value, scope) or 'None'}</strong></p>\n"


def _cards(made: Table, groups: Sequence[Group], scope: Scope) -> str:
    """Each file as a card with its picture, if it has one, and its properties."""
    return "".join(
        _group_name(group, made, scope)
        + '<ul class="gg-base-cards">\n'
        + "".join(_card(row, made, scope) for row in group.rows)
        + "</ul>\n"
        for group in groups
        if group.rows
    )


def _card(row: Row, made: Table, scope: Scope) -> str:
    path, values = row
    cells = [
        (column, base_values.cell(column.name, value, path, scope))
        for column, value in zip(made.columns, values, strict=True)
    ]
    first, *others = cells
    rest = "".join(
        f"<dt>{escape(column.title)}</dt><dd>{html}</dd>" for column, html in others if html
    )
    picture = base_values.picture(made.images.get(path), path, scope)
    details = f"<dl>{rest}</dl>" if rest else ""
    return f"<li>{picture}<p><strong>{first[1]}</strong></p>{details}</li>\n"


_LAYOUTS = {"table": _table, "list": _list, "cards": _cards}
