"""A shortcut for Material's search: the entries of a page whose content has not changed.

The search plugin parses every page's HTML again, a sixth of a build. What it made of the very same
page last time is taken from a cache, and the HTML of others is read faster. With another search
plugin this does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from gradient_garden import store_file
from gradient_garden.digests import digest
from gradient_garden.hosts.finished import may_spare
from gradient_garden.hosts.kept import KeptPage
from gradient_garden.hosts.search_lean import lean
from gradient_garden.hosts.search_parser import sections

# What the plugin takes out of every page once it was read; in ours there is nothing of the kind.
_ITS_OWN = re.compile(r'data-search-\w+="')
Entries = dict[str, Any]  # by a key of what a page is made of, what a search finds there


class SearchCache:
    """Entries by a digest of all that they are made of, for one build.

    `before` and `after` are called around the search plugin's own handling of each page, `take`
    for a page that it never sees, and `arrange` at the end.
    """

    def __init__(self, folder: Path, config: MkDocsConfig, last: Entries | None = None) -> None:
        """Read the cache at `folder`, once the search plugin is there to make its index.

        last: what is in the cache, where that is known.
        """
        plugin = config.plugins.get("material/search")
        self._index: Any = getattr(plugin, "search_index", None)
        self._folder, self._version = folder, version("mkdocs-material")
        self._works = isinstance(getattr(self._index, "entries", None), list)
        self._known: Entries = (last or store_file.load(folder)) if self._works else {}
        self.fresh: Entries = {}
        self._keys: dict[str, str] = {}
        self._search: Any = None
        self._may_hide = may_spare(config)
        self._hidden: str | None = None

    def knows(self, page: Page) -> bool:
        """Tell whether a page's entries are known, or it has none."""
        key = self._key_of(page)
        return not key or key in self._known

    def take(self, page: Page) -> None:
        """Add the known entries of a page."""
        if key := self._key_of(page):
            self.fresh[key] = self._known[key]

    def before(self, page: Page) -> None:
        """Keep the search plugin from parsing a page: its entries are known, or made here."""
        if self._key_of(page):
            self._search = page.meta.get("search")
            page.meta["search"] = {"exclude": True}
            html = page.content
            if self._may_hide and html and not _ITS_OWN.search(html):
                self._hidden, page.content = html, ""

    def after(self, page: Page) -> None:
        """Add a page's entries."""
        key = self._key_of(page)
        if not key:
            return
        if self._hidden is not None:
            self._hidden, page.content = None, self._hidden
        del page.meta["search"]
        if self._search is not None:
            page.meta["search"] = self._search
        self.fresh[key] = self._known[key] if key in self._known else self._made(page)

    def _made(self, page: Page) -> list[Any]:
        """Have the search plugin make entries of the sections of a page."""
        start = len(self._index.entries)
        for section in sections(lean(page.content or "")):
            if not section.is_excluded():
                self._index.create_entry_for_section(section, page.toc, page.url, page)
        made: list[Any] = self._index.entries[start:]
        return made

    def entries(self, pages: Iterable[Page]) -> Entries:
        """The entries of pages that were handled."""
        keys = map(self._key_of, pages)
        return {key: self.fresh[key] for key in keys if key in self.fresh}

    def add(self, entries: Entries) -> None:
        """Add the entries of pages that were handled elsewhere."""
        self.fresh |= entries

    def arrange(self, pages: Iterable[Page]) -> None:
        """Put the entries in the order of the pages, whoever added them and when."""
        if self._works:
            keys = [key for page in pages if (key := self._key_of(page)) in self.fresh]
            self._index.entries[:] = [entry for key in keys for entry in self.fresh[key]]

    def save(self) -> None:
        """Write the entries of this build, and of no page that is gone."""
        if self._works and self.fresh != self._known:
            store_file.save(self._folder, self.fresh, self._known)

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
