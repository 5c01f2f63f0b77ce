"""A garden: one vault and its snippets, read, checked and run. Pure composition of the rooms.

`survey` reads and checks, `grow` runs the calls, `context_of` is what a page is rendered against.
The command line and every host start here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from gradient_garden import addresses, lab, vault
from gradient_garden.config import Config
from gradient_garden.diagnostics import Diagnostic
from gradient_garden.fences import python_fences
from gradient_garden.lab import Library, Outcome, Plan, Project, Proof, Reference, Reporter
from gradient_garden.pages import Context, Shown, Surroundings, code_anchor
from gradient_garden.relations import Relations, relate
from gradient_garden.shows import (
    Shows,
    check_links,
    check_shown,
    failures,
    homes_of,
    runnable,
    shown_by,
)
from gradient_garden.vault import NavItem, Note, Vault

NOTHING = Surroundings()


@dataclass(frozen=True, slots=True)
class Garden:
    """Everything known about a project before a page is rendered.

    shows: by note path. homes: the note that first shows a symbol's source.
    navigation: the reading order. diagnostics: neither weighed nor sorted; once grown, with the
    failures. outcomes: by call, empty until the garden was grown. proof: empty until it was
    proved. relations: what the notes say of each other.
    """

    config: Config
    vault: Vault
    library: Library
    navigation: tuple[NavItem, ...]
    shows: Mapping[str, Shows]
    plan: Plan
    homes: Mapping[tuple[str, str], str]
    diagnostics: tuple[Diagnostic, ...] = ()
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    proof: Proof = field(default_factory=Proof)
    relations: Relations = field(default_factory=Relations)


def survey(config: Config) -> Garden:
    """Read the vault and the snippets, and check all that can be known without running anything."""
    notes = vault.load(config.vault, name=config.vault_name)
    library = lab.load_library(config.snippets.parent, package=config.snippets.name)
    navigation = vault.navigation(notes)
    shows = shown_by(notes.notes.values())
    return Garden(
        config,
        notes,
        library,
        navigation,
        shows,
        lab.plan(runnable(shows, library, notes.name)),
        homes_of(shows, _paths(navigation)),
        tuple(_checks(notes, library, shows)),
        relations=relate(notes, _paths(navigation), config.quick),
    )


def _checks(notes: Vault, library: Library, shows: Mapping[str, Shows]) -> Iterator[Diagnostic]:
    """Every diagnostic of the sources alone."""
    yield from vault.check(notes)
    yield from library.diagnostics
    for path, note in notes.notes.items():
        yield from python_fences(note, f"{notes.name}/{path}")
        yield from check_shown(shows[path], library, f"{notes.name}/{path}")
        yield from check_links(note, library, f"{notes.name}/{path}")


def _paths(items: Iterable[NavItem]) -> Iterator[str]:
    """The paths of a navigation, in reading order."""
    for item in items:
        if item.path:
            yield item.path
        yield from _paths(item.children)


def project_of(config: Config) -> Project:
    """What the lab needs to know to run calls."""
    return Project(
        root=config.root,
        snippets=config.snippets,
        store=config.store,
        timeout=config.timeout,
        timeouts=config.timeouts,
        memory_mb=config.memory_mb,
        data=config.data,
    )


def grow(
    garden: Garden, *, jobs: int = 0, fresh: bool = False, report: Reporter | None = None
) -> Garden:
    """Run every call of the plan that is not cached, and note what failed."""
    outcomes = lab.run(
        garden.plan, project_of(garden.config), jobs=jobs, fresh=fresh, report=report
    )
    found = tuple(failures(outcomes, garden.plan.places))
    return replace(garden, outcomes=outcomes, diagnostics=(*garden.diagnostics, *found))


def context_of(garden: Garden, note: Note) -> Context:
    """What one note's page is rendered against."""
    return Context(
        vault=garden.vault,
        href=lambda target, anchor: addresses.href(garden.vault, target, anchor, note.path),
        shown=lambda reference: shown(garden, reference),
        outcomes=garden.outcomes,
        code_home=lambda module, symbol: code_home(garden, module, symbol),
        note_of_page=note,
        surroundings=garden.relations.around.get(note.path, NOTHING),
        tag_href=lambda tag: tag_href(garden, tag, note.address),
        steps=garden.relations.steps,
    )


def tag_href(garden: Garden, tag: str, page: str) -> str | None:
    """How the page at an address links to the page of a tag, if that tag has one."""
    entry = garden.relations.tags.get(vault.tag_key(tag))
    return addresses.relative(entry.address, page) or "./" if entry else None


def shown(garden: Garden, reference: Reference) -> Shown | str:
    """A symbol's source, its slice and its tests; a string says what is wrong."""
    symbol = reference.module, reference.symbol
    source = lab.source_of(garden.library, *symbol)
    if isinstance(source, str):
        return source
    tests = garden.proof.tests.get(symbol, ())
    return Shown(source, lab.slice_of(garden.library, *symbol), tests)


def code_home(garden: Garden, module: str, symbol: str) -> tuple[str, str] | None:
    """The note, and the anchor in it, where a symbol's source is first shown."""
    note = garden.homes.get((module, symbol))
    return None if note is None else (note, code_anchor(module, symbol))
