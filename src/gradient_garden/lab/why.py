"""Say why a call or a notebook would run again, or why it would not."""

from __future__ import annotations

from collections.abc import Iterator

from gradient_garden.lab.digest import ABSENT
from gradient_garden.lab.distributions import Installed
from gradient_garden.lab.elsewhere import Lacking, nearest
from gradient_garden.lab.key import surroundings
from gradient_garden.lab.lookup import is_current
from gradient_garden.lab.model import Notebook
from gradient_garden.lab.project import Project
from gradient_garden.lab.reference import parse_call
from gradient_garden.lab.shared import Shared
from gradient_garden.lab.store import Record, Store
from gradient_garden.lab.trace import Today

MOST = 10  # reasons worth reading
CACHED = "cached: nothing it used has changed"


def why(task: str | Notebook, project: Project) -> tuple[str, ...]:
    """Return lines that say why a task would run or not: a call as `neuron.boundary(b=1)`."""
    parsed = task if isinstance(task, Notebook) else parse_call(task)
    if isinstance(parsed, str):
        return (parsed,)
    name, store = str(parsed), Store(project.store)
    today = Today(project, Installed())
    records = _records(name, project, store, today)
    lacking = Lacking(project).of(parsed)
    if lacking:
        return _elsewhere(records, store, today, lacking)
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


def _records(call: str, project: Project, store: Store, today: Today) -> list[Record]:
    """Return all records of a call, those of the shared store too where none here is current."""
    records = store.records(call)
    if not project.shared or any(is_current(r, today) for r in records):
        return records
    shared = Shared(project.shared)
    records = shared.fetch_records([call], store)[call]
    shared.fetch_outputs(records, store)
    return records


def _elsewhere(
    records: list[Record], store: Store, today: Today, lacking: tuple[str, ...]
) -> tuple[str, ...]:
    """Say what a call that cannot run here is shown with."""
    best, names = nearest(records, store, today), ", ".join(lacking)
    if best is None:
        return (f"would fail: {names} is not installed, and no store has an output",)
    if not best.stale:
        return (f"cached: computed where {names} is installed; nothing else has changed",)
    return tuple(f"stale, and {names} is not installed: {each} differs" for each in best.stale)


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
    if kind == "notebook" and verb == "changed":
        return f"a code cell of {rest} changed"
    return f"the list of files in {rest} changed" if kind == "folder" else f"{rest} {verb}"
