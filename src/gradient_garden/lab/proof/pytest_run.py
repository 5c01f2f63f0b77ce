"""Run one test module under pytest and coverage.py, in a process of its own."""

from __future__ import annotations

import secrets
import sys
import tempfile
import threading
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from gradient_garden.lab import printed
from gradient_garden.lab.environment import environment
from gradient_garden.lab.fresh import Fresh
from gradient_garden.lab.process import Ended, Limits, Start, run_process
from gradient_garden.lab.project import Project

SECONDS = 900.0
MEMORY = 8 << 30
NO_TESTS = 5  # pytest's exit status where it collected none

Lines = dict[str, dict[int, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Tested:
    """What a test module did. lines: by snippet file name, the tests that executed each line.

    fault: why it proves nothing, in one line; "" where every test passed.
    """

    lines: Lines
    seconds: float
    fault: str = ""
    tail: str = ""


def run_tests(test: Path, project: Project, stop: threading.Event) -> Tested:
    """Run a test module; a failing one is a value, and so is a process that had to be ended."""
    with tempfile.TemporaryDirectory(prefix="garden-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        mark = secrets.token_hex(8)
        start = Start(
            _command(test, project, folder), _around(mark, folder), project.root, b"", mark
        )
        ended = run_process(start, Limits(SECONDS, MEMORY), stop, Fresh)
        fault = _fault(ended, folder / "report.xml")
        if fault:
            return Tested(
                {}, ended.seconds, fault, printed.tail(ended.stdout, ended.stderr, project.root)
            )
        return Tested(_lines(folder / "coverage", project.snippets), ended.seconds)


def _command(test: Path, project: Project, folder: Path) -> list[str]:
    plain = ["-q", "--no-header", "--tb=short", "-p", "no:cacheprovider", "-p", "no:randomly"]
    cover = [f"--cov={project.snippets}", "--cov-context=test", "--cov-report="]
    return [
        sys.executable, "-X", "utf8", "-m", "pytest", *plain, *cover,
        f"--junitxml={folder / 'report.xml'}", f"--rootdir={project.root}", str(test),
    ]  # fmt: skip


def _around(mark: str, folder: Path) -> dict[str, str]:
    """Return the environment of a snippet's run without the house style of figures.

    So a test sees what it sees when its author runs pytest.
    """
    around = environment(mark, folder, folder)
    del around["MATPLOTLIBRC"]
    return around | {"MPLBACKEND": "agg", "COVERAGE_FILE": str(folder / "coverage")}


def _fault(ended: Ended, report: Path) -> str:
    """Say in one line why a run proves nothing, or nothing."""
    if ended.reason:
        return f"had to be ended ({ended.reason})"
    if ended.status in (0, NO_TESTS):
        return ""
    return _first_failure(report) or f"pytest ended with status {ended.status}"


def _first_failure(report: Path) -> str:
    try:
        cases = list(ET.parse(report).iter("testcase"))  # noqa: S314  (our own pytest wrote it)
    except (OSError, ET.ParseError):
        return ""
    for case in cases:
        for fault in [*case.findall("failure"), *case.findall("error")]:
            said = (fault.get("message") or "").strip().partition("\n")[0]
            return f"{case.get('name')} fails: {said}"[:300]
    return ""


def _lines(data: Path, snippets: Path) -> Lines:
    """Return the tests that executed each line of each snippet, without pytest's parameters."""
    from coverage import CoverageData

    found: Lines = {}
    record = CoverageData(basename=str(data))
    record.read()
    for file in record.measured_files():
        if Path(file).resolve().parent == snippets.resolve():
            by_line = record.contexts_by_lineno(file)
            found[Path(file).name] = {
                n: frozenset(map(_test_name, contexts)) - {""} for n, contexts in by_line.items()
            }
    return found


def _test_name(context: str) -> str:
    """Turn `tests/test_a.py::test_b[1]|run` into `tests/test_a.py::test_b`."""
    return context.partition("|")[0].partition("[")[0]
