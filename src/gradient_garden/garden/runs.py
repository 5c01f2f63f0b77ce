"""The build report: what each call and notebook of a plan took, and whether it ran this time."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping

from gradient_garden import lab
from gradient_garden.config import Config
from gradient_garden.garden.garden import project_of
from gradient_garden.lab import Failure, Kept, Outcome, Plan
from gradient_garden.pages import RunRow, run_report
from gradient_garden.progress import Tally

REPORT = "report.html"


def write_report(config: Config, plan: Plan, outcomes: Mapping[str, Outcome], tally: Tally) -> None:
    """Write the report beside the store, unless nothing ran and there is one, or nothing to run.

    Where it cannot be written there is none: it is for information.
    """
    file = config.cache / REPORT
    if not plan.tasks or (not tally.seconds and file.exists()):
        return
    kept = lab.kept(plan.tasks, project_of(config))
    text = run_report(rows(plan, outcomes, kept, tally))
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def rows(
    plan: Plan, outcomes: Mapping[str, Outcome], kept: Mapping[str, Kept], tally: Tally
) -> Iterator[RunRow]:
    """One row a task. What it took is that of the run that gave its output, whenever that was."""
    for call in map(str, plan.tasks):
        outcome, ran = outcomes.get(call), call in tally.seconds
        state = outcome.code if isinstance(outcome, Failure) else "ran" if ran else "stored"
        cost = kept[call].cost if call in kept else lab.Cost(tally.seconds.get(call, 0.0))
        yield RunRow(call, cost.seconds, cost.peak, state, places_of(plan, call))


def places_of(plan: Plan, call: str) -> tuple[str, ...]:
    """Where a call is shown, as `path:line`."""
    return tuple(f"{place.path}:{place.line}" for place in plan.places.get(call, ()))
