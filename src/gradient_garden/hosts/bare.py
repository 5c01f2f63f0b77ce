"""MkDocs' settings for a vault that has none: Material and everything of ours, as in the course."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from gradient_garden.config import Config
from gradient_garden.hosts.language import language_of
from gradient_garden.hosts.meta import safe

FEATURES = (
    "content.tooltips",
    "navigation.footer",
    "navigation.prune",
    "navigation.top",
    "search.highlight",
    "search.suggest",
    "toc.follow",
)
SCHEMES = (
    ("(prefers-color-scheme)", None, "brightness-auto", "Switch to light"),
    ("(prefers-color-scheme: light)", "default", "weather-sunny", "Switch to dark"),
    ("(prefers-color-scheme: dark)", "slate", "weather-night", "Follow the system"),
)


def load_bare(config: Config, site: Path, *, strict: bool) -> MkDocsConfig:
    """MkDocs' settings for the vault of `config`. MkDocs itself never looks into the vault.

    site: where the site goes. Raises MkDocs' own errors.
    """
    docs = config.cache / "docs"  # an empty folder: which files there are, the vault says
    docs.mkdir(parents=True, exist_ok=True)
    settings = {
        "docs_dir": str(docs),
        "site_dir": str(site),
        "site_name": config.vault.name or "Vault",
        "theme": _theme(language_of(config.vault)),
        "plugins": ["search", "garden", *_notebooks(config)],
    }
    text = io.BytesIO(yaml.safe_dump(settings, allow_unicode=True).encode("utf-8"))
    loaded = load_config(
        text, config_file_path=str(config.cache / "mkdocs.yml"), strict=strict or None
    )
    loaded.site_name = safe(loaded.site_name)  # a folder's name, which the theme prints as it is
    loaded.plugins["garden"].given = config  # type: ignore[attr-defined]  # our plugin
    return loaded


def _theme(language: str) -> dict[str, Any]:
    return {
        "name": "material",
        "language": language,
        "font": False,
        "favicon": "assets/garden/favicon.svg",
        "palette": [_palette(*scheme) for scheme in SCHEMES],
        "features": list(FEATURES),
    }


def _palette(media: str, scheme: str | None, icon: str, name: str) -> dict[str, Any]:
    colours = {"primary": "custom", "accent": "custom"}
    toggle = {"icon": f"material/{icon}", "name": name}
    return {"media": media, **({"scheme": scheme} if scheme else {}), **colours, "toggle": toggle}


def _notebooks(config: Config) -> list[dict[str, Any]]:
    """Notebooks are shown, but never run: a vault's code is not ours to run."""
    if next(config.vault.rglob("*.ipynb"), None) is None:
        return []
    options = {"include": ["*.ipynb"], "ignore": ["*.md", "*.py"], "execute": False, "cache": False}
    return [{"mkdocs-jupyter": options}]
