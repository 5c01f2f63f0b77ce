"""A garden: one vault and its snippets, read, checked and run. Pure composition of the rooms.

`survey` reads and checks, `grow` runs the plan, `context_of` is what a page is rendered against.
The command line and every host start here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from gradient_garden import lab, vault
from gradient_garden.config import Config
from gradient_garden.diagnostics import Diagnostic
from gradient_garden.digests import our_code
from gradient_garden.garden import addresses
from gradient_garden.garden.claims import Tests, claims_of, test_of
from gradient_garden.garden.code_files import code_files
from gradient_garden.garden.fences import python_fences
from gradient_garden.garden.notebooks import notebook_failures, notebooks_of
from gradient_garden.garden.parts import paths_of
from gradient_garden.garden.relations import Relations, relate
from gradient_garden.garden.shows import (
    Shows,
    check_links,
    check_shown,
    failures,
    homes_of,
    runnable,
    shown_by,
    stale_ones,
)
from gradient_garden.lab import Library, Outcome, Plan, Project, Proof, Reference, Reporter
from gradient_garden.pages import Claim, Context, Shown, Surroundings, TermIndex, code_anchor
from gradient_garden.vault import Memory, NavItem, Note, Vault

NOTHING = Surroundings()
CODE = "code/"


@dataclass(frozen=True, slots=True)
class Garden:
    """Everything known about a project before a page is rendered.

    shows: by note path. homes: the note that first shows a symbol's source.
    navigation: the reading order. diagnostics: neither weighed nor sorted; once grown, with the
    failures. outcomes: by call, empty until the garden was grown. proof: empty until it was
    proved. relations: what the notes say of each other. code: the address of each snippet
    module's page, and under "" that of the page of all. tests: the snippets' test modules, by
    name. claims: what notes rest on tests.
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
    memory: Memory = field(default_factory=Memory)
    code: Mapping[str, str] = field(default_factory=dict)
    tests: Tests = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()

    @property
    def reading(self) -> tuple[str, ...]:
        """The paths of the navigation, in reading order."""
        return tuple(paths_of(self.navigation))


def survey(config: Config, *, drafts: bool = False, memory: Memory | None = None) -> Garden:
    """Read the vault and the snippets, and check all that can be known without running anything.

    drafts: take in the notes that are not published, as a preview does. memory: of an earlier
    survey of the same vault; the one in the cache unless given.
    """
    memory = memory or memory_of(config)
    notes = vault.load(
        config.vault,
        name=config.vault_name,
        drafts=drafts,
        has_code=not config.bare,
        memory=memory,
    )
    library = lab.load_library(config.snippets.parent, package=config.snippets.name)
    navigation = vault.navigation(notes)
    tests = lab.tests_by_module(config.tests, config.root)
    shows = shown_by(notes.notes.values() if notes.has_code else ())
    homes = homes_of(shows, paths_of(navigation))
    return Garden(
        config,
        notes,
        library,
        navigation,
        shows,
        lab.plan(runnable(shows, library, notes.name), notebooks_of(config, notes)),
        homes,
        tuple(_checks(notes, library, shows, tests)),
        relations=relate(notes, navigation, config.quick, homes),
        memory=memory,
        tests=tests,
        claims=claims_of(notes.notes.values(), library, tests),
        code=code_addresses(library, (addresses.address_in(notes, path) for path in notes.files)),
    )


def memory_of(config: Config) -> Memory:
    """What the last build kept of a vault's notes."""
    return Memory(config.cache / "notes.pickle", our_code())


def _checks(
    notes: Vault, library: Library, shows: Mapping[str, Shows], tests: Tests
) -> Iterator[Diagnostic]:
    """Every diagnostic of the sources alone."""
    yield from vault.check(notes)
    yield from library.diagnostics
    for path, note in notes.notes.items() if notes.has_code else ():
        yield from python_fences(note, f"{notes.name}/{path}")
        yield from check_shown(shows[path], library, f"{notes.name}/{path}")
        yield from check_links(note, library, f"{notes.name}/{path}", tests)


def without_notebooks(garden: Garden) -> Garden:
    """The same garden, for those who show nothing that a notebook gives."""
    return replace(garden, plan=replace(garden.plan, notebooks=()))


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
        shared=config.shared,
    )


