"""Each lesson's code as a reader takes it away, run to its end: slow, so a session of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from gradient_garden.config import read_config
from gradient_garden.garden.downloads import downloads
from gradient_garden.garden.garden import grow, survey, without_notebooks
from gradient_garden.lab import Outcome, Output

SECONDS = 1800
ROOT = Path(__file__).parents[2]
FILES = downloads(survey(read_config(ROOT)[0]))
NOTEBOOKS = sorted(name for name in FILES if name.endswith(".ipynb"))
SCRIPTS = sorted(name for name in FILES if name.endswith(".py"))
pytestmark = pytest.mark.timeout(2 * SECONDS)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_notebook_runs(name: str, tmp_path: Path) -> None:
    notebook = nbformat.reads(FILES[name], as_version=4)
    nbformat.validate(notebook)
    resources = {"metadata": {"path": str(tmp_path)}}

    NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", resources=resources).execute()


@pytest.fixture(scope="module")
def outcomes() -> Mapping[str, Outcome]:
    """What every call gave when the site was built."""
    return grow(without_notebooks(survey(read_config(ROOT)[0]))).outcomes


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_script_runs_alone_and_says_what_the_page_says(
    name: str, tmp_path: Path, outcomes: Mapping[str, Outcome]
) -> None:
    script = tmp_path / "lesson.py"
    script.write_text(FILES[name], encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    for call, said in re.findall(r"^(\w+\.\w+\(.*?\)): (\S.*)$", done.stdout, re.MULTILINE):
        outcome = outcomes[call]
        if isinstance(outcome, Output) and outcome.kind in {"number", "text"}:
            assert same(said, outcome.text), call


def same(said: str, shown: str) -> bool:
    """Tell whether a page shows what a script says; a page groups digits and rounds to six."""
    try:
        return float(said) == pytest.approx(float(shown.replace(",", "")), rel=1e-5)
    except ValueError:
        return said == shown
