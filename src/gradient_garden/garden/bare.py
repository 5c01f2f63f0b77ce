"""Vaults that know nothing of us: no settings, nothing to run, and nothing written into them.

What a build keeps from one time to the next lies in the user's cache folder, in a folder of its
own for each vault.
"""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

from platformdirs import user_cache_path

from gradient_garden.config import FILE, Config, read_config
from gradient_garden.diagnostics import Diagnostic
from gradient_garden.severity import Choice

APPLICATION = "gradient-garden"
# What matters where every line of code is to be proved, but is nobody's fault elsewhere.
SEVERITY: dict[str, Choice] = {"image-without-alt": "hint", "python-fence": "off"}


def is_project(folder: Path) -> bool:
    """Tell whether a folder holds settings of ours: `mkdocs.yml`, or `[tool.garden]`."""
    if (folder / "mkdocs.yml").is_file():
        return True
    try:
        settings = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return "garden" in settings.get("tool", {})


def config_of(folder: Path) -> tuple[Config, tuple[Diagnostic, ...]]:
    """The settings of a project; of a vault without any, those by which it is published as it is.

    Such a vault's code is never run, and no fault of its notes stops a build.
    """
    folder = folder.resolve()
    return read_config(folder) if is_project(folder) else (bare_config(folder), ())


def bare_config(vault: Path) -> Config:
    """Settings for a vault that has none. vault: its absolute path."""
    cache = cache_of(vault)
    return Config(
        root=vault.parent,
        vault=vault,
        snippets=cache / "snippets",  # there is no such folder, so that nothing is run
        store=cache / "store",
        tests=cache / "tests",
        quick=(),
        severity=SEVERITY,
        bare=True,
    )


def cache_of(vault: Path) -> Path:
    """Where all is kept that is made from a vault: outside of it, by its path."""
    digest = hashlib.sha256(str(vault).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return user_cache_path(APPLICATION, appauthor=False) / digest
