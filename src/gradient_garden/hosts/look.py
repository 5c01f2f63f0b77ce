"""The course's templates, for every project that has none of its own."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig

PACKAGE = Path(__file__).parents[1]
# In an installed package the templates lie in it; in a checkout they lie at its top.
PLACES = (PACKAGE / "overrides", PACKAGE.parents[1] / "overrides")


def install_look(config: MkDocsConfig) -> None:
    """Let our templates come before the theme's, with our mark, unless others were set."""
    folder = next((str(path) for path in PLACES if path.is_dir()), None)
    if folder is None or config.theme.custom_dir or folder in config.theme.dirs:
        return
    config.theme.dirs.insert(0, folder)
    icons = config.theme.get("icon")
    if not config.theme.get("logo") and not (icons or {}).get("logo"):
        config.theme["icon"] = {**(icons or {}), "logo": "garden/logo"}


def keep_templates(environment: Environment, folder: Path) -> None:
    """Compile no template again that an earlier build compiled; where that cannot be, do."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
