"""Every number that the notes print, with where it comes from and what bounds it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from gradient_garden.garden.codebook import mentions_of
from gradient_garden.garden.garden import Garden
from gradient_garden.lab import Call, Output, parse_call
from gradient_garden.lab.symbols import Symbol
from gradient_garden.pages import Mention, NumberRow, has_digit

SEEDS = ("seed", "seeds", "rng")
SINGLE = {"number", "text"}


def number_rows(garden: Garden) -> tuple[NumberRow, ...]:
    """One row for each call whose result is a number, or a block of them, in reading order."""
    mentions = mentions_of(garden)
    found = [
        (first, row) for call in garden.plan.calls for first, row in _row(garden, call, mentions)
    ]
    rank = {path: number for number, path in enumerate((*garden.reading, *garden.shows))}
    return tuple(row for _, row in sorted(found, key=lambda pair: rank.get(pair[0], len(rank))))


def _row(
    garden: Garden, call: Call, mentions: dict[tuple[str, str], tuple[Mention, ...]]
) -> Iterator[tuple[str, NumberRow]]:
    """The row of a call, with the path of the first note that shows it."""
    output = garden.outcomes.get(str(call))
    if not isinstance(output, Output) or not _prints_numbers(output):
        return
    places = [m for m in mentions.get((call.module, call.symbol), ()) if m.call and _is(m, call)]
    if places:
        tests = garden.proof.tests.get((call.module, call.symbol), ())
        value, many = (output.text, None) if output.kind in SINGLE else ("", output)
        row = NumberRow(value, call, _seed(garden, call), tests, tuple(places), many)
        yield places[0].note.path, row


def _prints_numbers(output: Output) -> bool:
    """Whether an output is a value in a sentence, or a table or print with a digit in it."""
    if output.kind == "table":
        return any(map(has_digit, (cell for row in output.rows for cell in row)))
    return output.kind in SINGLE or (output.kind == "printed" and has_digit(output.text))


def _is(mention: Mention, call: Call) -> bool:
    """Whether a mention shows this very call, alone or as one of several values."""
    shown = parse_call(f"{call.module}.{mention.call}")
    return str(shown) == str(call) if isinstance(shown, Call) else "{" in mention.call


def _seed(garden: Garden, call: Call) -> str:
    """The seed that a call gets: its argument, else the parameter's default, else none."""
    given = [f"{name} = {value}" for name, value in call.arguments if name in SEEDS]
    module = garden.library.modules.get(call.module)
    symbol = module.symbols.get(call.symbol) if module else None
    return given[0] if given else _default(symbol)


def _default(symbol: Symbol | None) -> str:
    if symbol is None or not isinstance(symbol.node, ast.FunctionDef | ast.AsyncFunctionDef):
        return ""
    a = symbol.node.args
    named = [*a.posonlyargs, *a.args]
    pairs = [*zip(named[len(named) - len(a.defaults) :], a.defaults, strict=True)]
    pairs += [(p, d) for p, d in zip(a.kwonlyargs, a.kw_defaults, strict=True) if d is not None]
    found = [f"{p.arg} = {ast.unparse(d)}" for p, d in pairs if p.arg in SEEDS]
    return found[0] if found else ""
