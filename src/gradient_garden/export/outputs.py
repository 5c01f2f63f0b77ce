"""What calls gave: numbers as text, tables as tables, print as fences, figures as pictures."""

from __future__ import annotations

from html.parser import HTMLParser

from gradient_garden.export import captions, escape, made
from gradient_garden.export.captions import Caption
from gradient_garden.export.writer import Writer
from gradient_garden.lab.model import Failure, Outcome, Output
from gradient_garden.pages.table_output import column_texts


def written(
    outcome: Outcome | None, call: str, caption: Caption, writer: Writer
) -> tuple[str, bool]:
    """One result, and whether it is a block."""
    if outcome is None:
        return f"({escape.code(call)} has not been run)", False
    if isinstance(outcome, Failure):
        return f"({escape.code(call)}: {escape.text(outcome.message)})", False
    if outcome.kind in {"number", "text"}:
        return escape.text(outcome.text), False
    printed = escape.fence(outcome.printed) if outcome.printed else ""
    return printed + _block(outcome, caption, writer), True


def _block(output: Output, caption: Caption, writer: Writer) -> str:
    if output.kind in {"figure", "image"}:
        return f"![{escape.text(caption.text)}]({writer.figure(output)})\n\n"
    below = captions.below(caption)
    if output.kind == "table":
        return _table(output) + below
    if output.kind == "printed":
        return escape.fence(output.text, "text") + below
    if output.kind == "html":
        return escape.lines(escape.text(_words(output.text))) + "\n\n" + below
    return ""


def _table(output: Output) -> str:
    columns = [column_texts(cells) for cells in zip(*output.rows, strict=False)]
    rows = [[escape.text(text) for text in row] for row in zip(*columns, strict=True)]
    numeric = [_is_numeric(output, nth) for nth in range(len(output.columns))]
    aligned = ["right" if number else "" for number in numeric]
    return made.table([escape.text(name) for name in output.columns], rows, aligned)


def _is_numeric(output: Output, nth: int) -> bool:
    cells = [row[nth] for row in output.rows if nth < len(row) and row[nth] is not None]
    return bool(cells) and all(
        isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells
    )


def _words(html: str) -> str:
    """The text of an HTML result."""
    reader = _Words()
    reader.feed(html)
    return " ".join("".join(reader.found).split())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)
