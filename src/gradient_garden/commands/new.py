"""`garden new`: start a project with a lesson, a snippet and its test."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from gradient_garden.commands.app import app
from gradient_garden.scaffold import start
from gradient_garden.shell import say

NEXT = """\
  cd {folder}
  pip install -r requirements.txt
  garden build --strict       # run what the lesson shows, and build the site into site/
  python -m pytest            # the tests of the snippets
  mkdocs serve                # a preview that follows your edits
Open {docs} as a vault in Obsidian and write.
"""


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is empty or new.")],
) -> None:
    """Start a project in DIR: a vault with a lesson, a snippet, and the snippet's test."""
    try:
        written = start(folder)
    except FileExistsError:
        say(f"{folder} is not empty; nothing was written\n")
        raise typer.Exit(1) from None
    except OSError as error:
        say(f"{folder} cannot be written: {error.strerror}\n")
        raise typer.Exit(1) from None
    for path in written:
        print(path.as_posix())
    print(f"\nWhat to do next:\n{_next(folder)}", end="")


def _next(folder: Path) -> str:
    """The commands to run next, as a shell takes them."""
    return NEXT.format(folder=shlex.quote(folder.as_posix()), docs=folder / "docs")
