"""What the store holds today for the tasks of a plan, and what computing it took."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gradient_garden.lab.distributions import Installed
from gradient_garden.lab.lookup import find_record
from gradient_garden.lab.model import Output, Task
from gradient_garden.lab.project import Project
from gradient_garden.lab.store import Cost, Store
from gradient_garden.lab.trace import Today


@dataclass(frozen=True, slots=True)
class Kept:
    """One output that is right today. name: its digest, the same for equal outputs."""

    name: str
    output: Output
    cost: Cost


def kept(tasks: Iterable[Task], project: Project) -> Mapping[str, Kept]:
    """Return what is stored and current, by `str(task)`; runs nothing."""
    store, today = Store(project.store), Today(project, Installed())
    found: dict[str, Kept] = {}
    for task in map(str, tasks):
        hit = find_record(task, store, today)
        if hit:
            found[task] = Kept(hit[0].blob, hit[1], store.cost(hit[0]))
    return found


def output_named(name: str, project: Project) -> Output | None:
    """Return an output by its digest, if the store still has it."""
    return Store(project.store).output_named(name)
