"""Typed edges: what a note `needs`, what it opens, and an order in which to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush

from gradient_garden.vault.model import Link, Note, Vault
from gradient_garden.vault.published import is_published
from gradient_garden.vault.resolve import resolve

KEY = "needs"
Needs = Mapping[str, tuple[str, ...]]


def prerequisites(vault: Vault) -> Needs:
    """Return, by path, the notes that each published note says it needs, in its order."""
    open_notes = {path: note for path, note in vault.notes.items() if is_published(note)}
    found = {
        path: [resolve(vault, link.path, path).target or "" for link in needs_links(note)]
        for path, note in open_notes.items()
    }
    return {
        path: tuple(dict.fromkeys(target for target in targets if target in open_notes))
        for path, targets in found.items()
        if targets
    }


def needs_links(note: Note) -> tuple[Link, ...]:
    """Return the links of a note's property `needs`, which is one link or a list of them."""
    return tuple(
        link for link in note.links if link.form == "property" and link.key.partition(".")[0] == KEY
    )


def opened_by(needs: Needs) -> Needs:
    """Turn the edges round: by path, the notes that need it."""
    opens: dict[str, list[str]] = {}
    for note, wanted in needs.items():
        for each in wanted:
            opens.setdefault(each, []).append(note)
    return {path: tuple(notes) for path, notes in opens.items()}


def cycles(needs: Needs) -> Iterator[tuple[str, ...]]:
    """Yield the notes of a cycle for each edge that closes one; a note that needs itself is one."""
    finished: set[str] = set()
    for start in needs:
        way: dict[str, Iterator[str]] = {} if start in finished else {start: iter(needs[start])}
        while way:
            note = next(reversed(way))
            wanted = next(way[note], None)
            if wanted is None:
                del way[note]
                finished.add(note)
            elif wanted in way:
                notes = list(way)
                yield tuple(notes[notes.index(wanted) :])
            elif wanted not in finished:
                way[wanted] = iter(needs.get(wanted, ()))


def learning_order(needs: Needs, reading: Iterable[str]) -> tuple[str, ...]:
    """Return all notes of the graph, each after what it needs, otherwise in reading order.

    reading: paths; those that it leaves out come last. Notes of a cycle, and those that need
    them, cannot be put in order and are appended in reading order.
    """
    notes = dict.fromkeys([*needs, *(each for wanted in needs.values() for each in wanted)])
    rank = {path: number for number, path in enumerate(dict.fromkeys([*reading, *sorted(notes)]))}
    opens, left = opened_by(needs), {path: len(needs.get(path, ())) for path in notes}
    ready = [(rank[path], path) for path, count in left.items() if not count]
    heapify(ready)
    ordered: dict[str, None] = {}
    while ready:
        _, path = heappop(ready)
        ordered[path] = None
        for dependent in opens.get(path, ()):
            left[dependent] -= 1
            if not left[dependent]:
                heappush(ready, (rank[dependent], dependent))
    return (*ordered, *sorted(notes.keys() - ordered.keys(), key=rank.__getitem__))
