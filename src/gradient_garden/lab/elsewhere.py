"""Calls that cannot run here, because a library they import is not installed: PyTorch, say.

Their outputs come from a store that a better equipped machine has filled. One is right as long as
everything that can be checked here is as it was; otherwise it is shown all the same, as stale.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from packaging.version import InvalidVersion, Version

from gradient_garden.lab.digest import ABSENT
from gradient_garden.lab.key import surroundings
from gradient_garden.lab.model import Notebook, Output, Task
from gradient_garden.lab.notebooks import TOOLS
from gradient_garden.lab.preload import Preloads
from gradient_garden.lab.project import Project
from gradient_garden.lab.store import Record, Store
from gradient_garden.lab.trace import Today


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An output that was computed where more is installed. stale: the names that differ today."""

    output: Output
    stale: tuple[str, ...] = ()


class Lacking:
    """Which libraries are missing here."""

    def __init__(self, project: Project) -> None:
        self._root = project.root
        self._preloads = Preloads(project.snippets)

    def of(self, task: Task) -> tuple[str, ...]:
        """Return the libraries that running a task imports in any case and that are not here."""
        tops = {name.partition(".")[0] for name, _ in self._preloads.of_task(task)}
        if isinstance(task, Notebook):
            tops = {top for top in tops if not self._is_beside(top)} | set(TOOLS)
        return tuple(sorted(top for top in tops if not is_installed(top)))

    def _is_beside(self, name: str) -> bool:
        """Tell whether a module is the project's own, which only a notebook can import."""
        return (self._root / name).is_dir() or (self._root / f"{name}.py").is_file()


@cache
def is_installed(name: str) -> bool:
    """Tell whether a top-level module can be imported here."""
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def nearest(records: list[Record], store: Store, today: Today) -> Elsewhere | None:
    """Return the output whose record differs least from today, if there is any.

    Of several, that which was computed with the newest of the libraries that are not here.
    """
    by_age = sorted(sorted(records, key=lambda r: r.key), key=lambda r: _age(r, today))
    found = [(tuple(differing(record, today)), record) for record in reversed(by_age)]
    for stale, record in sorted(found, key=lambda pair: (len(pair[0]), pair[0])):
        output = store.output(record)
        if output is not None:
            return Elsewhere(output, stale)
    return None


def instead(records: list[Record], store: Store, today: Today) -> Output | None:
    """Return the output of a call that failed here, and whose code imports only as it runs.

    It is right if nothing has changed but that a library which it used is not installed.
    """
    best = nearest(records, store, today)
    return best.output if best is not None and not best.stale else None


def differing(record: Record, today: Today) -> Iterator[str]:
    """Yield the names of all that is not as it was, without libraries that are not here at all."""
    now: Mapping[str, str] = {**surroundings(), **today.of(record.trace)}
    then = {**record.around, **record.used}
    for name in sorted(now.keys() | then.keys()):
        absent = name.startswith("version:") and now.get(name, ABSENT) == ABSENT
        if now.get(name) != then.get(name) and not absent:
            yield name


def _age(record: Record, today: Today) -> list[Version]:
    """Return the versions of the libraries that a record needs and that are not here."""
    now = today.of(record.trace)
    absent = sorted(name for name in record.used if now.get(name) == ABSENT)
    return [_version(record.used[name]) for name in absent if name.startswith("version:")]


def _version(text: str) -> Version:
    try:
        return Version(text)
    except InvalidVersion:
        return Version("0")
