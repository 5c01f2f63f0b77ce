"""Pages that need not be made again: whole, frame and all, they are as the last build left them.

A page is its content in a frame. Where everything that a page is made of is the same, its file is
taken over from the site that is being replaced, and MkDocs never hears of it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from gradient_garden import store_file
from gradient_garden.digests import digest, digest_of, our_code
from gradient_garden.hosts.kept import KeptPage
from gradient_garden.hosts.sidebar import TEMPLATES

HOSTS = ("mkdocs", "mkdocs-material", "jinja2")
# Other plugins may change a finished page once more, or depend on what we do not know.
PLUGINS = frozenset({"garden", "material/search", "mkdocs-jupyter"})
Records = dict[str, Any]  # by address: what a page is made of, and a digest of its file


def may_spare(config: MkDocsConfig) -> bool:
    """Tell whether nobody but us and those whom we know has a hand in the pages."""
    return PLUGINS.issuperset(config.plugins) and not config.hooks


class Finished:
    """Which pages are as they were, for one build.

    site: the folder of the pages of the last build. known: what that build remembered of them.
    stays: they need not be anywhere else, since the new site is that folder too.
    """

    def __init__(self, site: Path, known: Records, *, stays: bool = False) -> None:
        self._site, self._known, self._stays = site, known, stays
        self._keys: dict[str, str] = {}
        self.fresh: Records = {}

    def recognise(
        self,
        config: MkDocsConfig,
        navigation: Navigation,
        framed: Iterable[tuple[Page, object]],
        is_known: Callable[[Page], bool],
    ) -> list[Page]:
        """Take over the pages that are as they were, and return them.

        framed: each page, and what the templates are told of it besides the page itself.
        is_known: whether all else is there that is made of a page.
        """
        if not may_spare(config):
            return []
        shared = _shared(config, navigation)
        found: list[Page] = []
        for page, frame in framed:
            key = digest(shared, repr(frame), *_made_of(page))
            self._keys[page.url] = key
            if is_known(page) and self._takes_over(page, key):
                found.append(page)
        return found

    def remember(self, page: Page, html: str) -> None:
        """Take note of a page that this build has written."""
        if page.url in self._keys:
            written = digest_of(html.encode("utf-8", "xmlcharrefreplace"))
            self.fresh[page.url] = [self._keys[page.url], written]

    def records(self, pages: Iterable[Page]) -> Records:
        """What is remembered of pages."""
        return {page.url: self.fresh[page.url] for page in pages if page.url in self.fresh}

    def digests(self, pages: Iterable[Page]) -> dict[str, str]:
        """By path in the site, the digests of pages that were taken over or written."""
        known = (page for page in pages if page.url in self.fresh)
        return {page.file.dest_uri: self.fresh[page.url][1] for page in known}

    def _takes_over(self, page: Page, key: str) -> bool:
        """Have the new site share the old one's file, if that is what would be written."""
        known, written = self._known.get(page.url, ("", ""))
        if known != key:
            return False
        old = f"{self._site}/{page.file.dest_uri}"
        if not (self._stays or _shares(old, page.file.abs_dest_path, written)):
            return False
        self.fresh[page.url] = [key, written]
        return True


def load(folder: Path) -> Records:
    """What the last build remembered."""
    return store_file.load(folder)


def save(folder: Path, fresh: Records, known: Records) -> None:
    """Remember this build for the next. known: what is there."""
    if fresh != known:
        store_file.save(folder, fresh, known)


def _shares(old: str, new: str, written: str) -> bool:
    """Give a file that is as it was written a second name; tell whether that is done.

    Nobody writes into a published page: a new one takes its place.
    """
    try:
        with open(old, "rb") as file:  # noqa: PTH123  thousands of times
            if digest_of(file.read()) != written:
                return False
        folder = os.path.dirname(new)  # noqa: PTH120
        if not os.path.isdir(folder):  # noqa: PTH112
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        try:
            os.link(old, new)
        except OSError:  # not every file system has second names
            shutil.copyfile(old, new)
    except OSError:
        return False
    return True


def _shared(config: MkDocsConfig, navigation: Navigation) -> str:
    """What every page is made of: code, templates, settings and the navigation."""
    folders = [TEMPLATES] + ([Path(config.theme.custom_dir)] if config.theme.custom_dir else [])
    files = [p for folder in folders for p in sorted(folder.rglob("*")) if p.is_file()]
    texts = (f"{path.name}\n{path.read_bytes().hex()}" for path in files)
    items = repr(list(_items(navigation.items)))
    return digest(our_code(), *map(version, HOSTS), _settings(config), items, *texts)


def _settings(config: MkDocsConfig) -> str:
    """The settings as text; site_dir differs between builds and is in no page."""
    plain = {key: value for key, value in config.items() if key not in {"site_dir", "plugins"}}
    theme = {key: config.theme[key] for key in config.theme}
    plugins = {name: dict(plugin.config) for name, plugin in config.plugins.items()}
    return json.dumps([plain, theme, plugins], default=_named, sort_keys=True)


def _named(value: object) -> str:
    """A value that JSON does not know: by its kind, since its repr may hold an address."""
    return str(value) if isinstance(value, Path) else type(value).__qualname__


def _items(items: Iterable[Any]) -> Iterable[tuple[object, ...]]:
    for item in items:
        inside = tuple(_items(item.children or ()))
        named = getattr(item, "nav_title", None) or item.title
        yield str(named), str(getattr(item, "url", "")), inside


def _made_of(page: Page) -> Iterable[str]:
    """What one page alone is made of; a name for what was lent stands for all that came with it."""
    yield page.url
    yield str(page.title)
    yield json.dumps(page.meta, default=str, sort_keys=True)
    if isinstance(page, KeptPage) and page.made_of:
        yield page.made_of
    else:
        yield page.content or ""
        yield repr([_entry(link) for link in page.toc])
    for other in (page.previous_page, page.next_page):
        yield repr((str(other.title), other.url)) if other else ""


def _entry(link: AnchorLink) -> tuple[object, ...]:
    return str(link.title), link.id, link.level, [_entry(child) for child in link.children]
