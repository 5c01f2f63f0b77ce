"""The code of a lesson to take away: run alone, it gives what the page shows."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from gradient_garden.config import read_config
from gradient_garden.garden.downloads import downloads
from gradient_garden.garden.garden import Garden, grow, survey
from gradient_garden.lab.model import Output
from tests.garden.hosts.conftest import GOOD, Project

ONE = '''"""One."""

from __future__ import annotations

import math
from dataclasses import dataclass

RATE = 2
HALF = RATE / 2


@dataclass
class Pair:
    x: float


def scale(x: float) -> float:
    return math.floor(x * RATE)


def rows() -> list[dict[str, float]]:
    return [{"x": scale(n), "half": HALF} for n in (1.6, 2.6)]


if __name__ == "__main__":
    print("script", scale(3))
'''
TWO = '''"""Two: the names are those of one, and mean something else."""

import math

RATE = 10
HALF = RATE / 2


def scale(x: float) -> float:
    return math.ceil(x * RATE)


def rows() -> str:
    return f"{scale(1.63)} {HALF}"


def hidden() -> int:
    return len(globals())
'''
LESSON = """# Both “ways” \"\"\"quoted\"\"\" \\

![[one.py#scale]]

## Again

![[one.py#rows()]] and ![[two.py#rows()]] and ![[one.py#rows()]]

![[one.py()]]

![[two.py#scale(x={0.11, 0.22})|Two]]

![[two.py#hidden()]]
"""


@pytest.fixture(scope="module")
def garden(tmp_path_factory) -> Garden:
    files = {"snippets/one.py": ONE, "snippets/two.py": TWO, "docs/Both.md": LESSON}
    root = Project(tmp_path_factory.mktemp("downloads"), {**GOOD, **files}).root
    return grow(survey(read_config(root)[0]))


def alone(text: str, folder: Path) -> str:
    script = folder / "lesson.py"
    script.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(script)],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_only_lessons_that_show_code_have_files(garden):
    assert set(downloads(garden)) == {
        "both/both.ipynb",
        "both/both.py",
        "1-lessons/neuron/neuron.ipynb",
        "1-lessons/neuron/neuron.py",
    }


def test_the_script_prints_what_the_page_shows(garden, tmp_path):
    said = alone(downloads(garden)["both/both.py"], tmp_path)

    first = "one.rows(): \n  {'x': 3, 'half': 1.0}\n  {'x': 5, 'half': 1.0}\n"
    assert said == (
        f"{first}two.rows(): 17 5.0\n{first}script 6\ntwo.scale(x=0.11): 2\ntwo.scale(x=0.22): 3\n"
    )
    for call, outcome in garden.outcomes.items():
        if isinstance(outcome, Output) and outcome.kind in {"number", "text"}:
            shown = call == "two.hidden()" or "neuron" in call
            assert shown or f"{call}: {outcome.text}\n" in said


def test_a_definition_is_said_again_only_where_another_came_between(garden):
    text = downloads(garden)["both/both.py"]

    assert text.count("import math\n") == 1
    assert text.count("RATE = 2\n") == text.count("RATE = 10\n") == 2
    assert text.count("from __future__") == 1
    assert text.index("from __future__") < text.index("def _show")
    assert "class Pair" in text
    assert [line for line in text.splitlines() if line.startswith("# %%")] == [
        "# %% Both “ways” '''quoted''' /",
        "# %% Again",
    ]


def test_what_cannot_be_cut_out_is_said_and_the_rest_runs(garden):
    text = downloads(garden)["both/both.py"]
    assert "# two.hidden is not here: Uses `globals`, so it sees the whole module." in text


def test_a_figure_is_kept_as_a_file(garden, tmp_path):
    said = alone(downloads(garden)["1-lessons/neuron/neuron.py"], tmp_path)

    files = sorted(re.findall(r"see (\S+)", said))
    assert files == sorted(p.name for p in tmp_path.glob("*.svg"))
    assert len(files) == 2
    assert "neuron.count(): 109386\n" in said


def test_the_notebook_is_valid_the_same_each_time_and_gives_the_same(garden):
    text = downloads(garden)["both/both.ipynb"]
    assert text == downloads(garden)["both/both.ipynb"]
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)

    outputs = executed(notebook)

    shown = [o["data"]["text/plain"] for o in outputs if o["output_type"] == "display_data"]
    assert shown == [
        "[{'x': 3, 'half': 1.0}, {'x': 5, 'half': 1.0}]", "'17 5.0'",
        "[{'x': 3, 'half': 1.0}, {'x': 5, 'half': 1.0}]", "2", "3",
    ]  # fmt: skip
    assert [o["text"] for o in outputs if o["output_type"] == "stream"] == ["script 6\n"]


def test_a_notebook_shows_its_figures(garden):
    text = downloads(garden)["1-lessons/neuron/neuron.ipynb"]
    outputs = executed(nbformat.reads(text, as_version=4))

    assert sum("image/png" in o.get("data", {}) for o in outputs) == 2


def executed(notebook) -> list:
    """Run a notebook with nbclient and return its outputs."""
    from nbclient import NotebookClient

    NotebookClient(notebook, timeout=100, kernel_name="python3").execute()
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]
