"""From a base and a vault to rows: filtered, sorted, grouped, each cell computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gradient_garden.vault.bases.base import Base, Filter, View, full_name
from gradient_garden.vault.bases.evaluate import Row
from gradient_garden.vault.bases.expression import NotUnderstood
from gradient_garden.vault.bases.functions import summary
from gradient_garden.vault.bases.library import Library
from gradient_garden.vault.bases.values import Rank, Value, is_empty, is_true, text


@dataclass(frozen=True, slots=True)
class Column:
    """A property, by its full name, and what to call it."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows with one value of the property that the view groups by; each a path and its cells."""

    value: Value
    rows: tuple[tuple[str, tuple[Value, ...]], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A computed view. groups: one without a value where the view does not group.

    notices: what could not be computed, each once. images: by path, what a card shows.
    """

    view: View
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    summaries: tuple[Value, ...] = ()
    notices: tuple[str, ...] = ()
    images: dict[str, Value] = field(default_factory=dict)


def compute(base: Base, view: View, library: Library, here: str) -> Table:
    """Compute one view; here: the path of the note that shows it, which is `this`."""
    return _Maker(base, view, library, here).table()


class _Maker:
    """Computes one view and gathers what cannot be computed."""

    def __init__(self, base: Base, view: View, library: Library, here: str) -> None:
        self._base, self._view, self._library, self._here = base, view, library, here
        self._notices: dict[str, None] = {}
        if view.asked:
            self._notices[f"views of type “{view.asked[:40]}” are shown as a table"] = None

    def table(self) -> Table:
        view = self._view
        columns = tuple(self._column(name) for name in view.order or ("file.name",))
        paths = [path for path in self._library.vault.files if self._is_in(path)]
        for name, falls in reversed(view.sort):
            paths = self._sorted(paths, name, falls)
        groups = tuple(self._group(value, each, columns) for value, each in self._parts(paths))
        cells = [row for group in groups for row in group.rows]
        return Table(
            view,
            columns,
            groups,
            self._summaries(columns, [values for _, values in cells]) if view.summaries else (),
            tuple(self._notices),
            {path: self._value(path, view.image) for path, _ in cells} if view.image else {},
        )

    def _column(self, name: str) -> Column:
        full = full_name(name)
        plain = full.partition(".")[2]
        return Column(full, self._base.names.get(full) or plain)

    def _is_in(self, path: str) -> bool:
        return all(
            self._passes(path, each) for each in (self._base.filter, self._view.filter) if each
        )

    def _passes(self, path: str, wanted: Filter) -> bool:
        """Whether a file passes; one for which the filter cannot be computed does not."""
        if wanted.kind == "is":
            return is_true(self._evaluate(path, wanted.expression))
        passed = (self._passes(path, part) for part in wanted.parts)
        if wanted.kind == "and":
            return all(passed)
        return any(passed) if wanted.kind == "or" else not any(passed)

    def _evaluate(self, path: str, expression: str) -> Value:
        row = Row(self._library, path, self._here, self._base.formulas)
        try:
            return row.evaluate(expression)
        except NotUnderstood as why:
            self._notices[f"“{expression[:80]}”: {why}"] = None
            return None

    def _value(self, path: str, name: str) -> Value:
        """A property of a row, by its name: a property's own name may have spaces in it."""
        kind, _, rest = full_name(name).partition(".")
        row = Row(self._library, path, self._here, self._base.formulas)
        try:
            if kind == "note":
                return row.property(path, rest)
            return row.formula(rest) if kind == "formula" else row.field(path, rest)
        except NotUnderstood as why:
            self._notices[f"“{name[:80]}”: {why}"] = None
            return None

    def _sorted(self, paths: Sequence[str], name: str, falls: bool) -> list[str]:
        """Files by a property; those without it come last either way."""
        values = {path: self._value(path, name) for path in paths}
        filled = [path for path in paths if not is_empty(values[path])]
        filled.sort(key=lambda path: Rank(values[path]), reverse=falls)
        return filled + [path for path in paths if is_empty(values[path])]

    def _parts(self, paths: list[str]) -> Iterator[tuple[Value, list[str]]]:
        """The files in their groups, up to the view's limit."""
        if self._view.group is None:
            yield None, paths[: self._view.limit]
            return
        name, falls = self._view.group
        found: dict[str, tuple[Value, list[str]]] = {}
        for path in self._sorted(paths, name, falls)[: self._view.limit]:
            value = self._value(path, name)
            found.setdefault(text(value), (value, []))[1].append(path)
        order = {path: number for number, path in enumerate(paths)}
        for value, each in found.values():
            yield value, sorted(each, key=order.__getitem__)

    def _group(self, value: Value, paths: list[str], columns: Sequence[Column]) -> Group:
        rows = ((p, tuple(self._value(p, column.name) for column in columns)) for p in paths)
        return Group(value, tuple(rows))

    def _summaries(
        self, columns: Sequence[Column], cells: Sequence[tuple[Value, ...]]
    ) -> tuple[Value, ...]:
        return tuple(
            self._summary(self._view.summaries.get(column.name, ""), [row[n] for row in cells])
            for n, column in enumerate(columns)
        )

    def _summary(self, name: str, values: list[Value]) -> Value:
        if not name:
            return None
        try:
            if name in self._base.summaries:
                row = Row(self._library, self._here, self._here, {}, {"values": values})
                return row.evaluate(self._base.summaries[name])
            return summary(name, values)
        except NotUnderstood as why:
            self._notices[f"“{name[:80]}”: {why}"] = None
            return None
