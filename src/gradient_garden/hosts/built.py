"""Checks on the built pages, just before they are published.

They repeat nothing of what is known about the notes: they look at the bytes that readers get. A
page with the same bytes as last time is not read again, only what it names is looked up.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gradient_garden import store_file
from gradient_garden.diagnostics import Diagnostic
from gradient_garden.digests import digest, digest_of, our_code
from gradient_garden.hosts.built_facts import Facts, facts_of, forget, is_whole
from gradient_garden.hosts.built_faults import Scanned, faults, scan
from gradient_garden.hosts.html_facts import line_of

NOTHING: Mapping[str, Any] = {}


def check_built(reader: Reader, *, name: str = "site") -> tuple[Diagnostic, ...]:
    """Check every page of a built site.

    Codes: `built-link` (no such page or file), `built-anchor` (no such place in the page),
    `built-scheme`, `built-foreign` (a resource of another host), `built-forbidden`,
    `built-id` (an id used twice).
    """
    files = frozenset(_files(reader.site))
    built = {path: reader.facts(path) for path in sorted(files) if path.endswith(".html")}
    reader.save()
    anchors = {path: facts.ids for path, facts in built.items()}
    found = tuple(
        Diagnostic(f"{name}/{path}", line_of(html, place), 1, code, message)
        for path, facts in built.items()
        if not is_whole(facts, files, anchors)
        for html in [reader.text(path)]
        for place, code, message in faults(reader.scan(path, html), files, anchors)
    )
    forget()
    return found


class Reader:
    """Reads built pages, and remembers the facts of those that have no fault of their own.

    Of ten thousand pages the texts do not fit in memory: each is let go once it is summed up.

    mount: the path of the site's address on its server. moved: the pages at old addresses, which
    alone may send their readers elsewhere. memory: the folder in which facts about pages are kept
    for the next time. known: more facts. written: digests of files that need not be read to know
    them, by path.
    """

    def __init__(
        self,
        site: Path,
        mount: str = "/",
        moved: frozenset[str] = frozenset(),
        memory: Path | None = None,
        *,
        known: Mapping[str, Any] = NOTHING,
        written: Mapping[str, str] = NOTHING,
    ) -> None:
        self.site, self._mount, self._moved, self._memory = site, mount, moved, memory
        self._stored = store_file.load(memory) if memory else {}
        self._known = {**self._stored, **known}
        self._written = written
        self.fresh: dict[str, Any] = {}

    def text(self, path: str) -> str:
        """The text of a page; of a file that somebody put there, perhaps not all of it."""
        return self._data(path).decode("utf-8", "replace")

    def facts(self, path: str) -> Facts:
        """What a page has to do with others."""
        data = b"" if path in self._written else self._data(path)
        content = self._written.get(path) or digest_of(data)
        key = digest(our_code(), path, self._mount, str(path in self._moved), content)
        if known := self._known.get(key):
            self.fresh[key] = known
            return Facts(known[0], known[1], is_sound=True)
        html = (data or self._data(path)).decode("utf-8", "replace")
        facts = facts_of(path, html, self._mount, path in self._moved)
        if facts.is_sound:
            self.fresh[key] = [facts.ids, facts.places]
        return facts

    def scan(self, path: str, html: str) -> Scanned:
        """Find what there is in a page's text."""
        return scan(path, html, self._mount, path in self._moved)

    def _data(self, path: str) -> bytes:
        with open(f"{self.site}/{path}", "rb") as file:  # noqa: PTH123  thousands of times
            return file.read()

    def save(self) -> None:
        """Keep what is known for the next time."""
        if self._memory is not None and self.fresh.keys() != self._stored.keys():
            store_file.save(self._memory, self.fresh, self._stored)


def _files(site: Path) -> Iterator[str]:
    """The path of every file in a folder, from it."""
    for folder, _, names in os.walk(site):
        inside = Path(folder).relative_to(site).as_posix()
        yield from names if inside == "." else (f"{inside}/{name}" for name in names)
