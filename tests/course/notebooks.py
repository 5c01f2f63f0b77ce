"""The cells of a project's notebook, run one after the other as its page does."""

from __future__ import annotations

import ast
import contextlib
import io
import json
from pathlib import Path
from typing import NamedTuple

import matplotlib

PROJECTS = Path(__file__).parents[2] / "docs" / "Projects"


class Ran(NamedTuple):
    """What a notebook left behind: its names, and what each cell printed and showed, by its id."""

    names: dict[str, object]
    printed: dict[str, str]
    shown: dict[str, object]


def cells(name: str, kind: str = "code") -> list[tuple[str, str]]:
    """The id and the text of each cell of that kind."""
    book = json.loads((PROJECTS / f"{name}.ipynb").read_text(encoding="utf-8"))
    found = (cell for cell in book["cells"] if cell["cell_type"] == kind)
    return [(cell["id"], "".join(cell["source"])) for cell in found]


def run(name: str) -> Ran:
    """Run all code cells in one namespace; the last expression of a cell is what it shows."""
    ran = Ran({}, {}, {})
    with matplotlib.rc_context():
        for cell, text in cells(name):
            tree = ast.parse(text)
            last = (
                tree.body.pop().value if isinstance(tree.body[-1], ast.Expr) else ast.Constant(None)
            )
            with contextlib.redirect_stdout(io.StringIO()) as out:
                exec(compile(tree, cell, "exec"), ran.names)
                shown = eval(compile(ast.Expression(last), cell, "eval"), ran.names)
            ran.printed[cell], ran.shown[cell] = out.getvalue(), shown
    return ran
