"""The project notebook: its shape on disk, and what it claims about shifts and noise."""

import ast
from pathlib import Path

import nbformat
import numpy as np
import pytest

from snippets.digits_data import Digits, split
from snippets.digits_torch import accuracy, predict, train

NOTEBOOK = Path(__file__).parents[2] / "docs" / "Projects" / "Train a digit reader.ipynb"


@pytest.fixture(scope="module")
def notebook():
    return nbformat.reads(NOTEBOOK.read_text(encoding="utf-8"), as_version=nbformat.NO_CONVERT)


def test_it_is_valid_and_holds_no_outputs(notebook):
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code) >= 6
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


def test_each_cell_prints_once_so_that_the_built_page_is_the_same_each_time(notebook):
    """Text printed in several goes may arrive in several pieces."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            tree = ast.parse(cell.source)
            calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
            prints = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]
            loops = [n for n in ast.walk(tree) if isinstance(n, ast.For)]
            inside = [c for loop in loops for c in ast.walk(loop) if c in prints]
            assert len(prints) <= 1, cell.id
            assert not inside, cell.id


def test_a_shift_breaks_it_and_noise_does_not_make_it_doubt():
    seen, held, _ = split()
    net = train(seen)
    pictures = held.x.reshape(-1, 28, 28)
    moved = Digits(np.roll(pictures, 4, axis=2).reshape(-1, 784), held.y)
    assert accuracy(net, moved) < accuracy(net, held) - 0.4

    noise = np.random.default_rng(1).uniform(size=(1_000, 784)).astype(np.float32)
    assert predict(net, noise).max(axis=1).mean() > 0.6
