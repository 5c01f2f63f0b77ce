"""Take out of the store what nothing reaches any more."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gradient_garden.lab.distributions import Installed
from gradient_garden.lab.elsewhere import Lacking, differing
from gradient_garden.lab.model import Task
from gradient_garden.lab.project import Project
from gradient_garden.lab.store import Record, Store
from gradient_garden.lab.trace import Today

DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Freed:
    """What was taken out: how many records, outputs and notes of failures; how many bytes."""

    records: int = 0
    outputs: int = 0
    failures: int = 0
    bytes: int = 0


def collect(
    tasks: Iterable[Task],
    project: Project,
    *,
    days: float,
    keep: Iterable[str] = (),
    remove: bool = True,
) -> Freed:
    """Remove records that none of these tasks reaches as things are, and outputs without a record.

    days: nothing younger is removed, so that what another build has just written stays. keep:
    names of outputs to be kept in any case. remove: whether to do it, or only to count.
    Records of tests count as reached as long as nothing that they used has changed. Those of a
    task that cannot run here, since a library is missing, all stay.
    What is wrongly removed costs a run and nothing else.
    """
    store, today = Store(project.store), Today(project, Installed())
    before = time.time() - days * DAY
    lacking, tasks = Lacking(project), tuple(tasks)
    wanted = {str(task) for task in tasks}
    stuck = {str(task) for task in tasks if lacking.of(task)}
    reached = set(keep)
    records: list[Path] = []
    for file, record in store.all_records():
        if _is_old(file, before) and not _is_reached(record, wanted, stuck, today):
            records.append(file)
        elif record is not None:
            reached.add(record.blob)
    outputs = [f for f in store.all_outputs() if f.name not in reached and _is_old(f, before)]
    names = {store.failure_file(task) for task in wanted}
    failures = [f for f in store.all_failures() if f not in names and _is_old(f, before)]
    size = sum(_size(file) for file in (*records, *outputs, *failures))
    if remove:
        _remove((*records, *failures, *outputs))
    return Freed(len(records), len(outputs), len(failures), size)


def _is_reached(record: Record | None, wanted: set[str], stuck: set[str], today: Today) -> bool:
    """Tell whether a record is of use today; one that cannot be read never is."""
    if record is None or any(differing(record, today)):
        return record is not None and record.call in stuck
    return record.call in wanted or record.call.startswith("proof ")


def _is_old(file: Path, before: float) -> bool:
    try:
        return file.stat().st_mtime <= before
    except OSError:
        return False


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _remove(files: Iterable[Path]) -> None:
    """Remove files, and the folders that they leave empty."""
    for file in files:
        with suppress(OSError):
            file.unlink()
        with suppress(OSError):
            file.parent.rmdir()
