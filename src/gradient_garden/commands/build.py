"""`garden build`: the site, made beside the old one and swapped in when all is well."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gradient_garden.commands.app import HERE, Root, Strict, app


@app.command()
def build(
    root: Root = HERE,
    strict: Strict = False,
    site: Annotated[Path | None, typer.Option("--site", help="Where the site goes.")] = None,
) -> None:
    """Build the site beside the old one, and put it in its place only if all is well."""
    from gradient_garden.hosts.build import build_site

    raise typer.Exit(build_site(root.resolve(), site, strict=strict))
