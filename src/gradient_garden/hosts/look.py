"""The course's templates, for every project that has none of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
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


class _Templates(FileSystemLoader):
    """The theme's files, without its ten thousand icons when MkDocs asks for those to publish."""

    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.searchpath for name in _shown(Path(folder))})


def _shown(top: Path) -> Iterator[str]:
    for folder, inside, files in os.walk(top):
        inside[:] = [name for name in inside if not name.startswith(".")]
        place = Path(folder).relative_to(top)
        yield from ((place / name).as_posix() for name in files)


class _Words:
    """The theme's word for a key, which its own template makes a table of all words to find."""

    def __init__(self, environment: Environment, language: str) -> None:
        self._environment, self._language = environment, language
        self._known: dict[str, str] = {}

    def __call__(self, key: str) -> str:
        if key not in self._known:
            self._known[key] = self._word(self._language, key) or self._word("en", key) or key
        return self._known[key]

    def _word(self, language: str, key: str) -> str:
        words: Any = self._environment.get_template(f"partials/languages/{language}.html").module
        return str(words.t(key))


def quick_templates(config: MkDocsConfig, cache: Path) -> None:
    """Have the theme's templates compiled once, and kept in a folder for later builds."""
    made = config.theme.get_env

    def get_env() -> Environment:
        environment = made()
        environment.loader = _Templates(config.theme.dirs)
        environment.make_globals = partial(_globals, environment)  # type: ignore[method-assign]
        language = str(config.theme.get("language") or "en")
        environment.globals["theme_words"] = _Words(environment, language)
        with suppress(OSError):
            cache.mkdir(parents=True, exist_ok=True)
            environment.bytecode_cache = FileSystemBytecodeCache(str(cache))
        return environment

    config.theme.get_env = get_env  # type: ignore[method-assign]  # of this one theme


def _globals(environment: Environment, d: Mapping[str, Any] | None) -> dict[str, Any]:
    """The globals of a template: each piece of a page asks their names, slowly of Jinja's chain."""
    return {**environment.globals, **(d or {})}
