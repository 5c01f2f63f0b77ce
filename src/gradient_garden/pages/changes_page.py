"""What changed between two states of the outputs: lines, cells, and figures side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from gradient_garden.lab import Output
from gradient_garden.pages.markup import escape
from gradient_garden.pages.outputs import render_output
from gradient_garden.pages.standalone import document
from gradient_garden.pages.table_output import as_text

_TEXTS = ("number", "text", "printed", "nothing")


@dataclass(frozen=True, slots=True)
class Change:
    """One call whose output is not what it was; None where there was, or is, none."""

    call: str
    before: Output | None
    after: Output | None
    places: tuple[str, ...] = ()


def changes_page(changes: Sequence[Change]) -> str:
    """All changes as one self-contained document, in their order."""
    count = len(changes)
    said = f"{count:,} output{'' if count == 1 else 's'} changed." if count else "Nothing changed."
    parts = [_change(change, f"c{nth}") for nth, change in enumerate(changes)]
    return document("What changed", f"<p>{said}</p>\n{''.join(parts)}")


def _change(change: Change, prefix: str) -> str:
    where = ", ".join(map(escape, change.places)) or "no longer shown"
    head = f'<h2><code>{escape(change.call)}</code></h2>\n<p class="muted">{where}</p>\n'
    return f"<section>\n{head}{_difference(change.before, change.after, prefix)}</section>\n"


def _difference(before: Output | None, after: Output | None, prefix: str) -> str:
    if before and after and before.kind in _TEXTS and after.kind in _TEXTS:
        return _lines(_said(before), _said(after))
    if before and after and before.kind == after.kind == "table":
        return _cells(before, after) + _printed(before, after)
    sides = (("Before", before), ("After", after))
    return f'<div class="pair">{"".join(_side(*side, prefix) for side in sides)}</div>\n'


def _side(name: str, output: Output | None, prefix: str) -> str:
    shown = render_output(output, caption="", prefix=f"{prefix}-{name}") if output else "<p>—</p>"
    return f"<div><p><strong>{name}</strong></p>{shown}</div>"


def _said(output: Output) -> list[str]:
    return [*output.printed.splitlines(), *output.text.splitlines()]


def _printed(before: Output, after: Output) -> str:
    if before.printed == after.printed:
        return ""
    return _lines(before.printed.splitlines(), after.printed.splitlines())


def _lines(before: list[str], after: list[str]) -> str:
    """A text with the lines that went and those that came."""
    return f"<pre>{''.join(_marked(before, after))}</pre>\n"


def _marked(before: list[str], after: list[str]) -> Iterator[str]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from (f"  {escape(line)}\n" for line in before[a:b])
            continue
        yield from (f"<del>- {escape(line)}</del>\n" for line in before[a:b])
        yield from (f"<ins>+ {escape(line)}</ins>\n" for line in after[c:d])


def _cells(before: Output, after: Output) -> str:
    """The new table; where a cell differs, the old value stands before the new one."""
    heads = "".join(f'<th scope="col">{t}</th>' for t in _pairs(before.columns, after.columns))
    rows = "".join(
        f"<tr>{''.join(f'<td>{text}</td>' for text in _pairs(_texts(old), _texts(new)))}</tr>\n"
        for old, new in zip_longest(before.rows, after.rows, fillvalue=())
    )
    return f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _texts(row: Iterable[str | int | float | bool | None]) -> list[str]:
    return [as_text(cell) for cell in row]


def _pairs(before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    for old, new in zip_longest(before, after):
        if old == new:
            yield escape(new or "")
            continue
        went = "" if old is None else f"<del>{escape(old)}</del> "
        yield went + ("" if new is None else f"<ins>{escape(new)}</ins>")
