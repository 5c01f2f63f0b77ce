"""Every call of the real course: what makes it run again, and what `why` says, for each input.

Nothing is run. Each call gets a record of what its modules import, as a run would leave it; then
inputs of one kind after the other are touched, and every call is looked up.
"""

import importlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from gradient_garden import lab
from gradient_garden.config import read_config
from gradient_garden.garden.garden import project_of, survey
from gradient_garden.lab import Call, Output, Project
from gradient_garden.lab.distributions import Installed, imported_by
from gradient_garden.lab.key import surroundings
from gradient_garden.lab.lookup import find
from gradient_garden.lab.proof.inputs import imported_snippets
from gradient_garden.lab.store import Store, record_of
from gradient_garden.lab.trace import Today, Trace

ROOT = Path(__file__).parents[3]
INSTALLED = Installed()
DATA = "data:table.csv"


@dataclass
class Course:
    """A copy of the course, with a record for every call, and the modules that each reaches."""

    project: Project
    calls: dict[str, Call]
    reach: dict[str, frozenset[str]]

    def stale(self) -> set[str]:
        """Look every call up, as a build does; return those that would run."""
        today, store = Today(self.project, Installed()), Store(self.project.store)
        return {call for call in self.calls if find(call, store, today) is None}

    def reasons(self, calls: set[str]) -> set[tuple[str, ...]]:
        """Return what `why` says of one call of each module."""
        chosen = {self.calls[call].module: call for call in sorted(calls)}
        return {lab.why(call, self.project) for call in chosen.values()}

    def file(self, module: str) -> Path:
        return self.project.snippets / f"{module}.py"


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = tmp_path_factory.mktemp("course")
    config, _ = read_config(ROOT)
    for name in ("docs", "snippets"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "table.csv").write_text("1,2", encoding="utf-8")
    copied = replace(
        config, root=root, vault=root / "docs", snippets=root / "snippets", store=root / "store"
    )
    garden, project = survey(copied), project_of(copied)
    reach = {
        name: frozenset(
            {name, *imported_snippets([project.snippets / f"{name}.py"], garden.library, project)}
        )
        for name in garden.library.modules
    }
    calls = {str(call): call for call in garden.plan.calls}
    course = Course(project, calls, reach)
    keep(course)
    return course


def keep(course: Course) -> None:
    """Store an output for every call, under the trace that its modules give."""
    store, today = Store(course.project.store), Today(course.project, INSTALLED)
    for number, (name, call) in enumerate(course.calls.items()):
        modules = course.reach[call.module]
        texts = [course.file(module).read_bytes() for module in modules]
        imports = set().union(*(imported_by(text, "snippets") for text in texts))
        files = {f"source:snippets/{module}.py" for module in modules} | {DATA}
        trace = Trace(tuple(sorted(files)), tuple(sorted(imports)))
        output = Output("number", str(number))
        used = today.of(trace)
        store.keep(record_of(name, surroundings(), used, trace, output), output, 1.0)


@pytest.fixture
def course(pristine: Course, monkeypatch: pytest.MonkeyPatch) -> Iterator[Course]:
    monkeypatch.setattr(importlib.import_module("gradient_garden.lab.why"), "Installed",
                        lambda: INSTALLED)  # fmt: skip
    files = [f for f in pristine.project.root.rglob("*") if f.suffix in (".py", ".md", ".csv")]
    before = {file: file.read_bytes() for file in files}
    yield pristine
    for file, data in before.items():
        if file.read_bytes() != data:
            file.write_bytes(data)


def test_there_are_hundreds_of_calls_and_all_are_cached(course: Course) -> None:
    assert len(course.calls) > 400
    assert course.stale() == set()
    cached = ("cached: nothing it used has changed",)
    assert course.reasons(set(course.calls)) == {cached}


def test_comments_docstrings_and_layout_run_nothing(course: Course) -> None:
    for file in course.project.snippets.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        doc, rest = text.split('"""', 2)[1:]
        changed = f'"""{doc} More words."""{rest}\n\n\n# The end of it.\n'
        file.write_text(changed, encoding="utf-8")
    assert course.stale() == set()


def test_prose_and_captions_ask_for_the_same_calls(course: Course) -> None:
    for file in course.project.root.joinpath("docs").rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        changed = text.replace(")|", ")|Another caption: ") + "\nOne sentence more.\n"
        file.write_text(changed, encoding="utf-8")
    config, _ = read_config(course.project.root)
    again = survey(config).plan
    assert {str(call) for call in again.calls} == set(course.calls)
    assert course.stale() == set()


def test_each_module_runs_exactly_the_calls_that_reach_it(course: Course) -> None:
    shown = sorted({name for call in course.calls.values() for name in course.reach[call.module]})
    assert len(shown) > 50
    store = Store(course.project.store)
    records = {call: store.records(call)[0] for call in course.calls}
    for module in shown:
        file, text = course.file(module), course.file(module).read_text(encoding="utf-8")
        name = f"source:snippets/{module}.py"
        before = Today(course.project, INSTALLED).file(name)
        file.write_text(f"{text}\n_touched = 1\n", encoding="utf-8")
        now = Today(course.project, INSTALLED).file(name)
        assert now != before
        stale = {call for call, record in records.items() if record.used.get(name, now) != now}
        users = {c for c, call in course.calls.items() if module in course.reach[call.module]}
        assert stale == users
        reason = lab.why(min(users), course.project)
        assert reason == (f"would re-run: snippets/{module}.py changed",)
        file.write_text(text, encoding="utf-8")
    assert course.stale() == set()


def test_a_data_file_runs_whoever_read_it(course: Course) -> None:
    (course.project.root / "table.csv").write_text("1,3", encoding="utf-8")
    assert course.stale() == set(course.calls)
    assert course.reasons(set(course.calls)) == {("would re-run: table.csv changed",)}


@pytest.mark.parametrize("name", ["numpy", "matplotlib", "torch", "mlxtend", "pillow"])
def test_a_distribution_runs_whoever_imports_it(
    course: Course, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, real = Store(course.project.store), Installed._version
    users = {c for c in course.calls if f"version:{name}" in store.records(c)[0].used}

    def other(self: Installed, each: str) -> str:
        return "99.0" if each == name else real(self, each)

    monkeypatch.setattr(Installed, "_version", other)
    shared = Installed()
    monkeypatch.setattr(importlib.import_module("gradient_garden.lab.why"), "Installed",
                        lambda: shared)  # fmt: skip
    assert users
    assert course.stale() == users
    for reason in course.reasons(users):
        (line,) = reason
        assert line.startswith(f"would re-run: {name} ")
        assert line.endswith(" → 99.0")


def test_another_python_runs_everything(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    key = importlib.import_module("gradient_garden.lab.key")
    now = key.python_version()
    monkeypatch.setattr(key, "python_version", lambda: "3.99")
    assert course.stale() == set(course.calls)
    expected = (f"would re-run: Python {now} → 3.99",)
    assert course.reasons(set(course.calls)) == {expected}
