"""Checks on the built pages, just before they are published.

They repeat nothing of what is known about the notes: they look at the bytes that readers get. A
page with the same bytes as last time is not read again, only what it names is looked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gradient_garden import store_file
from gradient_garden.diagnostics import Diagnostic
from gradient_garden.digests import digest, our_code
from gradient_garden.hosts.built_faults import Facts, facts_of, faults, is_whole, scan
from gradient_garden.hosts.html_facts import line_of


@dataclass(frozen=True, slots=True)
class Built:
    """One built page: its path from the site's root, its text and what it has to do with others."""

    path: str
    html: str
    facts: Facts


def check_built(
    site: Path,
    *,
    name: str = "site",
    mount: str = "/",
    moved: frozenset[str] = frozenset(),
    memory: Path | None = None,
) -> tuple[Diagnostic, ...]:
    """Check every page of a built site; mount: the path of its address on its server.

    moved: the pages at old addresses, which alone may send their readers elsewhere.
    memory: the folder in which facts about pages are kept for the next time.

    Codes: `built-link` (no such page or file), `built-anchor` (no such place in the page),
    `built-scheme`, `built-foreign` (a resource of another host), `built-forbidden`,
    `built-id` (an id used twice).
    """
    files = frozenset(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    reader = _Reader(site, mount, moved, memory)
    built = [reader.read(path) for path in sorted(files) if path.endswith(".html")]
    reader.save()
    anchors = {page.path: page.facts.ids for page in built}
    return tuple(
        Diagnostic(f"{name}/{page.path}", line_of(page.html, piece), 1, code, message)
        for page in built
        if not is_whole(page.facts, files, anchors)
        for piece, code, message in faults(
            scan(page.path, page.html, mount, page.path in moved), files, anchors
        )
    )


class _Reader:
    """Reads built pages, and remembers the facts of those that have no fault of their own."""

    def __init__(self, site: Path, mount: str, moved: frozenset[str], memory: Path | None) -> None:
        self._site, self._mount, self._moved, self._memory = site, mount, moved, memory
        self._known: dict[str, Any] = store_file.load(memory) if memory else {}
        self._fresh: dict[str, Any] = {}

    def read(self, path: str) -> Built:
        content = (self._site / path).read_bytes()
        html, is_moved = content.decode("utf-8"), path in self._moved
        key = digest(our_code(), path, self._mount, str(is_moved), html)
        known = self._known.get(key)
        if known is None:
            facts = facts_of(scan(path, html, self._mount, is_moved))
        else:
            facts = Facts(frozenset(known["ids"]), tuple(map(tuple, known["places"])), True)
        if facts.is_sound:
            fresh = {"ids": sorted(facts.ids), "places": facts.places}
            self._fresh[key] = known or fresh
        return Built(path, html, facts)

    def save(self) -> None:
        if self._memory is not None and self._fresh.keys() != self._known.keys():
            store_file.save(self._memory, self._fresh, self._known)