def grow(
    garden: Garden, *, jobs: int = 0, fresh: bool = False, report: Reporter | None = None
) -> Garden:
    """Run every call and notebook of the plan that is not cached, and note what failed."""
    stale: dict[str, tuple[str, ...]] = {}
    project = project_of(garden.config)
    outcomes = lab.run(garden.plan, project, jobs=jobs, fresh=fresh, report=report, stale=stale)
    places = garden.plan.places
    of_books = notebook_failures(outcomes)
    of_calls = failures({c: o for c, o in outcomes.items() if c not in of_books}, places)
    found = (*of_books.values(), *of_calls, *stale_ones(stale, places))
    return replace(garden, outcomes=outcomes, diagnostics=(*garden.diagnostics, *found))


def context_of(garden: Garden, note: Note) -> Context:
    """What one note's page is rendered against."""
    here = addresses.address_in(garden.vault, note.path)
    return Context(
        vault=garden.vault,
        href=lambda target, anchor: addresses.href_from(garden.vault, target, anchor, here),
        shown=lambda reference: shown(garden, reference),
        outcomes=garden.outcomes,
        code_home=lambda module, symbol: code_home(garden, module, symbol),
        code_page=lambda module, symbol: code_page(garden, module, symbol, note.address),
        downloads=downloads_of(garden, note),
        test_of=lambda module, name: claimed_test(garden, module, name),
        claims=lambda: garden.claims,
        note_of_page=note,
        surroundings=garden.relations.around.get(note.path, NOTHING),
        tag_href=lambda tag: tag_href(garden, tag, note.address),
        steps=garden.relations.steps,
        terms=terms_of(garden, note),
        graph_href=graph_href(garden, note.address),
    )


def terms_of(garden: Garden, note: Note) -> TermIndex:
    """The terms that a note's page explains; a note that lists everything marks none."""
    terms = garden.relations.terms
    lists = note.title in garden.config.quick or not note.address
    return TermIndex(terms.terms) if lists else terms


def graph_href(garden: Garden, page: str) -> str:
    """How the page at an address links to itself in the graph; "" where there is none."""
    graph = garden.relations.graph
    return f"{addresses.relative(graph, page)}?at={addresses.url_of(page)}" if graph else ""


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
    uses = lab.uses_of(garden.library, source)
    return Shown(source, lab.slice_of(garden.library, *symbol), tests, uses)


def code_home(garden: Garden, module: str, symbol: str) -> tuple[str, str] | None:
    """The note, and the anchor in it, where a symbol's source is first shown."""
    note = garden.homes.get((module, symbol))
    return None if note is None else (note, code_anchor(module, symbol))


def downloads_of(garden: Garden, note: Note) -> tuple[tuple[str, str], ...]:
    """What a reader calls each file of a note's code, and how the note links to it."""
    files = code_files(note, garden.shows.get(note.path, ()), garden.library)
    if files is None:
        return ()
    named = (("Python file", files.script), ("Jupyter notebook", files.notebook))
    return tuple((name, addresses.relative(file, note.address)) for name, file in named)


def claimed_test(garden: Garden, module: str, name: str) -> str:
    """How pytest calls the test that a link means, unless it means a snippet."""
    return "" if module in garden.library.modules else test_of(garden.tests, module, name)


def code_page(garden: Garden, module: str, symbol: str, page: str) -> str | None:
    """How the page at an address links to a symbol on its module's page, if it has one."""
    address = garden.code.get(module) if module else None
    if address is None:
        return None
    is_there = symbol in garden.library.modules[module].symbols
    fragment = addresses.fragment_of(symbol) if is_there else ""
    return (addresses.relative(address, page) + fragment) or "./"


def code_addresses(library: Library, taken: Iterable[str]) -> dict[str, str]:
    """The addresses of the modules' pages, by name, and under "" that of the page of all.

    taken: addresses that the vault's files have; a page that would have one of these moves aside.
    """
    occupied = frozenset(taken)
    wanted = {name: f"{CODE}{name}/" for name in sorted(library.modules)}
    if wanted:
        wanted[""] = CODE
    return {n: a if a not in occupied else f"{a[:-1]}.py/" for n, a in wanted.items()}
