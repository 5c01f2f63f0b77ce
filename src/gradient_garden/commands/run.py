"""`garden run`: run the calls that the notes show and whose outputs are not stored."""

from __future__ import annotations

from typing import Annotated

import typer

from gradient_garden import lab
from gradient_garden.commands.app import HERE, Root, app, settings
from gradient_garden.config import Config, with_store
from gradient_garden.garden import calls
from gradient_garden.garden.garden import project_of, survey
from gradient_garden.garden.runs import REPORT, write_report
from gradient_garden.lab import Plan
from gradient_garden.progress import reporting
from gradient_garden.shell import say

Wanted = Annotated[
    list[str] | None,
    typer.Argument(metavar="[CALL]...", help="Calls, symbols, modules, notebooks."),
]
Only = Annotated[
    list[str] | None, typer.Option("--only", metavar="PATTERN", help="As in `digits.*`.")
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Run even what is cached.")]
Jobs = Annotated[int, typer.Option("--jobs", min=0, help="Calls at once; 0: one a core.")]
Executor = Annotated[str, typer.Option("--executor", metavar="local|dask", help="Where calls run.")]
Scheduler = Annotated[
    str, typer.Option("--scheduler", metavar="ADDRESS", help="Of the Dask scheduler.")
]
StoreAt = Annotated[
    str, typer.Option("--store", metavar="URL", help="A folder, or a shared store: s3://…")
]
Twice = Annotated[bool, typer.Option("--twice", help="Run twice, and say what differs.")]


@app.command()
def run(
    wanted: Wanted = None,
    root: Root = HERE,
    only: Only = None,
    fresh: Fresh = False,
    jobs: Jobs = 0,
    twice: Twice = False,
    executor: Executor = "local",
    scheduler: Scheduler = "",
    store: StoreAt = "",
) -> None:
    """Run the calls that the notes show, and the notebooks, unless nothing they used has changed.

    With --twice, each runs in two fresh processes that have different hash seeds, outside the
    store: what depends on the time, the order of a set or an unseeded generator is found.
    With --executor dask, the workers of a cluster run the calls, and this machine keeps the store.
    """
    if (executor, bool(scheduler)) not in {("local", False), ("dask", True)}:
        say("a cluster is `--executor dask --scheduler ADDRESS`\n")
        raise typer.Exit(2)
    config = with_store(settings(root), store)
    plan = _plan(config, wanted or [], only or [])
    jobs = jobs or config.jobs
    if twice:
        raise typer.Exit(_twice(config, plan, jobs))
    with reporting(len(plan.tasks)) as report:
        try:
            outcomes = lab.run(
                plan,
                project_of(config),
                jobs=jobs,
                fresh=fresh,
                report=report,
                scheduler=scheduler,
            )
        except lab.Unreachable as fault:
            say(f"{fault}\n")
            raise typer.Exit(1) from None
    say(calls.account(report, plan, outcomes))
    if not (wanted or only):
        write_report(config, plan, outcomes, report)
        say(f"what each call took: {config.cache / REPORT}\n")
    raise typer.Exit(int(report.failed > 0))


def _plan(config: Config, wanted: list[str], only: list[str]) -> Plan:
    """What is meant; a name or pattern that means none ends the command."""
    plan, unknown = calls.select(survey(config).plan, wanted)
    if only:
        unknown += [each for each in only if not calls.only(plan, [each]).tasks]
        plan = calls.only(plan, only)
    if unknown:
        say("".join(f"no note shows {text}\n" for text in unknown))
        raise typer.Exit(1)
    return plan


def _twice(config: Config, plan: Plan, jobs: int) -> int:
    """Say which calls do not give the same twice; return the exit code."""
    found = lab.unrepeatable(plan, project_of(config), jobs=jobs)
    say(calls.described(plan, found))
    say(f"{len(plan.tasks)} calls ran twice: {len(found)} differ\n")
    return int(bool(found))
