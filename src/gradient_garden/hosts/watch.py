"""What a preview watches besides the vault and mkdocs.yml, which MkDocs watches by itself."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from gradient_garden import config as settings
from gradient_garden.hosts.files import ASSETS


def watched(config: settings.Config, host: MkDocsConfig) -> list[Path]:
    """Snippets, data, settings, our built assets and the project's own templates, if present."""
    paths = [config.snippets, *config.data, config.root / settings.FILE, ASSETS]
    if host.theme.custom_dir:
        paths.append(Path(host.theme.custom_dir))
    return [path for path in paths if path.exists()]
