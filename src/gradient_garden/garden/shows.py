"""What notes show of the snippets: checked against the sources, and where each thing is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gradient_garden import lab
from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.garden.claims import Tests, fault_of, is_claim
from gradient_garden.lab import Failure, Library, Outcome, Place, Reference
from gradient_garden.pages import code_links, code_references
from gradient_garden.vault import Link, Note

# What one note shows: a reference, or what is wrong with it, and the link that asks for it.
Shows = tuple[tuple[Reference | str, Link], ...]
NO_TESTS: Tests = {}


def shown_by(notes: Iterable[Note]) -> dict[str, Shows]:
    """Collect, by note path, what each note shows of the snippets."""
    return {note.path: code_references(note) for note in notes}


def check_shown(shows: Shows, library: Library, path: str) -> Iterator[Diagnostic]:
    """Check every reference of the note at `path`, from the project's root, without running it."""
    for reference, link in shows:
        if isinstance(reference, str):
            yield Diagnostic(path, link.line, link.column, "code-reference", reference)
            continue
        if path.endswith(".ipynb"):
            yield _in_notebook(path, link)
        said = lab.check_reference(library, reference, captioned=bool(link.display))
        if said is not None:
            yield Diagnostic(path, link.line, link.column, *said)
        elif reference.is_source:
            yield from lab.slice_of(library, reference.module, reference.symbol).diagnostics


def check_links(
    note: Note, library: Library, path: str, tests: Tests = NO_TESTS
) -> Iterator[Diagnostic]:
    """Check the links to code, such as `[[neuron.py#neuron]]`, of the note at `path`.

    tests: the test modules that claims may rest on, by name.
    """
    for reference, link in code_links(note):
        said: tuple[str, str, str] | None
        if isinstance(reference, str):
            said = "code-reference", reference, ""
        elif is_claim(reference, library, tests):
            said = fault_of(reference, tests)
        else:
            said = lab.check_reference(library, reference, captioned=True)
        if said is not None:
            yield Diagnostic(path, link.line, link.column, *said)


def _in_notebook(path: str, link: Link) -> Diagnostic:
    message = "a notebook cannot embed code; it runs its own"
    hint = "import the snippet in a code cell, or link to the note that shows it"
    return Diagnostic(path, link.line, link.column, "embed-in-notebook", message, hint)


def runnable(
    shows: Mapping[str, Shows], library: Library, name: str
) -> tuple[tuple[Reference, Place], ...]:
    """The references that have something to run and nothing wrong, with their places.

    name: the vault's, which begins every place.
    """
    return tuple(
        (reference, Place(f"{name}/{path}", link.line, link.column))
        for path, shown in shows.items()
        for reference, link in shown
        if isinstance(reference, Reference) and reference.calls and not path.endswith(".ipynb")
        if not _has_error(library, reference)
    )


def _has_error(library: Library, reference: Reference) -> bool:
    return lab.check_reference(library, reference, captioned=True) is not None


def homes_of(shows: Mapping[str, Shows], order: Iterable[str]) -> dict[tuple[str, str], str]:
    """The first note, in that order of paths, that shows each (module, symbol) as source."""
    homes: dict[tuple[str, str], str] = {}
    for path in dict.fromkeys((*order, *shows)):
        for reference, _ in shows.get(path, ()):
            if isinstance(reference, Reference) and reference.is_source:
                homes.setdefault((reference.module, reference.symbol), path)
    return homes


def failures(
    outcomes: Mapping[str, Outcome], places: Mapping[str, tuple[Place, ...]]
) -> Iterator[Diagnostic]:
    """One diagnostic for each call that failed, at the first place that shows it."""
    for call, outcome in outcomes.items():
        if isinstance(outcome, Failure):
            first, *others = places[call]
            where = [f"in {outcome.path}:{outcome.line}"] if outcome.path else []
            where += [f"also shown at {p.path}:{p.line}:{p.column}" for p in others]
            message = f"`{call}` gave nothing to show: {outcome.message}"
            hint = "; ".join(where)
            yield Diagnostic(first.path, first.line, first.column, outcome.code, message, hint)


def stale_ones(
    stale: Mapping[str, tuple[str, ...]], places: Mapping[str, tuple[Place, ...]]
) -> Iterator[Diagnostic]:
    """One diagnostic for each output that cannot be computed here and is not right any more."""
    for call, names in stale.items():
        first = places[call][0]
        message = f"`{call}` is shown as it was before {', '.join(map(_plain, names))} changed"
        hint = "a library that it needs is not installed here: run it where it is"
        place = first.path, first.line, first.column
        yield Diagnostic(*place, "run-stale", message, hint, Severity.WARNING)


def _plain(name: str) -> str:
    """A name of a trace as a reader knows it: the path, or the library."""
    return name.partition(":")[2] or name
