"""`garden gc`: take out of the store what nothing reaches any more."""

from __future__ import annotations

from typing import Annotated

import typer

from gradient_garden import lab
from gradient_garden.commands.app import HERE, Root, app, settings
from gradient_garden.garden.changes import accepted
from gradient_garden.garden.garden import project_of, survey
from gradient_garden.shell import say

Days = Annotated[float, typer.Option("--days", min=0, help="Keep all that is younger.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")]


@app.command()
def gc(root: Root = HERE, days: Days = 1.0, dry_run: DryRun = False) -> None:
    """Remove outputs that no note shows, or that were computed from what has changed since.

    What the notes show today, what was accepted and what is young stays.
    """
    config = settings(root)
    freed = lab.collect(
        survey(config).plan.tasks,
        project_of(config),
        days=days,
        keep=accepted(config).values(),
        remove=not dry_run,
    )
    verb = "would free" if dry_run else "freed"
    say(f"{verb} {freed.bytes / 1e6:,.1f} MB: {freed.records} records, ")
    say(f"{freed.outputs} outputs, {freed.failures} failures\n")
