"""The command `garden`: check, run, why and build. Each command is one short function."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from gradient_garden import calls, lab
from gradient_garden.config import Config, read_config
from gradient_garden.diagnostics import as_json, has_errors
from gradient_garden.garden import project_of, survey
from gradient_garden.progress import reporting
from gradient_garden.proving import proved
from gradient_garden.rendering import render_all
from gradient_garden.severity import counted
from gradient_garden.shell import guarded, say
from gradient_garden.verdict import verdict

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Turn a vault of linked notes and tested snippets into a site that shows only what ran.",
)

Root = Annotated[Path, typer.Option("--root", help="The project's folder.", show_default="here")]
Strict = Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")]
HERE = Path()


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
    config = _config(root)
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


@app.command()
def why(call: Annotated[str, typer.Argument(metavar="CALL")], root: Root = HERE) -> None:
    """Say why a call would run again, or why it would not."""
    config = _config(root)
    plan, unknown = calls.select(survey(config).plan, [call])
    if unknown:
        say(f"no note shows {call}\n")
        raise typer.Exit(1)
    for each in plan.calls:
        for line in (str(each), *(f"  {line}" for line in lab.why(str(each), project_of(config)))):
            print(line)


@app.command()
def build(
    root: Root = HERE,
    strict: Strict = False,
    site: Annotated[Path | None, typer.Option("--site", help="Where the site goes.")] = None,
) -> None:
    """Build the site beside the old one, and put it in its place only if all is well."""
    from gradient_garden.hosts.build import build_site

    raise typer.Exit(build_site(root.resolve(), site, strict=strict))


def _config(root: Path) -> Config:
    """Read the settings; wrong ones end the command."""
    config, problems = read_config(root)
    if problems:
        say("".join(f"{problem}\n" for problem in problems))
        raise typer.Exit(1)
    return config


def main() -> None:
    """Run the command line; nothing but plain sentences reaches the user."""
    sys.exit(guarded(app))
