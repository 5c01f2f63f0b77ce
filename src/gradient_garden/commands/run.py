"""`garden run`: run the calls that the notes show and whose outputs are not stored."""

from __future__ import annotations

from typing import Annotated

import typer

from gradient_garden import calls, lab
from gradient_garden.commands.app import HERE, Root, app, settings
from gradient_garden.garden import project_of, survey
from gradient_garden.progress import reporting
from gradient_garden.shell import say


@app.command()
def run(
    wanted: Annotated[
        list[str] | None, typer.Argument(metavar="[CALL]...", help="Calls, symbols or modules.")
    ] = None,
    root: Root = HERE,
    fresh: Annotated[bool, typer.Option("--fresh", help="Run even what is cached.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Calls at once; 0: one a core.")] = 0,
) -> None:
    """Run the calls that the notes show, unless nothing that they used has changed."""
    config = settings(root)
    garden = survey(config)
    plan, unknown = calls.select(garden.plan, wanted or [])
    if unknown:
        say("".join(f"no note shows {text}\n" for text in unknown))
        raise typer.Exit(1)
    with reporting(len(plan.calls)) as report:
        outcomes = lab.run(
            plan, project_of(config), jobs=jobs or config.jobs, fresh=fresh, report=report
        )
    say(calls.account(report, plan, outcomes))
    raise typer.Exit(int(report.failed > 0))
