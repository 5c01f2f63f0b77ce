"""Every page of a garden, rendered; what has not changed comes from a cache keyed by content.

A page depends on its note's text, on the texts that it embeds, on the sources and results that it
shows, on which files there are, and on what can be linked to in those that it links into. The key
covers all of it, so no page is ever stale.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

from gradient_garden import export, pages, store_file, vault
from gradient_garden.digests import digest, our_code
from gradient_garden.garden.garden import Garden, context_of, shown, tag_href
from gradient_garden.garden.number_list import number_rows
from gradient_garden.garden.rendered import MANY, Entry, Rendered, entry
from gradient_garden.garden.spent import spent
from gradient_garden.lab import Reference, processes
from gradient_garden.pages import NumberRow, Page, Spent
from gradient_garden.vault import Note, Vault
from gradient_garden.vault.bases import build_time
from gradient_garden.workers import shared_out

PICTURES = "assets/"  # where the figures of the pages' Markdown lie in a site


def render_all(garden: Garden, file: Path, last: Mapping[str, Entry] | None = None) -> Rendered:
    """Render every Markdown note of the vault, by its path; notebooks are the host's.

    file: the cache. last: what is in it, where that is known.
    """
    shape = digest(our_code(), repr(shape_of(garden)))
    known: Mapping[str, Entry] = store_file.load(file) if last is None else last
    layout = export.beside_pages(garden.vault, PICTURES)
    whole = _Whole(garden)
    keys = {
        path: digest(shape, path, *depends_on(garden, note, whole))
        for path, note in garden.vault.notes.items()
        if not path.endswith(".ipynb")
    }
    stale = {path: key for path, key in keys.items() if known.get(path, {}).get("key") != key}
    made = {**known, **_made(garden, whole, layout, stale)}
    return Rendered({path: made[path] for path in keys}, known)


def save(rendered: Rendered, file: Path) -> None:
    """Keep pages for the next build."""
    if rendered.entries != rendered.stored:
        store_file.save(file, rendered.entries, rendered.stored)


def _made(
    garden: Garden, whole: _Whole, layout: export.Layout, keys: Mapping[str, str]
) -> dict[str, Entry]:
    """Render pages, on all cores; take over what was made of notes on the way. keys: by path."""
    notes = garden.vault.notes

    def work(part: Sequence[str]) -> tuple[dict[str, Entry], dict[str, dict[str, object]]]:
        before = {path: len(note.made) for path, note in notes.items()}
        made = {}
        for path in part:
            page = _page(garden, notes[path], whole, layout)
            made[path] = entry(keys[path], page, packed=len(notes) > MANY)
        return made, {path: n.made for path, n in notes.items() if len(n.made) > before[path]}

    found: dict[str, Entry] = {}
    for made, grown in shared_out(work, list(keys), processes(garden.config.jobs)):
        found |= made
        for path, more in grown.items():
            notes[path].made.update(more)
    return found


class _Whole:
    """What the pages of a few notes show of the whole vault; worked out once, when it is asked."""

    def __init__(self, garden: Garden) -> None:
        self._garden = garden

    @cached_property
    def facts(self) -> str:
        return repr(facts_of(self._garden))

    @cached_property
    def places(self) -> dict[str, str]:
        notes = self._garden.vault
        return {path: repr(places_of(notes, note)) for path, note in notes.notes.items()}

    @cached_property
    def every_place(self) -> str:
        return repr(self.places)

    @cached_property
    def numbers(self) -> tuple[NumberRow, ...]:
        return number_rows(self._garden)

    @cached_property
    def spent(self) -> Spent:
        return spent(self._garden)


def _page(garden: Garden, note: Note, whole: _Whole, layout: export.Layout) -> Page:
    """One note's page, with its plain Markdown."""
    context = replace(
        context_of(garden, note), numbers=lambda: whole.numbers, spent=lambda: whole.spent
    )
    tree = cache(lambda: pages.tree_of(note))
    plain = export.plain(note, context, layout, tree) if export.is_plain(note.path) else ""
    return replace(pages.render(note, context, tree), plain=plain)


