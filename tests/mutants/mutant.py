"""A mutant: a snippet with one planted fault, which the tests of that snippet have to notice."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
NOTICED = int(pytest.ExitCode.TESTS_FAILED)
SECONDS = 300
# Nothing kept between runs: a module and its mutant may have one size and one second.
OPTIONS = ["-x", "-q", "--tb=line", "-p", "no:cacheprovider", "-p", "no:randomly"]
# Where processes can be forked, these large libraries are loaded once for all mutants.
PRELOADED = ["matplotlib.figure", "pytest", "sklearn.datasets", "torch"]
PROCESSES = multiprocessing.get_context("spawn" if os.name == "nt" else "forkserver")
if os.name != "nt":
    PROCESSES.set_forkserver_preload(PRELOADED)


class Mutant(NamedTuple):
    """`old`, which the module holds once, becomes `new`; `tests` are the modules that must fail."""

    fault: str
    module: str
    old: str
    new: str
    tests: tuple[str, ...] = ()  # the module's own, where none are named

    @property
    def name(self) -> str:
        """What pytest calls it: `neuron: dropped bias`."""
        return f"{self.module}: {self.fault}"

    @property
    def test_modules(self) -> tuple[str, ...]:
        """The test modules without `test_`."""
        return self.tests or (self.module,)


def copy_of_snippets(folder: Path) -> None:
    """Put the snippets, their tests and pytest's settings into an empty folder."""
    unwanted = shutil.ignore_patterns("__pycache__")
    for part in ("snippets", "tests/snippets"):
        shutil.copytree(ROOT / part, folder / part, ignore=unwanted)
    for file in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy(ROOT / file, folder / file)


def plant(mutant: Mutant, folder: Path) -> None:
    """Write the faulty module. A mutant that no longer fits its module is an error."""
    path = folder / "snippets" / f"{mutant.module}.py"
    source = path.read_text(encoding="utf-8")
    assert source.count(mutant.old) == 1, f"{mutant.name}: not once in the module: {mutant.old!r}"
    path.write_text(source.replace(mutant.old, mutant.new), encoding="utf-8")


def outcome(modules: tuple[str, ...], folder: Path) -> tuple[int | None, str]:
    """Run test modules of a copy in a process of their own.

    Return pytest's exit code, or None if the time was up, and what it printed.
    """
    process = PROCESSES.Process(target=run, args=(modules, folder))
    process.start()
    process.join(SECONDS)
    if process.exitcode is None:
        process.kill()
    return process.exitcode, (folder / "printed.txt").read_text(encoding="utf-8")


def run(modules: tuple[str, ...], folder: Path) -> None:
    """Leave this process with pytest's exit code; what is printed goes into a file."""
    sys.dont_write_bytecode = True
    os.chdir(folder)
    files = [f"tests/snippets/test_{module}.py" for module in modules]
    printed = (folder / "printed.txt").open("w", encoding="utf-8")
    with printed, redirect_stdout(printed), redirect_stderr(printed):
        code = pytest.main([*OPTIONS, f"--rootdir={folder}", *files])
    raise SystemExit(int(code))
