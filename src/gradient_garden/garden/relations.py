"""What links give back: for each note, what surrounds it; for the vault, its paths and its tags.

Values only, made once from the vault. What a page shows of them is decided in `pages`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from gradient_garden import vault
from gradient_garden.garden.code_uses import Homes, code_uses
from gradient_garden.garden.parts import Parts, parts_of, paths_of
from gradient_garden.garden.related import related
from gradient_garden.pages import (
    Citing,
    Neighbour,
    Step,
    Surroundings,
    Term,
    TermIndex,
    description,
    meaning,
    term_index,
)
from gradient_garden.vault import Citation, NavItem, TagEntry, Vault

Paths = Mapping[str, tuple[str, ...]]
Cited = Mapping[str, tuple[Citation, ...]]
NO_HOMES: Homes = {}
GRAPH = "graph/"


@dataclass(frozen=True, slots=True)
class Relations:
    """All that is known of a vault's notes from each other.

    around: by note path. steps: the learning order. tags: by key. old: by the address that a note
    had, its path. terms: the words that notes explain. graph: the address
    of the graph of all notes, "" for none.
    """

    around: Mapping[str, Surroundings] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    tags: Mapping[str, TagEntry] = field(default_factory=dict)
    old: Mapping[str, str] = field(default_factory=dict)
    terms: TermIndex = field(default_factory=TermIndex)
    graph: str = ""


def relate(
    notes: Vault, navigation: Sequence[NavItem], quick: Iterable[str], homes: Homes = NO_HOMES
) -> Relations:
    """Gather what links say.

    navigation: says the reading order. quick: titles of notes that only list others; like the home
    page, they say nothing of a note by linking to it. homes: the note that first shows a symbol.
    """
    order = tuple(dict.fromkeys([*paths_of(navigation), *notes.notes]))
    old = vault.redirects(notes).targets
    taken = [*old, *(note.address for note in notes.notes.values())]
    taken += [vault.address_of(notes, path) for path in notes.files if path not in notes.notes]
    needs = vault.prerequisites(notes)
    tags = vault.tag_index(notes, order, taken)
    guide = _Guide(notes, order, frozenset(quick), parts_of(notes, navigation))
    cited = joined(vault.citations(notes), code_uses(notes, homes))
    near = guide.near(cited, (entry.notes for entry in tags.values()))
    terms = term_index({path: _term(notes, path) for path in order if _explains(notes, path)})
    around = guide.around(needs, cited, near)
    graph = GRAPH if GRAPH not in taken and any(each.leads for each in around.values()) else ""
    return Relations(around, guide.steps(needs), tags, old, terms, graph)


def joined(links: Cited, uses: Cited) -> Cited:
    """Put what links say of each note before what its code says."""
    return {path: (*links.get(path, ()), *uses.get(path, ())) for path in {**links, **uses}}


def _explains(notes: Vault, path: str) -> bool:
    note = notes.notes.get(path)
    return note is not None and vault.is_term(note) and vault.is_published(note)


def _term(notes: Vault, path: str) -> Term:
    """A term with the first place that its note links to: the lesson that teaches it."""
    note = notes.notes[path]
    word = Neighbour(path, note.title, meaning(note))
    for link in note.links:
        target = vault.resolve(notes, link.path, path).target or ""
        lesson = notes.notes.get(target)
        if lesson and vault.is_published(lesson) and not vault.is_term(lesson):
            place = vault.locate(lesson, link.subpath)
            taught = Neighbour(target, lesson.title)
            return Term(word, vault.spellings(note), taught, place.anchor if place else "")
    return Term(word, vault.spellings(note))


def neighbour(notes: Vault, path: str) -> Neighbour:
    """How other pages speak of a note."""
    note = notes.notes[path]
    return Neighbour(path, note.title, description(note))


class _Guide:
    """Knows the reading order, and how each note is spoken of, which is worked out once."""

    def __init__(
        self, notes: Vault, order: tuple[str, ...], quick: frozenset[str], parts: Parts
    ) -> None:
        self._notes = notes
        self._rank = {path: number for number, path in enumerate(order)}
        self._quick = quick
        self._parts = parts
        self._known: Callable[[str], Neighbour] = cache(lambda path: neighbour(notes, path))

    def steps(self, needs: Mapping[str, tuple[str, ...]]) -> tuple[Step, ...]:
        """The learning order of the notes that need others or are needed."""
        linked = {path: wanted for path, wanted in needs.items() if wanted}
        order = vault.learning_order(linked, self._rank)
        return tuple(Step(self._known(p), self._named(linked.get(p, ()))) for p in order)

    def near(self, cited: Cited, tags: Iterable[tuple[str, ...]]) -> Paths:
        """The notes related to each; those that only list others relate nothing."""
        linked: dict[str, dict[str, None]] = {path: {} for path in self._rank if self._tells(path)}
        for target, citations in cited.items():
            for source in {citation.source: None for citation in citations}:
                if source in linked and target in linked:
                    linked[source][target] = linked[target][source] = None
        rank = {path: self._rank[path] for path in linked}
        return related(linked, tags, rank)

    def around(
        self, needs: Mapping[str, tuple[str, ...]], cited: Cited, near: Paths
    ) -> dict[str, Surroundings]:
        """The surroundings of every note that has any; the home page shows none."""
        opens, leads = vault.opened_by(needs), self._leads(cited)
        found = {
            path: self._surroundings(
                path,
                needs.get(path, ()),
                opens.get(path, ()),
                cited.get(path, ()),
                leads.get(path, ()),
                near.get(path, ()),
            )
            for path, note in self._notes.notes.items()
            if note.address
        }
        return {path: around for path, around in found.items() if around != Surroundings()}

    def _leads(self, cited: Cited) -> dict[str, list[str]]:
        """By note, those that it links to; a list of everything is no way on."""
        leads: dict[str, list[str]] = {}
        for target in sorted(cited, key=self._rank.__getitem__):
            for source in {citation.source: None for citation in cited[target]}:
                if self._tells(source) and self._notes.notes[target].address:
                    leads.setdefault(source, []).append(target)
        return leads

    def _surroundings(
        self,
        path: str,
        needs: Iterable[str],
        opens: Iterable[str],
        cited: Iterable[Citation],
        leads: Iterable[str],
        near: Iterable[str],
    ) -> Surroundings:
        title, part = self._parts.get(path, ("", ()))
        by_note: dict[str, list[Citation]] = {}
        for citation in cited:
            by_note.setdefault(citation.source, []).append(citation)
        sources = sorted(by_note, key=self._rank.__getitem__)
        telling = [path for path in sources if self._tells(path)]
        listing = [p for p in sources if not self._tells(p) and self._notes.notes[p].address]
        return Surroundings(
            needs=self._each(needs),
            opens=self._each(sorted(opens, key=self._rank.__getitem__)),
            cited=tuple(Citing(note, tuple(by_note[note.path])) for note in self._named(telling)),
            listed=self._named(listing),
            leads=self._named(leads),
            related=self._named(near),
            part=part,
            part_title=title,
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
