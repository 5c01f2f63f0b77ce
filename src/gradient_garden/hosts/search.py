"""A shortcut for Material's search: the entries of a page whose content has not changed.

The search plugin parses every page's HTML again, a sixth of a build. What it made of the very same
bytes last time is taken from a cache. With another search plugin this does nothing.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from gradient_garden import store_file
from gradient_garden.digests import digest
from gradient_garden.hosts.search_lean import lean


class SearchCache:
    """Entries by a digest of all that they are made of, for one build.

    `before` and `after` are called around the search plugin's own handling of each page.
    """

    def __init__(self, folder: Path, config: MkDocsConfig) -> None:
        """Read the cache at `folder`, once the search plugin is there to make its index."""
        plugin = config.plugins.get("material/search")
        self._index: Any = getattr(plugin, "search_index", None)
        self._folder, self._version = folder, version("mkdocs-material")
        self._known: dict[str, Any] = store_file.load(folder) if self._works else {}
        self._fresh: dict[str, Any] = {}
        self._key, self._start = "", 0
        self._content: str | None = None

    @property
    def _works(self) -> bool:
        return isinstance(getattr(self._index, "entries", None), list)

    def before(self, page: Page) -> None:
        """Keep the search plugin from parsing a page whose entries are known."""
        self._key = self._key_of(page) if self._works and not _is_excluded(page) else ""
        if self._key:
            self._start = len(self._index.entries)
            self._content = page.content
            if self._key in self._known:
                page.meta["search"] = {"exclude": True}
                page.content = ""
            else:
                page.content = lean(page.content or "")

    def after(self, page: Page) -> None:
        """Add the known entries, or remember those that the plugin has just made."""
        if not self._key:
            return
        page.content = self._content
        if self._key in self._known:
            page.meta.pop("search", None)
            self._index.entries.extend(self._known[self._key])
        self._fresh[self._key] = self._index.entries[self._start :]

    def save(self) -> None:
        """Write the entries of this build, and of no page that is gone."""
        if self._works and self._fresh != self._known:
            store_file.save(self._folder, self._fresh, self._known)

    def _key_of(self, page: Page) -> str:
        tags = repr((page.meta.get("tags"), page.meta.get("search")))
        return digest(self._version, page.url, str(page.title), tags, page.content or "")


def _is_excluded(page: Page) -> bool:
    return bool((page.meta.get("search") or {}).get("exclude"))
