"""Rows: lists of dicts, of named tuples or of dataclasses, and data frames of any library."""

import dataclasses
from typing import Any

Cell = str | int | float | bool | None
Table = tuple[list[str], list[list[Cell]]]


def table_of(value: Any) -> Table | None:  # noqa: ANN401 - a value of any library
    """Return column names and rows of cells; None if the value is not made of rows."""
    if hasattr(value, "columns") and hasattr(value, "itertuples"):
        rows = [list(row) for row in value.itertuples(index=False, name=None)]
        return [str(c) for c in value.columns], [_cells(row) for row in rows]
    if not isinstance(value, list | tuple) or not value or hasattr(value, "_fields"):
        return None
    rows_as_dicts = [_as_dict(row) for row in value]
    found = [row for row in rows_as_dicts if row is not None]
    if len(found) < len(rows_as_dicts):
        return None
    names = list(dict.fromkeys(name for row in found for name in row))
    return [str(n) for n in names], [_cells([row.get(n) for n in names]) for row in found]


def _as_dict(row: Any) -> dict[Any, Any] | None:  # noqa: ANN401 - a value of any library
    if isinstance(row, dict):
        return row
    if isinstance(row, tuple) and hasattr(row, "_asdict"):
        fields: dict[Any, Any] = row._asdict()
        return fields
    if dataclasses.is_dataclass(row) and not isinstance(row, type):
        return {f.name: getattr(row, f.name) for f in dataclasses.fields(row)}
    return None


def _cells(row: list[Any]) -> list[Cell]:
    return [_cell(value) for value in row]


def _cell(value: Any) -> Cell:  # noqa: ANN401 - a value of any library
    if hasattr(value, "item") and getattr(value, "ndim", None) == 0:
        value = value.item()
    # Subclasses, such as members of an enumeration, are written out as plain values.
    for plain in (bool, int, float, str):
        if isinstance(value, plain):
            return plain(value)
    return None if value is None else str(value)
