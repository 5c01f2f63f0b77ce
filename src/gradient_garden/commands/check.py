"""`garden check`: every fault of the notes and snippets, without running anything."""

from __future__ import annotations

from typing import Annotated

import typer

from gradient_garden.commands.app import HERE, Root, Strict, app
from gradient_garden.config import read_config
from gradient_garden.diagnostics import as_json, has_errors
from gradient_garden.garden import survey
from gradient_garden.proving import proved
from gradient_garden.rendering import render_all
from gradient_garden.severity import counted
from gradient_garden.shell import say
from gradient_garden.verdict import verdict


@app.command()
def check(
    root: Root = HERE,
    strict: Strict = False,
    json: Annotated[bool, typer.Option("--json", help="Print a JSON list for machines.")] = False,
) -> None:
    """List every fault of the notes and snippets, without running anything."""
    config, problems = read_config(root)
    garden = proved(survey(config), run=False)
    pages = render_all(garden, config.cache / "checked.json")
    found = verdict(garden, pages, problems, strict=strict)
    if json:
        print(as_json(found))
    else:
        for diagnostic in found:
            print(diagnostic)
        say(f"{len(garden.vault.notes)} notes, {len(garden.library.modules)} snippet modules: ")
        say(f"{counted(found)}\n")
    raise typer.Exit(int(has_errors(found)))
