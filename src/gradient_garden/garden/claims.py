"""Claims: words of a note that rest on a test, as in `[[test_optim.py#test_it_wins|beats]]`.

Where the test fails, the build fails and names the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gradient_garden import vault
from gradient_garden.diagnostics import Diagnostic, did_you_mean
from gradient_garden.lab import Library, Proof, Reference, TestModule
from gradient_garden.pages import Claim, Neighbour, code_links
from gradient_garden.vault import Link, Note, Passage

Tests = Mapping[str, TestModule]
NOWHERE = Passage()


def is_claim(reference: Reference, library: Library, tests: Tests) -> bool:
    """Tell whether a link to code means a test: a snippet of that name would come first."""
    return reference.module in tests and reference.module not in library.modules


def test_of(tests: Tests, module: str, name: str) -> str:
    """How pytest calls a test that exists; "" for any other name."""
    found = tests.get(module)
    return found.pytest_name(name) if found and name in found.tests else ""


def fault_of(reference: Reference, tests: Tests) -> tuple[str, str, str] | None:
    """Say what is wrong with a claim, as (code, message, hint), or nothing."""
    module = tests[reference.module]
    if reference.symbol in module.tests and reference.is_source:
        return None
    if not reference.symbol or not reference.is_source:
        return "claim-unknown", f"A claim rests on one test of `{module.path}`.", "name it after #"
    message = f"`{module.path}` has no test `{reference.symbol}`."
    return "claim-unknown", message, did_you_mean(reference.symbol, sorted(module.tests))


def claims_of(notes: Iterable[Note], library: Library, tests: Tests) -> tuple[Claim, ...]:
    """Every claim of these notes whose test exists, in order."""
    return tuple(claim for note in notes if tests for claim in _claims(note, library, tests))


def _claims(note: Note, library: Library, tests: Tests) -> Iterator[Claim]:
    passages: Mapping[Link, Passage] | None = None
    for reference, link in code_links(note):
        if isinstance(reference, str) or not is_claim(reference, library, tests):
            continue
        test = test_of(tests, reference.module, reference.symbol)
        if test:
            passages = vault.passages(note) if passages is None else passages
            neighbour = Neighbour(note.path, note.title)
            yield Claim(neighbour, link.line, link.column, test, passages.get(link, NOWHERE))


def failed(claims: Iterable[Claim], proof: Proof, name: str) -> Iterator[Diagnostic]:
    """One diagnostic for each claim whose test did not pass, with the sentence.

    name: the vault's. Nothing is said of test modules that have not run.
    """
    faults = {fault.path: fault.message for fault in proof.diagnostics}
    for claim in claims:
        why = faults.get(claim.test.partition("::")[0])
        if why is not None:
            message = f"“{claim.passage.sentence.strip()}” is not proved by {claim.test}: {why}"
            place = f"{name}/{claim.note.path}", claim.line, claim.column
            yield Diagnostic(*place, "claim-fails", message, "correct the sentence or the snippet")