def shape_of(garden: Garden) -> list[object]:
    """What any link can depend on: which files there are, and what they are called."""
    notes = garden.vault.notes.values()
    return [
        garden.vault.files,
        sorted(garden.vault.withheld),
        sorted(garden.vault.moved.items()),
        garden.vault.settings,
        sorted(garden.homes.items()),
        garden.relations.terms,
        garden.relations.graph,
        sorted(garden.code.items()),
        [(note.path, note.title, note.aliases, note.address) for note in notes],
    ]


def places_of(notes: Vault, note: Note) -> tuple[object, ...]:
    """What a link into a note can lead to: its headings and blocks, but no line numbers."""
    headings = [(h.source, h.text, h.level, h.anchor) for h in note.headings]
    return headings, [block.id for block in note.blocks], export.unusual(notes, note)


def facts_of(garden: Garden) -> list[object]:
    """What a base can ask of all notes: their properties, tags and links; and of the time."""
    return [build_time()] + [
        (note.path, note.properties, note.tags, [link.target for link in note.links])
        for note in garden.vault.notes.values()
    ]


def depends_on(garden: Garden, note: Note, whole: _Whole) -> Iterator[str]:
    """The texts, sources and results that a note's page is made of, and what surrounds it."""
    yield repr(garden.relations.around.get(note.path))
    for each in (note, *embedded(garden, note)):
        yield each.text
        yield repr([tag_href(garden, tag, note.address) for tag in each.tags])
        yield whole.facts if pages.asks_all_notes(each) else ""
        yield whole.every_place if _leads_anywhere(each) else repr(_places(garden, each, whole))
        yield repr(garden.vault.sizes) if pages.asks_sizes(each) else ""
        if pages.shows_times(each):
            yield repr([pages.minutes(target) for target in _linked(garden, each)])
        if pages.shows_cost(each):
            yield repr(whole.spent)
        if pages.shows_paths(each):
            yield repr((garden.relations.steps, garden.claims, whole.numbers))
        yield repr([garden.tests.get(r.module) for r in _claimed(each)])
        for reference, _ in garden.shows.get(each.path, ()):
            if isinstance(reference, Reference):
                yield repr(shown(garden, reference)) if reference.is_source else ""
                yield from (repr(garden.outcomes.get(str(call))) for call in reference.calls)


def _leads_anywhere(note: Note) -> bool:
    """Tell whether a page may lead into notes that its note's links do not name.

    Data does, and so does a diagram, in which the words of a node can be a link.
    """
    return pages.is_made(note) or pages.asks_all_notes(note) or "mermaid" in note.text


def _places(garden: Garden, note: Note, whole: _Whole) -> list[str]:
    """The headings and blocks of each note that a note links into."""
    into = (link for link in note.links if link.subpath and link.path)
    targets = (vault.resolve(garden.vault, link.path, note.path).target for link in into)
    return [whole.places[path] for path in dict.fromkeys(targets) if path in whole.places]


def _claimed(note: Note) -> Iterator[Reference]:
    """The code that a note links to, tests among it."""
    for reference, _ in pages.code_links(note):
        if isinstance(reference, Reference):
            yield reference


def _linked(garden: Garden, note: Note) -> Iterator[Note]:
    """The notes that a note links to, in its order."""
    for link in note.links:
        target = vault.resolve(garden.vault, link.path, note.path).target
        if linked := garden.vault.notes.get(target or ""):
            yield linked


def embedded(garden: Garden, note: Note) -> tuple[Note, ...]:
    """The notes that a note embeds, and those that they embed, each once."""
    found: dict[str, Note] = {}
    waiting = [note]
    while waiting:
        source = waiting.pop()
        for link in source.links:
            if link.form in {"embed", "image"} and link.path:
                target = vault.resolve(garden.vault, link.path, source.path).target
                inner = garden.vault.notes.get(target or "")
                if inner is not None and inner.path not in found:
                    found[inner.path] = inner
                    waiting.append(inner)
    return tuple(found.values())
