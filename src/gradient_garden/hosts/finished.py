"""Pages that need not be made again: whole, frame and all, they are as the last build left them.

A page is its content in a frame, and the frame is a fifth of a build. Where everything that a
page is made of is the same, its HTML is taken from the site that is being replaced.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from gradient_garden import store_file
from gradient_garden.digests import digest, our_code
from gradient_garden.hosts.sidebar import TEMPLATES

# The template of such a page; it only prints what it is given.
TEMPLATE = "garden/finished.html"
SOURCE = "{{ garden.finished }}"
HOSTS = ("mkdocs", "mkdocs-material", "jinja2")
# Other plugins may change a finished page once more, or depend on what we do not know.
PLUGINS = frozenset({"garden", "material/search", "mkdocs-jupyter"})


class Finished:
    """Which pages are as they were, for one build after another.

    folder: where digests are kept; site: the folder of the pages of the last build; None while
    previewing, where MkDocs empties it first, so pages are kept in memory.
    """

    def __init__(self, folder: Path, site: Path | None) -> None:
        self._folder, self._site = folder, site
        self._known: dict[str, Any] = store_file.load(folder) if site else {}
        self._kept: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._fresh: dict[str, Any] = {}
        self._found: set[str] = set()

    def recognise(
        self,
        environment: Environment,
        config: MkDocsConfig,
        navigation: Navigation,
        framed: Iterable[tuple[Page, object]],
    ) -> None:
        """Find the pages that are as they were, and have MkDocs print them as they are.

        framed: each page, and what the templates are told of it besides the page itself.
        """
        self._keys, self._fresh, self._found = {}, {}, set()
        if not PLUGINS.issuperset(config.plugins) or config.hooks:
            return
        shared = _shared(config, navigation)
        for page, frame in framed:
            key = digest(shared, repr(frame), *_made_of(page))
            self._keys[page.url] = key
            if self._is_as_it_was(page, key):
                self._found.add(page.url)
                page.meta["template"] = TEMPLATE
        theirs = environment.loader or DictLoader({})
        environment.loader = ChoiceLoader([DictLoader({TEMPLATE: SOURCE}), theirs])

    def html(self, page: Page) -> str | None:
        """The whole page, if it is as it was; read again, since all of them are too large to hold.

        Raises PluginError where someone has taken the old site away in the meantime.
        """
        if page.url not in self._found:
            return None
        html = self._old(page)
        if html is None:
            raise PluginError(f"the old page of {page.url or '/'} went away; build again")
        return html

    def remember(self, page: Page, html: str) -> None:
        """Take note of a page that this build has written."""
        if page.url in self._keys:
            self._fresh[page.url] = [self._keys[page.url], digest(html)]
            if self._site is None:
                self._kept[page.url] = html

    def save(self) -> None:
        """Keep what is known of this build's pages for the next."""
        if self._site is not None and self._fresh != self._known:
            store_file.save(self._folder, self._fresh, self._known)
        self._known = self._fresh

    def _is_as_it_was(self, page: Page, key: str) -> bool:
        known, made = self._known.get(page.url, ("", ""))
        html = self._old(page) if known == key else None
        return html is not None and digest(html) == made

    def _old(self, page: Page) -> str | None:
        return self._kept.get(page.url) if self._site is None else _text(self._site, page)


def _text(site: Path, page: Page) -> str | None:
    try:
        return (site / page.file.dest_uri).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


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
    """What one page alone is made of."""
    yield page.url
    yield page.content or ""
    yield str(page.title)
    yield json.dumps(page.meta, default=str, sort_keys=True)
    yield repr([_entry(link) for link in page.toc])
    for other in (page.previous_page, page.next_page):
        yield repr((str(other.title), other.url)) if other else ""


def _entry(link: AnchorLink) -> tuple[object, ...]:
    return str(link.title), link.id, link.level, [_entry(child) for child in link.children]
