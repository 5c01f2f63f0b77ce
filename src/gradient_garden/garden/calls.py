"""Calls as the command line speaks of them: which are meant, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

from gradient_garden import lab
from gradient_garden.diagnostics import printable
from gradient_garden.lab import Failure, Notebook, Outcome, Plan, Reference, Task
from gradient_garden.progress import Tally


def select(plan: Plan, wanted: Sequence[str]) -> tuple[Plan, list[str]]:
    """Keep the wanted tasks of a plan, all if none is named; and list what matches none.

    `neuron.boundary(b=1)` is a call, `neuron.boundary` every call of it, `neuron` the module's;
    `Projects/Book.ipynb`, or `Book.ipynb`, is a notebook.
    """
    if not wanted:
        return plan, []
    matches = {text: [task for task in plan.tasks if _is_meant(text, task)] for text in wanted}
    chosen = {str(task) for found in matches.values() for task in found}
    return plan.only(chosen), [text for text, found in matches.items() if not found]


def only(plan: Plan, patterns: Sequence[str]) -> Plan:
    """Keep the tasks that match a pattern as file names do: `digits.*`, `*step=500*`."""
    names = map(str, plan.tasks)
    return plan.only({n for n in names if any(fnmatchcase(n, each) for each in patterns)})


def _is_meant(text: str, call: Task) -> bool:
    """Whether a text names a task: as a call with any spelling, a symbol or a module; by a path."""
    if isinstance(call, Notebook):
        return f"/{call.path}".endswith(f"/{text}")
    if "(" not in text:
        return text in {call.module, f"{call.module}.{call.symbol}"}
    module, _, rest = text.partition(".")
    if "(" in module:
        return str(call) == text
    reference = lab.parse_reference(f"{module}.py", rest)
    return isinstance(reference, Reference) and call in reference.calls


def account(tally: Tally, plan: Plan, outcomes: Mapping[str, Outcome]) -> str:
    """What a run did: each failure with all its places, the slowest calls, a summary line."""
    lines = []
    slow = tally.slowest()
    if slow:
        lines.append("slowest calls:")
        lines += [f"  {seconds:6.1f} s  {call}" for call, seconds in slow]
    below = "".join(f"{printable(line)}\n" for line in (*lines, tally.summary()))
    return described(plan, outcomes) + below


def described(plan: Plan, outcomes: Mapping[str, Outcome]) -> str:
    """Each failure with all its places."""
    lines = [line for call in outcomes for line in _failure(call, plan, outcomes[call])]
    return "".join(f"{printable(line)}\n" for line in lines)


def _failure(call: str, plan: Plan, outcome: Outcome) -> Iterator[str]:
    """A failure in full: what, where in the snippet, where in the notes, the last output."""
    if not isinstance(outcome, Failure):
        return
    yield f"{call}: {outcome.code} {outcome.message}"
    if outcome.path:
        yield f"  raised at {outcome.path}:{outcome.line}"
    for place in plan.places.get(call, ()):
        yield f"  shown at {place.path}:{place.line}:{place.column}"
    for line in outcome.tail.splitlines():
        yield f"  | {line}"
