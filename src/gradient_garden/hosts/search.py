"""A shortcut for Material's search: the entries of a page whose content has not changed.

The search plugin parses every page's HTML again, a sixth of a build. What it made of the very same
page last time is taken from a cache. With another search plugin this does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from gradient_garden import store_file
from gradient_garden.digests import digest
from gradient_garden.hosts.kept import KeptPage
from gradient_garden.hosts.search_lean import lean


class SearchCache:
    """Entries by a digest of all that they are made of, for one build.

    `before` and `after` are called around the search plugin's own handling of each page, `take`
    for a page that it never sees, and `arrange` at the end.
    """

    def __init__(self, folder: Path, config: MkDocsConfig) -> None:
        """Read the cache at `folder`, once the search plugin is there to make its index."""
        plugin = config.plugins.get("material/search")
        self._index: Any = getattr(plugin, "search_index", None)
        self._folder, self._version = folder, version("mkdocs-material")
        self._works = isinstance(getattr(self._index, "entries", None), list)
        self._known: dict[str, Any] = store_file.load(folder) if self._works else {}
        self._fresh: dict[str, Any] = {}
        self._keys: dict[str, str] = {}
        self._start = 0
        self._content: str | None = None

    def knows(self, page: Page) -> bool:
        """Tell whether a page's entries are known, or it has none."""
        key = self._key_of(page)
        return not key or key in self._known

    def take(self, page: Page) -> None:
        """Add the known entries of a page."""
        if key := self._key_of(page):
            self._fresh[key] = self._known[key]

    def before(self, page: Page) -> None:
        """Keep the search plugin from parsing a page whose entries are known."""
        key = self._key_of(page)
        if not key:
            return
        self._start = len(self._index.entries)
        self._content = page.content
        if key in self._known:
            page.meta["search"] = {"exclude": True}
            page.content = ""
        else:
            page.content = lean(page.content or "")

    def after(self, page: Page) -> None:
        """Add the known entries, or remember those that the plugin has just made."""
        key = self._key_of(page)
        if not key:
            return
        page.content = self._content
        if key in self._known:
            page.meta.pop("search", None)
            self._index.entries.extend(self._known[key])
        self._fresh[key] = self._index.entries[self._start :]

    def arrange(self, pages: Iterable[Page]) -> None:
        """Put the entries in the order of the pages, whoever added them and when."""
        if self._works:
            keys = [key for page in pages if (key := self._key_of(page)) in self._fresh]
            self._index.entries[:] = [entry for key in keys for entry in self._fresh[key]]

    def save(self) -> None:
        """Write the entries of this build, and of no page that is gone."""
        if self._works and self._fresh != self._known:
            store_file.save(self._folder, self._fresh, self._known)

    def _key_of(self, page: Page) -> str:
        """The key of a page; empty where it has no entries."""
        if page.url not in self._keys:
            self._keys[page.url] = self._new_key(page)
        return self._keys[page.url]

    def _new_key(self, page: Page) -> str:
        search = page.meta.get("search") or {}
        if not self._works or search.get("exclude"):
            return ""
        name = page.made_of if isinstance(page, KeptPage) else ""
        about = repr((page.meta.get("tags"), page.meta.get("search")))
        return digest(self._version, page.url, str(page.title), about, name or page.content or "")
