"""`garden check`: every fault of the notes and snippets, without running anything."""

from __future__ import annotations

from typing import Annotated

import typer

from gradient_garden.commands.app import HERE, Root, Strict, Vault, app, place_of
from gradient_garden.diagnostics import Diagnostic, Severity, as_json, has_errors
from gradient_garden.garden.bare import config_of
from gradient_garden.garden.garden import Garden, survey
from gradient_garden.garden.proving import proved
from gradient_garden.garden.rendering import render_all
from gradient_garden.garden.suggestions import suggestions
from gradient_garden.garden.verdict import verdict
from gradient_garden.report import as_sarif
from gradient_garden.severity import counted
from gradient_garden.shell import say


@app.command()
def check(
    vault: Vault = None,
    root: Root = HERE,
    strict: Strict = False,
    hints: Annotated[bool, typer.Option("--hints", help="Give suggestions, too.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print a JSON list for machines.")] = False,
    sarif: Annotated[bool, typer.Option("--sarif", help="Print a SARIF 2.1.0 log.")] = False,
) -> None:
    """List every fault of the notes and snippets, without running anything.

    `garden codes` says what each code means.
    """
    config, problems = config_of(place_of(vault, root))
    garden = proved(survey(config), run=False)
    pages = render_all(garden, config.cache / "checked.json")
    others = (*problems, *suggestions(garden, wanted=hints))
    found = verdict(garden, pages, others, strict=strict)
    shown = [d for d in found if hints or d.severity is not Severity.HINT]
    if json or sarif:
        print(as_sarif(shown) if sarif else as_json(shown))
    else:
        _tell(garden, shown)
    raise typer.Exit(int(has_errors(shown)))


def _tell(garden: Garden, found: list[Diagnostic]) -> None:
    """Print one line for each, and how many there are."""
    for diagnostic in found:
        print(diagnostic)
    modules = len(garden.library.modules)
    snippets = f", {modules} snippet modules" if modules or not garden.config.bare else ""
    say(f"{len(garden.vault.notes)} notes{snippets}: {counted(found)}\n")
