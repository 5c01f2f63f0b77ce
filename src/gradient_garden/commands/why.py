"""`garden why`: why a call would run again, or why it would not."""

from __future__ import annotations

from typing import Annotated

import typer

from gradient_garden import lab
from gradient_garden.commands.app import HERE, Root, app, settings
from gradient_garden.garden import calls
from gradient_garden.garden.garden import project_of, survey
from gradient_garden.shell import say


@app.command()
def why(call: Annotated[str, typer.Argument(metavar="CALL")], root: Root = HERE) -> None:
    """Say why a call, or a notebook by its path, would run again, or why it would not."""
    config = settings(root)
    plan, unknown = calls.select(survey(config).plan, [call])
    if unknown:
        say(f"no note shows {call}\n")
        raise typer.Exit(1)
    for each in plan.tasks:
        named = each if isinstance(each, lab.Notebook) else str(each)
        for line in (str(each), *(f"  {line}" for line in lab.why(named, project_of(config)))):
            print(line)
