"""What links give back: for each note, what surrounds it; for the vault, its paths and its tags.

Values only, made once from the vault. What a page shows of them is decided in `pages`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from gradient_garden import vault
from gradient_garden.pages import Citing, Neighbour, Step, Surroundings, description
from gradient_garden.vault import Citation, TagEntry, Vault


@dataclass(frozen=True, slots=True)
class Relations:
    """All that is known of a vault's notes from each other.

    around: by note path. steps: the learning order. tags: by key. old: by the address that a note
    had, its path.
    """

    around: Mapping[str, Surroundings] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    tags: Mapping[str, TagEntry] = field(default_factory=dict)
    old: Mapping[str, str] = field(default_factory=dict)


def relate(notes: Vault, reading: Iterable[str], quick: Iterable[str]) -> Relations:
    """Gather what links say.

    reading: paths in reading order. quick: titles of notes that only list others; like the home
    page, they say nothing of a note by linking to it.
    """
    order = tuple(dict.fromkeys([*reading, *notes.notes]))
    old = vault.redirects(notes).targets
    taken = [*old, *(note.address for note in notes.notes.values())]
    taken += [vault.address(path) for path in notes.files if path not in notes.notes]
    needs = vault.prerequisites(notes)
    guide = _Guide(notes, order, frozenset(quick))
    steps = guide.steps(needs)
    return Relations(guide.around(needs), steps, vault.tag_index(notes, order, taken), old)


def neighbour(notes: Vault, path: str) -> Neighbour:
    """How other pages speak of a note."""
    note = notes.notes[path]
    return Neighbour(path, note.title, description(note))


class _Guide:
    """Knows the reading order, and how each note is spoken of, which is worked out once."""

    def __init__(self, notes: Vault, order: tuple[str, ...], quick: frozenset[str]) -> None:
        self._notes = notes
        self._rank = {path: number for number, path in enumerate(order)}
        self._quick = quick
        self._known: Callable[[str], Neighbour] = cache(lambda path: neighbour(notes, path))

    def steps(self, needs: Mapping[str, tuple[str, ...]]) -> tuple[Step, ...]:
        """The learning order of the notes that need others or are needed."""
        linked = {path: wanted for path, wanted in needs.items() if wanted}
        order = vault.learning_order(linked, self._rank)
        return tuple(Step(self._known(p), self._named(linked.get(p, ()))) for p in order)

    def around(self, needs: Mapping[str, tuple[str, ...]]) -> dict[str, Surroundings]:
        """The surroundings of every note that has any; the home page shows none."""
        opens, cited = vault.opened_by(needs), vault.citations(self._notes)
        return {
            path: self._surroundings(needs.get(path, ()), opens.get(path, ()), cited.get(path, ()))
            for path, note in self._notes.notes.items()
            if note.address and (path in needs or path in opens or path in cited)
        }

    def _surroundings(
        self, needs: Iterable[str], opens: Iterable[str], cited: Iterable[Citation]
    ) -> Surroundings:
        by_note: dict[str, list[Citation]] = {}
        for citation in cited:
            by_note.setdefault(citation.source, []).append(citation)
        sources = sorted(by_note, key=self._rank.__getitem__)
        telling = [path for path in sources if self._tells(path)]
        listing = [p for p in sources if not self._tells(p) and self._notes.notes[p].address]
        return Surroundings(
            self._each(needs),
            self._each(sorted(opens, key=self._rank.__getitem__)),
            tuple(Citing(note, tuple(by_note[note.path])) for note in self._named(telling)),
            self._named(listing),
        )

    def _tells(self, path: str) -> bool:
        """Whether a link from this note says something of its target."""
        note = self._notes.notes[path]
        return bool(note.address) and note.title not in self._quick

    def _each(self, paths: Iterable[str]) -> tuple[Neighbour, ...]:
        return tuple(map(self._known, paths))

    def _named(self, paths: Iterable[str]) -> tuple[Neighbour, ...]:
        """Notes of which only the title is shown, so that nothing depends on more."""
        return tuple(Neighbour(path, self._notes.notes[path].title) for path in paths)
