"""A table that a call returned: semantic heads, aligned numbers."""

from __future__ import annotations

from gradient_garden.lab.model import Output
from gradient_garden.pages.markup import attributes, escape
from gradient_garden.pages.scrolling import scrollable

Cell = str | int | float | bool | None
MOST_DIGITS = 6


def table(output: Output, label: str) -> str:
    """Columns become column heads; the first cell of a row names it if it is text."""
    heads = "".join(
        f"<th{attributes({'scope': 'col', 'style': _align(output, nth)})}>{escape(name)}</th>\n"
        for nth, name in enumerate(output.columns)
    )
    columns = [column_texts(cells) for cells in zip(*output.rows, strict=False)]
    texts = zip(*columns, strict=True)
    rows = "".join(
        f"<tr>\n{_row(row, text)}</tr>\n" for row, text in zip(output.rows, texts, strict=False)
    )
    whole = f"<table>\n<thead>\n<tr>\n{heads}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>"
    return scrollable(whole, f"Table: {label or ', '.join(output.columns)}")


def _align(output: Output, nth: int) -> str | None:
    cells = [row[nth] for row in output.rows if nth < len(row) and row[nth] is not None]
    return "text-align: right;" if cells and all(map(_is_number, cells)) else None


def _row(row: tuple[Cell, ...], texts: tuple[str, ...]) -> str:
    pairs = zip(row, texts, strict=True)
    return "".join(_cell(cell, text, is_first=nth == 0) for nth, (cell, text) in enumerate(pairs))


def _cell(cell: Cell, text: str, *, is_first: bool) -> str:
    if is_first and isinstance(cell, str):
        return f'<th scope="row">{escape(text)}</th>\n'
    style = "text-align: right;" if _is_number(cell) else None
    return f"<td{attributes({'style': style})}>{escape(text)}</td>\n"


def column_texts(cells: tuple[Cell, ...]) -> list[str]:
    """The cells of one column; its fractions with equally many decimals, so that they align.

    Where that would need more digits than a reader wants, each cell is as short as it can be.
    """
    texts = list(map(as_text, cells))
    fractions = [nth for nth, cell in enumerate(cells) if isinstance(cell, float)]
    if any("e" in texts[nth] or "n" in texts[nth] for nth in fractions):  # 1e-9, nan, inf
        return texts
    decimals = max((len(texts[nth].partition(".")[2]) for nth in fractions), default=0)
    aligned = {nth: f"{cells[nth]:,.{decimals}f}" for nth in fractions}
    if any(_digits(text) > MOST_DIGITS for text in aligned.values()):
        return texts
    return [aligned.get(nth, text) for nth, text in enumerate(texts)]


def _digits(text: str) -> int:
    """How many significant digits a number in plain notation has."""
    return len("".join(filter(str.isdigit, text)).lstrip("0"))


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
