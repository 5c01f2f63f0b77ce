"""A Markdown file beside every page, and `llms.txt`: the site for language models."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import write_file

from gradient_garden.export import beside_pages, is_plain, llms_full, llms_index, pictures
from gradient_garden.garden.addresses import url_of
from gradient_garden.garden.rendering import PICTURES
from gradient_garden.hosts.site import Site


def plain_places(site: Site, notes: Iterable[str]) -> list[str]:
    """Where the Markdown of notes lies in a site, of those that have any."""
    layout = beside_pages(site.garden.vault, PICTURES)
    return [layout.place(path) for path in notes if path in site.pages and is_plain(path)]


def write_plain(
    site: Site, folder: Path, config: MkDocsConfig, there: Collection[str] = ()
) -> None:
    """Write them into the folder of a built site. there: notes whose file need not be written."""
    vault, items = site.garden.vault, site.garden.navigation
    layout = beside_pages(vault, PICTURES)
    texts = {path: site.pages.plain(path) for path in site.pages if is_plain(path)}
    for path, text in texts.items():
        if path not in there:
            _write(f"{folder}/{layout.place(path)}", text)
    for path, data in pictures(site.garden.outcomes.values()).items():
        write_file(data, f"{folder}/{PICTURES}/{path}")

    def address(path: str) -> str:
        return urljoin(config.site_url or "", url_of(layout.place(path)))

    about = config.site_description or ""
    name = config.site_name
    title = unescape(name) if isinstance(name, Markup) else name
    index = llms_index(vault, items, title, about, address)
    _write(f"{folder}/llms.txt", index)
    _write(f"{folder}/llms-full.txt", llms_full(texts, items))


def _write(path: str, text: str) -> None:
    write_file(text.encode("utf-8", "replace"), path)
