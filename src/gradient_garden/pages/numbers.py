"""What a page lists of the whole site's numbers and claims."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gradient_garden.lab.model import Output
from gradient_garden.pages.markup import UNSEARCHED, attributes, escape
from gradient_garden.pages.model import Claim, Context, Mention, NumberRow
from gradient_garden.pages.scrolling import scrollable
from gradient_garden.pages.sections import joined
from gradient_garden.pages.sentences import sentence
from gradient_garden.pages.table_output import table

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
FEW = 2  # tests that are named; the others are counted


def numbers(context: Context, identity: str) -> str:
    """A table of every number that flows into a sentence."""
    rows = "".join(_number(row, context) for row in context.numbers() if row.many is None)
    heads = ("value", "call", "seed", "tested by", "shown in")
    return _table("Numbers", "gg-numbers", heads, rows, identity, "No page prints a number.")


def tables(context: Context, identity: str) -> str:
    """Every table and print with numbers in it, each folded under the call that made it."""
    folds = [_fold(row, row.many, context) for row in context.numbers() if row.many]
    if not folds:
        return f"<p{identity}>No page prints a table.</p>\n"
    extra = attributes({"class": "gg-numbers-of-tables", **UNSEARCHED})
    return f"<div{identity}{extra}>\n{''.join(folds)}</div>\n"


def has_digit(cell: object) -> bool:
    """Tell whether a cell, or a text, says a number."""
    return any(letter.isdigit() for letter in str(cell))


def claims(context: Context, identity: str) -> str:
    """A table of every sentence that rests on a test."""
    rows = "".join(_claim(claim, context) for claim in context.claims())
    heads = ("sentence", "rests on", "in")
    return _table("Claims", "gg-claims", heads, rows, identity, "No sentence names a test.")


def _table(
    label: str, kind: str, heads: Iterable[str], rows: str, identity: str, nothing: str
) -> str:
    if not rows:
        return f"<p{identity}>{nothing}</p>\n"
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    whole = f"<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>"
    extra = attributes({"class": kind})
    return f"<div{identity}{extra}>{scrollable(whole, f'Table: {label}')}</div>\n"


def _fold(row: NumberRow, output: Output, context: Context) -> str:
    cells = [cell for each in output.rows for cell in each if has_digit(cell)]
    count = len(cells) if output.kind == "table" else len(_NUMBER.findall(output.text))
    numbers = "1 number" if count == 1 else f"{count} numbers"
    places = _places(row.places, context)
    about = [row.seed, f"tested by {_tests(row.tests)}" if row.tests else "", f"shown in {places}"]
    made = table(output, str(row.call)) if output.kind == "table" else _printed(output)
    return (
        f"<details><summary><code>{escape(str(row.call))}</code>: {numbers}</summary>"
        f"<p>{_call(row, context)}; {'; '.join(filter(None, about))}.</p>\n{made}</details>\n"
    )


def _printed(output: Output) -> str:
    return f'<pre><code tabindex="0">{escape(output.text)}</code></pre>'


def _number(row: NumberRow, context: Context) -> str:
    cells = (_call(row, context), escape(row.seed), _tests(row.tests), _places(row.places, context))
    inside = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr><th scope="row">{escape(row.value)}</th>{inside}</tr>\n'


def _call(row: NumberRow, context: Context) -> str:
    href = context.code_page(row.call.module, row.call.symbol)
    call = f"<code>{escape(str(row.call))}</code>"
    return f"<a{attributes({'href': href})}>{call}</a>" if href else call


def _tests(tests: tuple[str, ...]) -> str:
    named = [f"<code>{escape(test.rpartition('::')[2])}</code>" for test in tests[:FEW]]
    more = [f"{len(tests) - FEW} more"] if len(tests) > FEW else []
    return joined([*named, *more])


def _places(places: Iterable[Mention], context: Context) -> str:
    links = {place.note.path: _link(place, context) for place in reversed(list(places))}
    return joined(list(reversed(links.values())))


def _link(place: Mention, context: Context) -> str:
    href = context.href(place.note.path, place.anchor)
    return f"<a{attributes({'href': href})}>{escape(place.note.title)}</a>"


def _claim(claim: Claim, context: Context) -> str:
    said = claim.passage
    href = context.href(claim.note.path, said.anchor)
    note = f"<a{attributes({'href': href})}>{escape(claim.note.title)}</a>"
    path, _, name = claim.test.partition("::")
    test = f'<code title="{escape(path)}">{escape(name)}</code>'
    return f"<tr><td>{sentence(said)}</td><td>{test}</td><td>{note}</td></tr>\n"
