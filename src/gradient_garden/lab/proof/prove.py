"""Prove the snippets: run exactly the test modules whose inputs changed since they passed."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from gradient_garden.diagnostics import Diagnostic
from gradient_garden.lab import lookup
from gradient_garden.lab.cores import processes
from gradient_garden.lab.distributions import Installed
from gradient_garden.lab.elsewhere import is_installed, nearest
from gradient_garden.lab.key import surroundings
from gradient_garden.lab.library import Library
from gradient_garden.lab.model import Failure, Outcome, Output
from gradient_garden.lab.project import Project
from gradient_garden.lab.proof.asked import asked
from gradient_garden.lab.proof.executed import bodiless, symbols_proved
from gradient_garden.lab.proof.inputs import inputs_of, test_modules
from gradient_garden.lab.proof.mentioned import mentioned
from gradient_garden.lab.proof.pytest_run import Lines, run_tests
from gradient_garden.lab.run import Reporter
from gradient_garden.lab.shared import Shared
from gradient_garden.lab.store import Record, Store, record_of
from gradient_garden.lab.trace import Today, Trace

SCHEMA = 2  # of what is kept; another one is no record
Tests = Mapping[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Proof:
    """What the tests prove.

    tests: by (module, symbol), the tests that executed it and passed, sorted; symbol "" is the
    module. diagnostics: test modules that fail. complete: every test module has its verdict.
    """

    tests: Tests = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    complete: bool = True


def prove(
    library: Library,
    project: Project,
    folder: Path,
    *,
    jobs: int,
    run: bool = True,
    report: Reporter | None = None,
) -> Proof:
    """Return what the test modules below `folder` prove of the library.

    A module's record counts as long as nothing it depends on has changed. run: whether to run
    those that have no current record; otherwise they are left out, and the proof is incomplete.
    jobs: processes at a time, 0 for one a core.
    """
    prover = _Prover(library, project, folder, report)
    files = test_modules(folder)
    known = {file: prover.known(file) for file in files}
    if None in known.values() and prover.fetch([f for f in files if known[f] is None]):
        known = {file: known[file] or prover.known(file) for file in files}
    missing = [file for file in files if known[file] is None]
    able = [file for file in missing if not prover.lacks(file)]
    if not run or not able:
        prover.publish()
        return _joined((k for k in known.values() if k), complete=not missing)
    with ThreadPoolExecutor(processes(jobs), thread_name_prefix="proof") as pool:
        try:
            fresh = list(pool.map(prover.fresh, able))
        except BaseException:
            prover.stop.set()
            raise
    prover.publish()
    return _joined([*(k for k in known.values() if k), *fresh], complete=able == missing)


class _Prover:
    """What the test modules of one proof share."""

    def __init__(
        self, library: Library, project: Project, folder: Path, report: Reporter | None
    ) -> None:
        self.library = library
        self.project = project
        self.folder = folder
        self.report = report
        self.store = Store(project.store)
        self.today = Today(project, Installed())
        self.stop = threading.Event()
        self.shared = Shared(project.shared) if project.shared else None
        self.kept: list[Record] = []

    def known(self, test: Path) -> Proof | None:
        """Return what a test module proved, if none of its inputs has changed since."""
        trace = inputs_of(test, self.folder, self.library, self.project)
        # A new helper or import is a new input, which older records know nothing of.
        records = [r for r in self.store.records(self._kept_as(test)) if r.trace == trace]
        for record in records:
            if lookup.is_current(record, self.today):
                output = self.store.output(record)
                if output is not None:
                    self.kept.append(record)
                    return Proof(_parsed(output.text))
        best = nearest(records, self.store, self.today) if self.lacks(test) else None
        return Proof(_parsed(best.output.text)) if best and not best.stale else None

    def lacks(self, test: Path) -> bool:
        """Tell whether a test module cannot run here, since a library is not installed."""
        trace = inputs_of(test, self.folder, self.library, self.project)
        return not all(map(is_installed, trace.imports))

    def fetch(self, tests: list[Path]) -> bool:
        """Copy what the shared store has of some test modules; tell whether there is one."""
        if self.shared is None:
            return False
        known = self.shared.fetch_records(map(self._kept_as, tests), self.store)
        self.shared.fetch_outputs((r for records in known.values() for r in records), self.store)
        return True

    def publish(self) -> None:
        """Give the shared store what was proved."""
        if self.shared is not None:
            self.shared.publish(self.kept, self.store)

    def fresh(self, test: Path) -> Proof:
        """Run a test module, and keep what it proves if it passes."""
        name = self._name(test)
        if self.report:
            self.report.started(name)
        used = self._inputs(test)
        tested = run_tests(test, self.project, self.stop)
        if tested.fault:
            failure = Failure("tests-failed", tested.fault, name, 1, tested.tail)
            self._tell(name, failure, tested.seconds)
            hint = f"run: python -m pytest {name}"
            return Proof({}, (Diagnostic(name, 1, 1, "tests-failed", tested.fault, hint),))
        found = self._proved(test, tested.lines)
        output = Output("text", text=_written(found))
        if used == self._inputs(test):  # otherwise it was edited meanwhile, and runs next time
            self._keep(test, *used, output, tested.seconds)
        self._tell(name, output, tested.seconds)
        return Proof(found)

    def _proved(self, test: Path, lines: Lines) -> Tests:
        """Return what a passing test module proves: what it executes, constants that it names."""
        source = test.read_text(encoding="utf-8")
        named = mentioned(source, self._name(test), self.project.package)
        outputs = asked(source, self._name(test))
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for name, module in self.library.modules.items():
            executed = symbols_proved(module, lines.get(f"{name}.py", {}))
            for symbol, tests in executed.items():
                found[name, symbol] = tuple(sorted(tests))
            for symbol in bodiless(module) - set(executed):
                if (name, symbol) in named:
                    found[name, symbol] = tuple(sorted(named[name, symbol]))
            for key in [key for key in outputs if key[0] == name]:
                found[key] = tuple(sorted({*found.get(key, ()), *outputs[key]}))
        return found

    def _inputs(self, test: Path) -> tuple[Trace, dict[str, str]]:
        """Return what a test module depends on, and what all of it stands for at this moment."""
        trace = inputs_of(test, self.folder, self.library, self.project)
        return trace, Today(self.project, self.today.installed).of(trace)

    def _keep(
        self, test: Path, trace: Trace, used: dict[str, str], output: Output, seconds: float
    ) -> None:
        record = record_of(self._kept_as(test), surroundings(), used, trace, output)
        with suppress(OSError):  # a proof that cannot be kept is made again next time
            self.store.keep(record, output, seconds)
            self.kept.append(record)

    def _tell(self, name: str, outcome: Outcome, seconds: float) -> None:
        if self.report:
            self.report.finished(name, outcome, seconds, False)

    def _kept_as(self, test: Path) -> str:
        return f"proof {SCHEMA}: {self._name(test)}"

    def _name(self, test: Path) -> str:
        return test.relative_to(self.project.root).as_posix()


def _joined(proofs: Iterable[Proof], *, complete: bool = True) -> Proof:
    tests: dict[tuple[str, str], set[str]] = {}
    diagnostics: list[Diagnostic] = []
    for proof in proofs:
        diagnostics += proof.diagnostics
        for symbol, names in proof.tests.items():
            tests.setdefault(symbol, set()).update(names)
    found = {symbol: tuple(sorted(names)) for symbol, names in sorted(tests.items())}
    return Proof(found, tuple(diagnostics), complete)


def _written(tests: Tests) -> str:
    rows = [[module, symbol, *names] for (module, symbol), names in sorted(tests.items())]
    return json.dumps(rows)


def _parsed(text: str) -> Tests:
    return {(row[0], row[1]): tuple(row[2:]) for row in json.loads(text)}
