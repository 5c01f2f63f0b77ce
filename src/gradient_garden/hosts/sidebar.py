"""The sidebar, in the theme's own markup, made in one pass and bounded in size.

The theme's template renders every page of the current folder for each page of it, which is more
than half of all template work, and makes a folder of a thousand notes slow and heavy. Here a
section other than the current ones is one link, and a long section shows the pages around the
current one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

Item = Any  # MkDocs' Section, Page or Link: they share no type that says what they share

TEMPLATES = Path(__file__).parent / "templates"
AROUND = 25  # pages shown before and after the current one in a section
# With these the theme's sidebar looks different, and is left to do its own work.
THEIRS = frozenset({"indexes", "tabs", "sections", "expand"})
# Where the template puts the table of contents, which narrow windows show in the sidebar.
CONTENTS = "<!-- contents -->"


def install(config: MkDocsConfig) -> None:
    """Let our template of the sidebar come before the theme's, but after the project's own."""
    features = {str(f).removeprefix("navigation.") for f in config.theme.get("features") or ()}
    if features.isdisjoint(THEIRS) and str(TEMPLATES) not in config.theme.dirs:
        place = 1 if config.theme.custom_dir else 0
        config.theme.dirs.insert(place, str(TEMPLATES))


class Sidebar:
    """Writes the sidebar of one page after the other.

    Pages beside each other show the same items at the same relative addresses: an item is written
    once for all of them.
    """

    def __init__(self, navigation: Navigation) -> None:
        self._items = navigation.items
        self._with_pages_below = {_above(page.url) for page in navigation.pages}
        self._written: dict[int, str] = {}  # by the id of an item, which lives as long
        self._place: object = None

    def of(self, page: Page | None) -> tuple[Markup, Markup]:
        """The list items of the sidebar, cut in two where the page's table of contents goes.

        Without a page, as for 404.html, nothing is current and addresses are from the site's root.
        """
        place = self._place_of(page)
        if place != self._place:
            self._place, self._written = place, {}
        html = "".join(self._level(self._items, page, "__nav", 1))
        before, _, after = html.partition(CONTENTS)
        return Markup(before), Markup(after)  # noqa: S704  made here, of escaped parts

    def _place_of(self, page: Page | None) -> object:
        """What relative addresses of a page depend on: a page above others sees them below."""
        if page is None:
            return "of no page"
        has_below = page.url in self._with_pages_below
        return has_below, page.url if has_below else _above(page.url)

    def _level(
        self, items: Sequence[Item], page: Page | None, path: str, level: int
    ) -> Iterator[str]:
        """The items of one level; of many, those around the current one."""
        shown = _around(items)
        for number in shown:
            item = items[number]
            if item is page:
                yield _current(page)
            elif item.is_section and item.active:
                name = f"{path}_{number + 1}"
                inside = "".join(self._level(item.children or (), page, name, level + 1))
                yield _section(item, inside, name, level)
            else:
                yield self._other(item, page)
        left = len(items) - len(shown)
        if left:
            yield (
                f'<li class="md-nav__item"><span class="md-nav__link">and {left} more</span></li>\n'
            )

    def _other(self, item: Item, page: Page | None) -> str:
        """An item that does not lead to the current page."""
        html = self._written.get(id(item))
        if html is None:
            html = _pruned(item, page) if item.is_section else _plain(item, page)
            self._written[id(item)] = html
        return html


def _above(url: str) -> str:
    """The address of the folder that a page's own folder is in, or its file."""
    folder = url.rstrip("/").rpartition("/")[0]
    return f"{folder}/" if folder else ""


def _around(items: Sequence[Item]) -> range:
    """The numbers of the items to show."""
    if len(items) <= 2 * AROUND + 1:
        return range(len(items))
    current = next((n for n, item in enumerate(items) if item.active), 0)
    first = max(0, min(current - AROUND, len(items) - 2 * AROUND - 1))
    return range(first, first + 2 * AROUND + 1)


def _section(item: Item, inside: str, name: str, level: int) -> str:
    """The section that holds the current page, open. inside: its items."""
    title = _title(item)
    return (
        '<li class="md-nav__item md-nav__item--active md-nav__item--nested">'
        f'<input class="md-nav__toggle md-toggle" type="checkbox" id="{name}" checked>'
        f'<label class="md-nav__link" for="{name}" id="{name}_label" tabindex="0">'
        f'<span class="md-ellipsis">{title}</span><span class="md-nav__icon md-icon"></span>'
        f'</label><nav class="md-nav" data-md-level="{level}" aria-labelledby="{name}_label" '
        f'aria-expanded="true"><label class="md-nav__title" for="{name}">'
        f'<span class="md-nav__icon md-icon"></span>{title}</label>'
        f'<ul class="md-nav__list" data-md-scrollfix>\n{inside}</ul></nav></li>\n'
    )


def _plain(item: Item, page: Page | None) -> str:
    """Another page."""
    return f'<li class="md-nav__item">{_link(item, page)}</li>\n'


def _pruned(item: Item, page: Page | None) -> str:
    """Another section: a link to its first page."""
    first = item
    while first.children:
        first = first.children[0]
    icon = '<span class="md-nav__icon md-icon"></span>'
    link = _link(first, page, item.title, icon)
    return f'<li class="md-nav__item md-nav__item--pruned md-nav__item--nested">{link}</li>\n'


def _current(page: Page) -> str:
    """The current page, with the place of its table of contents."""
    title = f'<span class="md-ellipsis">{_title(page)}</span>'
    has_contents = any(entry.level != 1 or entry.children for entry in page.toc)
    label = (
        f'<label class="md-nav__link md-nav__link--active" for="__toc">{title}'
        '<span class="md-nav__icon md-icon"></span></label>'
    )
    return (
        '<li class="md-nav__item md-nav__item--active">'
        '<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">'
        f'{label if has_contents else ""}<a href="./" class="md-nav__link md-nav__link--active">'
        f"{title}</a>{CONTENTS if has_contents else ''}</li>\n"
    )


def _link(item: Item, page: Page | None, title: str | None = None, icon: str = "") -> str:
    """A link to a page of the site, or to another address that the navigation names."""
    url = str(getattr(item, "url", ""))
    if isinstance(item, Page):
        url = get_relative_url(item.url or "./", page.url) if page else item.abs_url or f"/{url}"
    text = _title(item) if title is None else escape(title)
    return (
        f'<a href="{escape(url)}" class="md-nav__link">'
        f'<span class="md-ellipsis">{text}</span>{icon}</a>'
    )


def _title(item: Item) -> Markup:
    """What the navigation calls a page, else its title; escaped, unless it is already."""
    return escape(getattr(item, "nav_title", None) or item.title or "")
