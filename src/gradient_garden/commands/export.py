"""`garden export`: a vault as plain Markdown, for whoever reads no dialect."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gradient_garden.commands.app import HERE, Root, Strict, Vault, app, place_of
from gradient_garden.diagnostics import has_errors
from gradient_garden.export import export_vault
from gradient_garden.garden.bare import config_of
from gradient_garden.garden.garden import grow, survey, without_notebooks
from gradient_garden.garden.rendered import Rendered
from gradient_garden.garden.verdict import verdict
from gradient_garden.progress import reporting
from gradient_garden.severity import counted
from gradient_garden.shell import say


@app.command()
def export(
    to: Annotated[Path, typer.Option("--to", help="A folder that is empty or new.")],
    vault: Vault = None,
    root: Root = HERE,
    strict: Strict = False,
) -> None:
    """Write notes as plain CommonMark: links resolved, embeds written out, results in place.

    Faults are told, and those of a project stop the export, as they stop a build.
    """
    config, problems = config_of(place_of(vault, root))
    if not _is_free(to, config.vault):
        raise typer.Exit(1)
    seen = without_notebooks(survey(config))
    with reporting(len(seen.plan.calls)) as report:
        garden = grow(seen, jobs=config.jobs, report=report)
    found = verdict(garden, Rendered({}), problems, strict=strict)
    for diagnostic in found:
        say(f"{diagnostic}\n")
    if has_errors(found):
        say(f"{counted(found)}; nothing was written\n")
        raise typer.Exit(1)
    try:
        number = export_vault(garden, to)
    except OSError as error:
        say(f"{to} cannot be written: {error.strerror}\n")
        raise typer.Exit(1) from None
    say(f"{number} notes are in {to}\n")


def _is_free(to: Path, vault: Path) -> bool:
    """Whether the folder can be written into; if not, say why."""
    place = to.resolve()
    if place.is_relative_to(vault):
        say(f"{to} lies in the vault, into which nothing is written; choose another --to\n")
        return False
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        say(f"{to} is not empty; nothing was written\n")
        return False
    return True
