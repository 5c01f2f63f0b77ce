"""Building with MkDocs from our command line: as `mkdocs build`, with plainer words."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gradient_garden.config import Config
from gradient_garden.shell import say

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def build_site(root: Path, site: Path | None, *, strict: bool) -> int:
    """Build the project at `root` and return the exit code; site: another place for the site."""

    def load() -> MkDocsConfig:
        from mkdocs.config import load_config

        place = str(site.resolve()) if site else None
        return load_config(str(root / "mkdocs.yml"), strict=strict or None, site_dir=place)

    return _build(load)


def build_bare(config: Config, site: Path, *, strict: bool) -> int:
    """Build the site of a vault that has no settings, and return the exit code."""
    site = site.resolve()
    if site.is_relative_to(config.vault) or config.vault.is_relative_to(site):
        say(f"the site cannot be in {site}: nothing is written into the vault; choose --site\n")
        return 1

    def load() -> MkDocsConfig:
        from gradient_garden.hosts.bare import load_bare

        return load_bare(config, site, strict=strict)

    return _build(load)


def _build(load: Callable[[], MkDocsConfig]) -> int:
    # Read by Material when it is imported: its notice is for those who choose a generator.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.exceptions import MkDocsException

    _listen()
    try:
        config = load()
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        say(f"{error.format_message()}\n")
        return 1
    say(f"the site is in {config.site_dir}\n")
    return 0


def _listen() -> None:
    """Print MkDocs' warnings and errors as they are, to standard error."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
