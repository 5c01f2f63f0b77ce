"""`garden diff`: which outputs changed since they were last accepted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gradient_garden import lab
from gradient_garden.commands.app import HERE, Root, app, settings
from gradient_garden.diagnostics import printable
from gradient_garden.garden.changes import accept as accept_outputs
from gradient_garden.garden.changes import accepted_folder, changes
from gradient_garden.garden.garden import project_of, survey
from gradient_garden.pages import changes_page
from gradient_garden.shell import say

To = Annotated[Path | None, typer.Option("--to", help="The file to write.", show_default="")]


@app.command()
def diff(
    root: Root = HERE,
    accept: Annotated[bool, typer.Option("--accept", help="Take today's as right.")] = False,
    to: To = None,
) -> None:
    """Show which outputs changed since they were last accepted, as one HTML file.

    Nothing is run: calls whose output is not stored are counted. Ends with status 1 where an
    output changed, unless it is accepted.
    """
    config = settings(root)
    plan = survey(config).plan
    kept = lab.kept(plan.calls, project_of(config))
    if missing := len(plan.calls) - len(kept):
        say(f"{missing} calls have no output that is right today: garden run\n")
    if accept:
        done = accept_outputs(config, kept)
        said = f"{len(kept)} outputs accepted" if done else "the cache cannot be written"
        say(f"{said}\n")
        raise typer.Exit(int(not done))
    if not accepted_folder(config).exists():
        say("nothing was accepted yet: garden diff --accept\n")
        raise typer.Exit(1)
    found = changes(config, plan, kept)
    for change in found:
        print(printable(change.call))
    file = to or config.cache / "diff.html"
    try:
        file.write_text(changes_page(found), encoding="utf-8")
    except OSError as fault:
        say(f"{file} cannot be written: {fault.strerror}\n")
        raise typer.Exit(1) from None
    say(f"{len(found)} of {len(kept)} outputs changed: {file}\n")
    raise typer.Exit(int(bool(found)))
