"""Pages put into their frame on all cores, where MkDocs would take one after the other.

Each process builds its part as MkDocs does, plugins included, and says what the rest of the build
has to know of it. MkDocs then finds no page left to build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import _build_page  # there is no other way to build one page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from gradient_garden.hosts.built import Reader
from gradient_garden.hosts.finished import Finished, Records
from gradient_garden.hosts.search import Entries, SearchCache
from gradient_garden.workers import shared_out


@dataclass(slots=True)
class Built:
    """What pages left behind besides their files: see `Finished`, `SearchCache` and `Reader`."""

    records: Records = field(default_factory=dict)
    entries: Entries = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    def add(self, other: Built) -> None:
        """Take in what other pages left."""
        self.records |= other.records
        self.entries |= other.entries
        self.facts |= other.facts


@dataclass(frozen=True, slots=True)
class Builder:
    """All that a page is built with.

    files: all pages. reader: of the site that they are put in. beside: writes what lies beside one.
    """

    config: MkDocsConfig
    environment: Environment
    navigation: Navigation
    files: Sequence[File]
    finished: Finished
    search: SearchCache
    reader: Callable[[], Reader]
    beside: Callable[[File], None]

    def build(self, chosen: Iterable[File], cores: int) -> Built:
        """Build pages, and return what they left."""
        built = Built()
        for part in shared_out(self._part, list(chosen), cores):
            built.add(part)
        return built

    def _part(self, part: Sequence[File]) -> Built:
        reader = self.reader()
        for file in part:
            if file.page is not None:
                _build_page(file.page, self.config, self.files, self.navigation, self.environment)
                reader.facts(file.dest_uri)
                self.beside(file)
        pages = [file.page for file in part if file.page is not None]
        records = self.finished.records(pages)
        return Built(records, self.search.entries(pages), reader.fresh)
