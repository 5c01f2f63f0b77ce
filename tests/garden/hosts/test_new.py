"""`garden new`, from an empty folder to a site whose every part was run and tested."""

import shlex
import subprocess
import sys
from pathlib import Path

import html5lib
import pytest

from tests.garden.hosts.conftest import Project

H = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def started(tmp_path):
    """A new project with a name that shells and YAML have to quote."""
    project = Project(tmp_path, {})
    name = "Tom's: garden & more"
    done = project.run("new", name)
    assert (done.returncode, done.stderr) == (0, "")
    return Project(tmp_path / name, {}), done.stdout


def test_the_new_project_builds_strictly_and_its_tests_pass(started):
    project, _ = started
    built = project.run("build", "--strict")
    assert built.returncode == 0, built.stderr
    page = html5lib.parse(project.read("lessons/square-roots-by-guessing/index.html"))
    assert len(page.findall(f".//{H}table")) == 1
    assert len(page.findall(f".//{H}li[@data-value]/{H}figure")) == 3
    assert html5lib.parse(project.read("index.html")).find(f".//{H}title").text == project.root.name
    tested = project.run("-q", "-p", "no:cacheprovider", module="pytest")
    assert tested.returncode == 0, tested.stdout
    assert "passed" in tested.stdout


def test_the_commands_it_names_are_commands(started):
    project, said = started
    lines = [line.partition("#")[0].strip() for line in said.splitlines() if line[:2] == "  "]
    place = shlex.split(lines[0])
    assert (place[0], place[1]) == ("cd", project.root.name)
    assert [line.split()[0] for line in lines[1:]] == ["pip", "garden", "python", "mkdocs"]
    assert {path for path in said.splitlines() if path.endswith("heron.py")}


def test_what_it_writes_is_tidy(started):
    project, _ = started
    command = [
        Path(sys.executable).with_name("ruff"),
        "check",
        "--isolated",
        "--no-cache",
        "--select",
        "E,F,I,UP",
    ]
    done = subprocess.run(
        [*command, "--line-length", "100", "."], cwd=project.root, capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stdout
    files = [path for path in project.root.rglob("*") if path.is_file()]
    assert all("{{" not in path.read_text("utf-8") for path in files)


def test_a_folder_with_something_in_it_is_refused_in_one_line(tmp_path):
    project = Project(tmp_path, {"full/note.md": "mine", "file": "mine"})
    for name in ("full", "file"):
        done = project.run("new", name)
        assert (done.returncode, done.stderr) == (1, f"{name} is not empty; nothing was written\n")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["note.md"]


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "empty").mkdir()
    assert Project(tmp_path, {}).run("new", "empty").returncode == 0
    assert (tmp_path / "empty" / "docs" / "index.md").is_file()
