"""The site's navigation, in the form of MkDocs' own `nav` setting."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gradient_garden.garden.garden import Garden
from gradient_garden.hosts.files import source_of, source_path
from gradient_garden.hosts.meta import safe
from gradient_garden.pages.code_page import ALL
from gradient_garden.vault import NavItem

# The date that every page of the sitemap has until it is taken out again: without it, MkDocs
# would print today's, and two builds of one input would differ.
NO_DATE = "1980-01-01"


def nav_of(items: Iterable[NavItem]) -> list[Any]:
    """Turn navigation items into MkDocs' nested list of paths and {title: items}.

    A branch that has a note of its own begins with it. Section titles are escaped here, once:
    the theme prints them as they are.
    """
    nav: list[Any] = []
    for item in items:
        if item.children:
            own = [source_path(item.path)] if item.path else []
            nav.append({safe(item.title): own + nav_of(item.children)})
        elif item.path:
            nav.append(source_path(item.path))
    return nav


def nav_of_code(garden: Garden) -> list[Any]:
    """The section of the snippets' pages, the page of all first; nothing where there are none."""
    found = [source_of(address) for _, address in sorted(garden.code.items())]
    return [{ALL: found}] if found else []


def name_pages(files: Files, items: Iterable[NavItem]) -> None:
    """Remember, for the sidebar, what the navigation calls each page."""
    for item in items:
        file = files.get_file_from_path(source_path(item.path)) if item.path else None
        if file is not None and file.page is not None:
            file.page.nav_title = safe(item.title)  # type: ignore[attr-defined]  # ours
        name_pages(files, item.children)


def undated(files: Files) -> None:
    """Give every page the same date, so that the build does not depend on the day."""
    for file in files.documentation_pages():
        if file.page is not None:
            file.page.update_date = NO_DATE


def undated_sitemap(sitemap: str) -> str:
    """Take the dates, which say nothing, out of the sitemap."""
    return sitemap.replace(f"<lastmod>{NO_DATE}</lastmod>", "")


def leave_links_to_us(config: MkDocsConfig) -> None:
    """Silence MkDocs' own checks of links and navigation: it never sees the notes, we do."""
    silent = logging.DEBUG
    config.validation.nav.omitted_files = silent
    config.validation.nav.not_found = silent
    config.validation.nav.absolute_links = silent
    config.validation.links.anchors = silent
    config.validation.links.not_found = silent
    config.validation.links.absolute_links = silent
    config.validation.links.unrecognized_links = silent
