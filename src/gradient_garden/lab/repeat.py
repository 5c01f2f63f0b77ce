"""Whether calls give the same twice: with another hash seed, in another folder, at another time."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from itertools import zip_longest

from gradient_garden.lab.cores import processes
from gradient_garden.lab.model import Call, Failure, Output
from gradient_garden.lab.plan import Plan
from gradient_garden.lab.project import Project
from gradient_garden.lab.runner import defined_at, run_call

_SEEDS = ("0", "1")


def unrepeatable(plan: Plan, project: Project, *, jobs: int) -> Mapping[str, Failure]:
    """Run every call twice, outside the store; return a failure for each that differs.

    Such a call depends on the time, on the order of a set, on `id()`, or on a generator without
    a seed. A call that fails is left to `run`, which reports it.
    """
    stop = threading.Event()
    with ThreadPoolExecutor(processes(jobs), thread_name_prefix="garden") as pool:
        try:
            found = pool.map(lambda call: _compared(call, project, stop), plan.calls)
            pairs = zip(plan.calls, found, strict=True)
            return {str(call): failure for call, failure in pairs if failure}
        except BaseException:
            stop.set()
            pool.shutdown(cancel_futures=True)
            raise


def _compared(call: Call, project: Project, stop: threading.Event) -> Failure | None:
    first, second = (run_call(call, project, stop, seed=seed).outcome for seed in _SEEDS)
    if not isinstance(first, Output) or not isinstance(second, Output) or first == second:
        return None
    one, other = _first_difference(first, second)
    message = f"Two runs differ: first “{one}”, then “{other}”."
    return Failure("run-unrepeatable", message, *defined_at(call, project))


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
