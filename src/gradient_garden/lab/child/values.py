"""What a return value is shown as: figure, table, number, text, or what it says of itself."""

from typing import Any

from . import figures, rich_display, scalars, tables

MAX_CELLS = 20_000
MAX_ARRAY = 1_000


class Unshowable(TypeError):
    """Says that a value cannot be shown, and of which type it is."""


def output_of(value: Any) -> dict[str, Any]:  # noqa: ANN401 - a value of any library
    """Turn a value into an output, as a dict with the fields of the lab's `Output`.

    Raises Unshowable, svg.TooLarge, svg.Unsafe, or what a display method raises.
    """
    if value is None:
        return {"kind": "nothing"}
    scalar = scalars.scalar_of(value)
    if scalar is not None:
        return _scalar(scalar)
    figure = figures.figure_of(value)
    if figure is not None:
        return {"kind": "figure", "text": figures.drawn(figure)}
    table = tables.table_of(value)
    if table is not None:
        return _table(*table)
    return rich_display.shown(value) or _array(value)


def _scalar(value: int | float | str | bool) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"kind": "text", "text": str(value)}
    if isinstance(value, str):
        return {"kind": "text" if scalars.is_short(value) else "printed", "text": value}
    return {"kind": "number", "text": scalars.number_of(value)}


def _table(columns: list[str], rows: list[list[tables.Cell]]) -> dict[str, Any]:
    if len(columns) * len(rows) > MAX_CELLS:
        raise Unshowable(f"a table of {len(rows):,} rows is too long for a page")
    return {"kind": "table", "columns": columns, "rows": rows}


def _full_name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _array(value: Any) -> dict[str, Any]:  # noqa: ANN401 - NumPy's or PyTorch's
    shape = getattr(value, "shape", None)
    if shape is None or not hasattr(value, "ndim"):
        kind = type(value)
        name = kind.__qualname__ if kind.__module__ == "builtins" else _full_name(kind)
        raise Unshowable(f"nothing is known of how to show a value of type `{name}`")
    size = 1
    for length in shape:
        size *= int(length)
    if size > MAX_ARRAY:
        raise Unshowable(f"an array of {size:,} numbers is too long for a page")
    return {"kind": "printed", "text": str(value)}
