"""A Markdown file beside every page, and `llms.txt`: the site for language models."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import write_file

from gradient_garden.export import Layout, beside_pages, is_plain, llms_full, llms_index, pictures
from gradient_garden.garden.addresses import url_of
from gradient_garden.garden.rendering import PICTURES
from gradient_garden.hosts.site import Site


@dataclass(frozen=True)
class PlainFiles:
    """The Markdown files of a site, to be written into a folder."""

    site: Site
    folder: Path

    @cached_property
    def _layout(self) -> Layout:
        return beside_pages(self.site.garden.vault, PICTURES)

    def place(self, path: str) -> str:
        """Where the Markdown of a note lies in the site; "" if it has none."""
        return self._layout.place(path) if path in self.site.pages and is_plain(path) else ""

    def write(self, path: str) -> None:
        """Write the Markdown of a note, if it has any."""
        if place := self.place(path):
            _write(f"{self.folder}/{place}", self.site.pages.plain(path))

    def write_all(self, config: MkDocsConfig, there: Collection[str] = ()) -> None:
        """Write all, but for the notes whose file is there already, and what sums them up."""
        site, pages = self.site, self.site.pages
        for path in pages:
            if path not in there:
                self.write(path)
        for path, data in pictures(site.garden.outcomes.values()).items():
            write_file(data, f"{self.folder}/{PICTURES}/{path}")
        texts = {path: pages.plain(path) for path in pages if is_plain(path)}
        _write(f"{self.folder}/llms.txt", self._index(config))
        _write(f"{self.folder}/llms-full.txt", llms_full(texts, site.garden.navigation))

    def _index(self, config: MkDocsConfig) -> str:
        def address(path: str) -> str:
            return urljoin(config.site_url or "", url_of(self._layout.place(path)))

        garden, name = self.site.garden, config.site_name
        title = unescape(name) if isinstance(name, Markup) else name
        about = config.site_description or ""
        return llms_index(garden.vault, garden.navigation, title, about, address)


def _write(path: str, text: str) -> None:
    write_file(text.encode("utf-8", "replace"), path)
