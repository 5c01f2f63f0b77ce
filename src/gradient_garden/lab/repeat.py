"""Whether calls and notebooks give the same twice.

Between the two runs the hash seed, the folder and the time differ.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from itertools import zip_longest

from gradient_garden.lab.cores import processes
from gradient_garden.lab.model import Failure, Notebook, Output, Task
from gradient_garden.lab.notebooks import run_notebook
from gradient_garden.lab.plan import Plan
from gradient_garden.lab.project import Project
from gradient_garden.lab.runner import Ran, defined_at, run_call

_SEEDS = ("0", "1")


def unrepeatable(plan: Plan, project: Project, *, jobs: int) -> Mapping[str, Failure]:
    """Run every call and notebook twice, outside the store; return a failure for each that differs.

    Such a call depends on the time, on the order of a set, on `id()`, or on a generator without
    a seed. A call that fails is left to `run`, which reports it.
    """
    stop = threading.Event()
    with ThreadPoolExecutor(processes(jobs), thread_name_prefix="garden") as pool:
        try:
            found = pool.map(lambda task: _compared(task, project, stop), plan.tasks)
            pairs = zip(plan.tasks, found, strict=True)
            return {str(task): failure for task, failure in pairs if failure}
        except BaseException:
            stop.set()
            pool.shutdown(cancel_futures=True)
            raise


def _compared(task: Task, project: Project, stop: threading.Event) -> Failure | None:
    first, second = (_run(task, project, stop, seed).outcome for seed in _SEEDS)
    if not isinstance(first, Output) or not isinstance(second, Output) or first == second:
        return None
    one, other = _first_difference(first, second)
    message = f"Two runs differ: first “{one}”, then “{other}”."
    if isinstance(task, Notebook):
        return Failure("run-unrepeatable", message)
    return Failure("run-unrepeatable", message, *defined_at(task, project))


def _run(task: Task, project: Project, stop: threading.Event, seed: str) -> Ran:
    if isinstance(task, Notebook):
        return run_notebook(task, project, stop, seed=seed)
    return run_call(task, project, stop, seed=seed)


def _first_difference(first: Output, second: Output) -> tuple[str, str]:
    """Return the first lines that differ, cut to what a reader needs."""
    lines = zip_longest(_lines(first), _lines(second), fillvalue="")
    one, other = next((a, b) for a, b in lines if a != b)
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return one[max(0, start - 20) : start + 60], other[max(0, start - 20) : start + 60]


def _lines(output: Output) -> list[str]:
    fields = asdict(output)
    rows = [str(row) for row in fields.pop("rows")]
    return [line for value in fields.values() for line in str(value).split("\n")] + rows
