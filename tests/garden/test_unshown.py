"""Snippet modules that nothing shows, and the reasons to keep them."""

import json

import pytest

from gradient_garden.config import read_config
from gradient_garden.garden.garden import survey
from gradient_garden.garden.proving import proved
from tests.garden.hosts.conftest import GOOD, Project

CELLS = [
    {"cell_type": "markdown", "source": "from snippets.deep import x", "metadata": {}},
    {"cell_type": "code", "source": ["%matplotlib inline\n", "from snippets import taken\n"]},
    {"cell_type": "code", "source": "not python at all:"},
]
FILES = {
    "tests/snippets/test_neuron.py": "def test_nothing():\n    pass\n",
    "snippets/neuron.py": GOOD["snippets/neuron.py"].replace(
        "from matplotlib", "from snippets.helper import ONE\nfrom matplotlib"
    ),
    "snippets/helper.py": "from snippets.deep import ONE\n",
    "snippets/deep.py": "ONE = 1\n",
    "snippets/taken.py": "TWO = 2\n",
    "snippets/alone.py": "THREE = 3\n",
    "docs/Book.ipynb": json.dumps(
        {"cells": CELLS, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}
    ),
}


@pytest.fixture
def said(tmp_path):
    def made(settings="", **notes):
        text = {f"docs/{name}.md": note for name, note in notes.items()}
        root = Project(tmp_path, {**GOOD, **FILES, **text, "pyproject.toml": settings}).root
        found = proved(survey(read_config(root)[0]), run=False).diagnostics
        wanted = {"module-unshown", "config-malformed"}
        return [(d.code, d.path, d.line) for d in found if d.code in wanted], found

    return made


def test_a_module_is_shown_by_a_note_through_another_module_or_in_a_notebook(said):
    assert said()[0] == [("module-unshown", "snippets/alone.py", 1)]


def test_a_result_shows_its_module_but_a_comment_and_a_link_do_not(said):
    assert said(Other="![[alone.py#THREE]]")[0] == []
    assert said(Other="%% ![[alone.py#THREE]] %% and [[alone.py#THREE]]")[0] != []


def test_a_reason_keeps_a_module_and_must_be_one(said, tmp_path):
    assert said("[tool.garden.unshown]\nalone = 'for the next lesson'\n")[0] == []
    said("[tool.garden.unshown]\nalone = ''\n")
    (problem,) = read_config(tmp_path)[1]
    assert (problem.code, "alone" in problem.message) == ("config-malformed", True)


@pytest.mark.parametrize("name", ["deep", "gone"])
def test_a_reason_that_nothing_needs_is_a_fault(said, name):
    codes, found = said(f"[tool.garden.unshown]\nalone = 'x'\n{name} = 'x'\n")
    assert codes == [("config-malformed", "pyproject.toml", 1)]
    assert any(f"`{name}`" in d.message for d in found)


def test_the_check_fails(said, tmp_path):
    said()
    done = Project(tmp_path, {}).run("check")
    assert done.returncode == 1
    assert "snippets/alone.py:1:1 error module-unshown" in done.stdout


def test_a_project_without_tests_asks_for_no_proof(said, tmp_path):
    said()
    (tmp_path / "tests" / "snippets" / "test_neuron.py").unlink()
    assert Project(tmp_path, {}).run("check").returncode == 0
