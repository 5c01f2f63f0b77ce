"""Each lesson's code as a reader takes it away, run to its end: slow, so a session of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from gradient_garden.config import read_config
from gradient_garden.garden.downloads import downloads
from gradient_garden.garden.garden import survey

SECONDS = 1800
FILES = downloads(survey(read_config(Path(__file__).parents[2])[0]))
NOTEBOOKS = sorted(name for name in FILES if name.endswith(".ipynb"))
SCRIPTS = sorted(name for name in FILES if name.endswith(".py"))
pytestmark = pytest.mark.timeout(2 * SECONDS)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_notebook_runs(name: str, tmp_path: Path) -> None:
    notebook = nbformat.reads(FILES[name], as_version=4)
    nbformat.validate(notebook)
    resources = {"metadata": {"path": str(tmp_path)}}

    NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", resources=resources).execute()


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_script_runs_alone_in_an_empty_folder(name: str, tmp_path: Path) -> None:
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
