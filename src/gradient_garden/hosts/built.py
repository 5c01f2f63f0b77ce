"""Checks on the built pages, just before they are published.

They repeat nothing of what is known about the notes: they look at the bytes that readers get. A
page with the same bytes as last time is not read again, only what it names is looked up.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
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

    Of ten thousand pages the texts do not fit in memory, and most of what they name is the same:
    a text is let go once it is summed up, and equal facts are held once.

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
        self._once: dict[Any, Any] = {}
        self.fresh: dict[str, Any] = {}

    def text(self, path: str) -> str:
        """The text of a page; of a file that somebody put there, perhaps not all of it."""
        return self._data(path).decode("utf-8", "replace")

    def facts(self, path: str) -> Facts:
        """What a page has to do with others."""
        facts = self.learn(path)
        ids, places = self._shared(facts.ids), self._shared(facts.places)
        return Facts(frozenset(ids), tuple(places), facts.is_sound)

    def learn(self, path: str) -> Facts:
        """What a page has to do with others, to be known later on; held by nobody else."""
        data = b"" if path in self._written else self._data(path)
        content = self._written.get(path) or digest_of(data)
        key = digest(our_code(), path, self._mount, str(path in self._moved), content)
        known = self._known.get(key)
        if known:
            facts = _read(known)
        else:
            html = (data or self._data(path)).decode("utf-8", "replace")
            facts = facts_of(path, html, self._mount, path in self._moved)
        written = known or _written(facts)
        if written:
            self.fresh[key] = written
        return facts

    def scan(self, path: str, html: str) -> Scanned:
        """Find what there is in a page's text."""
        return scan(path, html, self._mount, path in self._moved)

    def _data(self, path: str) -> bytes:
        with open(f"{self.site}/{path}", "rb") as file:  # noqa: PTH123  thousands of times
            return file.read()

    def _shared(self, values: Iterable[Any]) -> Iterator[Any]:
        """The same values, as they were first met."""
        return (self._once.setdefault(value, value) for value in values)

    def save(self) -> None:
        """Keep what is known for the next time."""
        if self._memory is not None and self.fresh.keys() != self._stored.keys():
            store_file.save(self._memory, self.fresh, self._stored)


def _files(site: Path) -> Iterator[str]:
    """The path of every file in a folder, from it."""
    for folder, _, names in os.walk(site):
        inside = Path(folder).relative_to(site).as_posix()
        yield from names if inside == "." else (f"{inside}/{name}" for name in names)


def _written(facts: Facts) -> list[str]:
    """A sound page's facts in two texts, a line each; nothing where they cannot be in lines."""
    ids = "\n".join(sorted(facts.ids))
    places = "\n".join(chain.from_iterable(facts.places))
    lines = len(facts.ids) + 2 * len(facts.places)
    if not facts.is_sound or "" in facts.ids or _lines(ids) + _lines(places) != lines:
        return []
    return [ids, places]


def _lines(text: str) -> int:
    return text.count("\n") + 1 if text else 0


def _read(written: list[str]) -> Facts:
    """The facts of a sound page that `_written` wrote."""
    ids, places = (text.split("\n") if text else [] for text in written)
    return Facts(frozenset(ids), tuple(zip(places[::2], places[1::2], strict=True)), True)
