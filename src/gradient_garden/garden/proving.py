"""Whether what the notes show is tested: the proof of a garden, and what lacks one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gradient_garden import lab
from gradient_garden.diagnostics import Diagnostic
from gradient_garden.garden.claims import failed
from gradient_garden.garden.garden import Garden, project_of
from gradient_garden.garden.unshown import unshown
from gradient_garden.lab import Proof, Reference, Reporter


def proved(garden: Garden, *, run: bool = True, report: Reporter | None = None) -> Garden:
    """Find the tests that execute each symbol, and note which shown symbol has none.

    run: whether to run test modules that changed since they passed; without, only what is known
    is used. Nothing is said to be untested unless every test module passed: one that fails is
    fault enough. Modules that no note shows are faults, too. A project without test modules asks
    for no proof.
    """
    config = garden.config
    if not lab.test_modules(config.tests):
        return garden
    proof = lab.prove(
        garden.library, project_of(config), config.tests, jobs=config.jobs, run=run, report=report
    )
    found = proof.diagnostics or tuple(untested(garden, proof) if proof.complete else ())
    found = (*found, *_unshown(garden), *failed(garden.claims, proof, garden.vault.name))
    return replace(garden, proof=proof, diagnostics=(*garden.diagnostics, *found))


def _unshown(garden: Garden) -> Iterator[Diagnostic]:
    """One diagnostic for each module that no note shows."""
    paths = (path for path in garden.vault.notes if path.endswith(".ipynb"))
    notebooks = [garden.vault.root / path for path in paths]
    return unshown(garden.library, garden.shows, notebooks, garden.config.unshown)


def untested(garden: Garden, proof: Proof) -> Iterator[Diagnostic]:
    """One diagnostic for each place that shows a symbol which no passing test executes."""
    for path, shown in garden.shows.items():
        for reference, link in shown:
            if isinstance(reference, Reference) and _lacks_proof(garden, proof, reference):
                name = f"{reference.module}.{reference.symbol}".rstrip(".")
                place = f"{garden.vault.name}/{path}", link.line, link.column
                hint = f"add one to {_folder(garden)}/test_{reference.module}.py"
                yield Diagnostic(*place, "symbol-untested", f"no test executes `{name}`", hint)


def _lacks_proof(garden: Garden, proof: Proof, reference: Reference) -> bool:
    """Tell whether an existing symbol is unproved; what does not exist is reported elsewhere."""
    module = garden.library.modules.get(reference.module)
    exists = module is not None and (not reference.symbol or reference.symbol in module.symbols)
    return exists and (reference.module, reference.symbol) not in proof.tests


def _folder(garden: Garden) -> str:
    return garden.config.tests.relative_to(garden.config.root).as_posix()
