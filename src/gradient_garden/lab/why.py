"""Say why a call would run again, or why it would not."""

from __future__ import annotations

from collections.abc import Iterator

from gradient_garden.lab.digest import ABSENT
from gradient_garden.lab.distributions import Installed
from gradient_garden.lab.key import surroundings
from gradient_garden.lab.lookup import is_current
from gradient_garden.lab.project import Project
from gradient_garden.lab.reference import parse_call
from gradient_garden.lab.store import Record, Store
from gradient_garden.lab.trace import Today

MOST = 10  # reasons worth reading
CACHED = "cached: nothing it used has changed"


def why(call: str, project: Project) -> tuple[str, ...]:
    """Return lines that say why a call, written as `neuron.boundary(b=1)`, would run or not."""
    parsed = parse_call(call)
    if isinstance(parsed, str):
        return (parsed,)
    name, store = str(parsed), Store(project.store)
    today = Today(project, Installed())
    records = store.records(name)
    current = [r for r in records if is_current(r, today)]
    if any(store.output(r) for r in current):
        return (CACHED,)
    if current:
        return ("would re-run: its stored output is damaged or gone",)
    if not records:
        return (_never(store, name),)
    nearest = min((sorted(_differences(r, today)) for r in records), key=lambda d: (len(d), d))
    more = len(nearest) - MOST
    lines = [f"would re-run: {line}" for line in nearest[:MOST]]
    return (*lines, f"and {more} more") if more > 0 else tuple(lines)


def _never(store: Store, call: str) -> str:
    failure = store.failure(call)
    if failure is None:
        return "would run: it has no stored output yet"
    return f"would run: it failed when it last ran ({failure.code}: {failure.message})"


def _differences(record: Record, today: Today) -> Iterator[str]:
    now = {**surroundings(), **today.of(record.trace)}
    then = {**record.around, **record.used}
    for name in sorted(now.keys() | then.keys()):
        before, after = then.get(name, ABSENT), now.get(name, ABSENT)
        if before != after:
            yield _difference(name, before, after)


def _difference(name: str, before: str, after: str) -> str:
    kind, _, rest = name.partition(":")
    if kind in ("renderer", "schema"):
        return "the runner itself changed"
    if kind in ("python", "version"):
        return f"{rest or 'Python'} {before} → {after}"
    verb = "appeared" if before == ABSENT else "vanished" if after == ABSENT else "changed"
    return f"the list of files in {rest} changed" if kind == "folder" else f"{rest} {verb}"
