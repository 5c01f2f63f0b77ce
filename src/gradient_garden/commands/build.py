"""`garden build`: the site, made beside the old one and swapped in when all is well."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gradient_garden.commands.app import HERE, Root, Strict, Vault, app, place_of
from gradient_garden.garden.bare import bare_config, is_project


@app.command()
def build(
    vault: Vault = None,
    root: Root = HERE,
    strict: Strict = False,
    site: Annotated[Path | None, typer.Option("--site", help="Where the site goes.")] = None,
) -> None:
    """Build the site beside the old one, and put it in its place only if all is well.

    Without VAULT, or with a folder that has settings, a project is built. Any other folder is
    published as it is: its broken links are shown as such, and stop the build only with --strict.
    """
    from gradient_garden.hosts.build import build_bare, build_site

    place = place_of(vault, root)
    if vault is None or is_project(place):
        raise typer.Exit(build_site(place, site, strict=strict))
    raise typer.Exit(build_bare(bare_config(place), site or Path("site"), strict=strict))
