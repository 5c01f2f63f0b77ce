"""Building with MkDocs from our command line: as `mkdocs build`, with plainer words."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from gradient_garden.shell import say


def build_site(root: Path, site: Path | None, *, strict: bool) -> int:
    """Build the project at `root` and return the exit code; site: another place for the site."""
    # Read by Material when it is imported: its notice is for those who choose a generator.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    _listen()
    try:
        config = load_config(
            str(root / "mkdocs.yml"),
            strict=strict or None,
            site_dir=str(site.resolve()) if site else None,
        )
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
