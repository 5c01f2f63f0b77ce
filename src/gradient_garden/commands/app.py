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


def settings(root: Path) -> Config:
    """Read the settings; wrong ones end the command."""
    config, problems = read_config(root)
    if problems:
        say("".join(f"{problem}\n" for problem in problems))
        raise typer.Exit(1)
    return config
