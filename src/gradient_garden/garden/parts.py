"""The parts of a vault whose author wrote a list of contents, and the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gradient_garden.pages import Neighbour, minutes
from gradient_garden.vault import NavItem, Vault
from gradient_garden.vault.navigation import CONTENTS

Parts = Mapping[str, tuple[str, tuple[Neighbour, ...]]]
LARGEST = 30  # notes; a longer list is no help below a page


def paths_of(navigation: Iterable[NavItem]) -> Iterator[str]:
    """The paths of a navigation, in reading order."""
    for item in navigation:
        if item.path:
            yield item.path
        yield from paths_of(item.children)


def parts_of(notes: Vault, navigation: Iterable[NavItem]) -> Parts:
    """By path, the title and the notes of the smallest part that the author's list puts it in."""
    return dict(_parts(notes, navigation)) if CONTENTS in notes.notes else {}


def _parts(
    notes: Vault, navigation: Iterable[NavItem]
) -> Iterator[tuple[str, tuple[str, tuple[Neighbour, ...]]]]:
    for item in navigation:
        paths = [child.path for child in item.children if child.path in notes.notes]
        if 1 < len(paths) <= LARGEST:
            part = tuple(_timed(notes, path) for path in paths if path)
            yield from ((note.path, (item.title, part)) for note in part)
        yield from _parts(notes, item.children)


def _timed(notes: Vault, path: str) -> Neighbour:
    note = notes.notes[path]
    return Neighbour(path, note.title, minutes=minutes(note))
