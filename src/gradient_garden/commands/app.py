"""What the commands share: the application that they register on, their options, the settings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gradient_garden.config import Config, read_config
from gradient_garden.shell import say

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Turn a vault of linked notes and tested snippets into a site that shows only what ran.",
)

Root = Annotated[Path, typer.Option("--root", help="The project's folder.", show_default="here")]
Strict = Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")]
HERE = Path()
Vault = Annotated[
    Path | None,
    typer.Argument(metavar="[VAULT]", help="A project, or any folder of notes.", show_default=""),
]


def place_of(vault: Path | None, root: Path) -> Path:
    """The folder that a command is about; one that is not there ends the command."""
    place = (root if vault is None else vault).resolve()
    if not place.is_dir():
        say(f"there is no folder {vault or root}\n")
        raise typer.Exit(1)
    return place


def settings(root: Path) -> Config:
    """Read the settings; wrong ones end the command."""
    config, problems = read_config(root)
    if problems:
        say("".join(f"{problem}\n" for problem in problems))
        raise typer.Exit(1)
    return config
