"""The build report: what every call took, slowest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gradient_garden.pages.markup import escape
from gradient_garden.pages.standalone import document

_HEADS = ("Call", "Seconds", "Peak memory", "This time", "Shown at")
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class RunRow:
    """One call. seconds and peak, in bytes, are 0 where they are not known.

    state: `ran`, `stored`, or the code of its failure. places: `path:line` of what shows it.
    """

    call: str
    seconds: float
    peak: int
    state: str
    places: tuple[str, ...] = ()


def run_report(rows: Iterable[RunRow]) -> str:
    """The report as one self-contained document, slowest call first."""
    ordered = sorted(rows, key=lambda row: (-row.seconds, row.call))
    seconds = sum(row.seconds for row in ordered)
    ran = sum(row.state == "ran" for row in ordered)
    said = f"{len(ordered):,} calls, {seconds:,.1f} s to run them all; {ran:,} ran this time."
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    body = "".join(map(_row, ordered))
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
    return document("Build report", f"<p>{said}</p>\n{table}")


def _row(row: RunRow) -> str:
    peak = f"{row.peak / _MEGABYTE:,.0f} MB" if row.peak else ""
    seconds = f"{row.seconds:,.2f}" if row.seconds else ""
    places = "<br>".join(map(escape, row.places))
    return (
        f'<tr><th scope="row"><code>{escape(row.call)}</code></th>'
        f'<td class="number">{seconds}</td><td class="number">{peak}</td>'
        f"<td>{escape(row.state)}</td><td>{places}</td></tr>\n"
    )
