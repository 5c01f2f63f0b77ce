"""Every notebook: its shape on disk, the parts of a project, and where it leads."""

from __future__ import annotations

import ast

import nbformat
import pytest

from tests.course.notebooks import PROJECTS, cells
from tests.course.prose import GARDEN, leads_to

NAMES = sorted(path.stem for path in PROJECTS.glob("*.ipynb"))
NOTES = ("9 Back matter/Projects.md", "Contents.md")


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


def test_it_is_valid_and_holds_no_outputs(name):
    book = nbformat.read(PROJECTS / f"{name}.ipynb", as_version=nbformat.NO_CONVERT)
    nbformat.validate(book)

    assert (book.nbformat, book.nbformat_minor) == (4, 5)
    assert book.metadata.kernelspec.name == "python3"
    assert 40 < len(book.metadata.description) <= 160
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    assert len(code) >= 6
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


def test_each_cell_prints_once_so_that_the_built_page_is_the_same_each_time(name):
    """Text printed in several goes may arrive in several pieces."""
    for cell, text in cells(name):
        tree = ast.parse(text)
        loops = [n for n in ast.walk(tree) if isinstance(n, ast.For)]
        inside = [n for loop in loops for n in ast.walk(loop)]

        assert len(prints(ast.walk(tree))) <= 1, cell
        assert not prints(inside), cell


def prints(nodes) -> list[ast.Call]:
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    return [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]


def test_it_has_no_formulas_since_its_page_has_no_script_to_set_them(name):
    assert not any("$" in text for _, text in cells(name, "markdown"))


def test_its_cells_fit_a_glance(name):
    assert all(len(text.splitlines()) <= 20 for _, text in cells(name))


def test_it_ends_with_a_critique_and_a_question(name):
    text = "\n".join(text for _, text in cells(name, "markdown"))
    headings = [line for line in text.splitlines() if line.startswith("## ")]

    assert headings[-2:] == ["## A critique", "## A question for you"]


@pytest.mark.parametrize("note", NOTES)
def test_it_is_listed(name, note):
    links = GARDEN.notes[note].links

    assert f"Projects/{name}.ipynb" in {leads_to(note, link) for link in links}


def test_its_links_lead_somewhere_and_lessons_lead_to_it(name):
    path = f"Projects/{name}.ipynb"
    mine = {leads_to(path, link) for link in GARDEN.notes[path].links}
    lessons = [
        note
        for note in GARDEN.notes.values()
        if note.path[0] in "2345678" and path in {leads_to(note.path, k) for k in note.links}
    ]

    assert None not in mine
    assert mine & {note.path for note in lessons}
