"""A table that a call returned: semantic heads, aligned numbers."""

from __future__ import annotations

from gradient_garden.lab.model import Output
from gradient_garden.pages.markup import attributes, escape
from gradient_garden.pages.tables import scrollable

Cell = str | int | float | bool | None


def table(output: Output, label: str) -> str:
    """Columns become column heads; the first cell of a row names it if it is text."""
    heads = "".join(
        f"<th{attributes({'scope': 'col', 'style': _align(output, nth)})}>{escape(name)}</th>\n"
        for nth, name in enumerate(output.columns)
    )
    rows = "".join(f"<tr>\n{_row(row)}</tr>\n" for row in output.rows)
    whole = f"<table>\n<thead>\n<tr>\n{heads}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>"
    return scrollable(whole, f"Table: {label or ', '.join(output.columns)}")


def _align(output: Output, nth: int) -> str | None:
    cells = [row[nth] for row in output.rows if nth < len(row) and row[nth] is not None]
    return "text-align: right;" if cells and all(map(_is_number, cells)) else None


def _row(row: tuple[Cell, ...]) -> str:
    return "".join(_cell(cell, is_first=nth == 0) for nth, cell in enumerate(row))


def _cell(cell: Cell, *, is_first: bool) -> str:
    if is_first and isinstance(cell, str):
        return f'<th scope="row">{escape(cell)}</th>\n'
    style = "text-align: right;" if _is_number(cell) else None
    return f"<td{attributes({'style': style})}>{escape(as_text(cell))}</td>\n"


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def as_text(cell: Cell) -> str:
    """A cell as a reader expects it: thousands apart, at most six digits, `None` empty."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int):
        return f"{cell:,}"
    if isinstance(cell, float):
        return f"{cell:,.0f}" if cell.is_integer() and abs(cell) >= 1e6 else f"{cell:.6g}"
    return cell
