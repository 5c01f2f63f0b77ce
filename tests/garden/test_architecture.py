"""The rooms keep their doors: who may import whom, and what each room offers."""

import ast
import importlib
from pathlib import Path

import pytest

import gradient_garden

PACKAGE = Path(gradient_garden.__file__).parent
HOSTS = {"mkdocs", "material", "jinja2", "mkdocs_jupyter"}
MAY_IMPORT = {
    "vault": {"vault", "diagnostics"},
    "lab": {"lab", "diagnostics"},
    "pages": {"pages", "vault", "lab", "diagnostics"},
}


def imported(file: Path) -> set[str]:
    """Full names of all modules that a file imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = file.parent.relative_to(PACKAGE.parent).parts
            up = ".".join(base[: len(base) - node.level + 1]) + "." if node.level else ""
            names.add(up + (node.module or ""))
    return names


def modules(room: str) -> list[Path]:
    return sorted((PACKAGE / room).rglob("*.py"))


@pytest.mark.parametrize("room", [*MAY_IMPORT, "garden", "export"])
def test_room_knows_no_host(room):
    found = {n.split(".")[0] for file in modules(room) for n in imported(file)} & HOSTS

    assert modules(room)
    assert found == set()


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_room_imports_only_the_rooms_before_it(room):
    ours = [n.split(".") for file in modules(room) for n in imported(file)]
    rooms = {n[1] for n in ours if n[0] == "gradient_garden" and len(n) > 1}

    assert rooms <= MAY_IMPORT[room]


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_index_is_sorted_and_true(room):
    index = importlib.import_module(f"gradient_garden.{room}")

    assert sorted(index.__all__) == list(index.__all__)
    assert all(hasattr(index, name) for name in index.__all__)


def test_snippets_know_nothing_of_the_engine():
    snippets = PACKAGE.parents[1] / "snippets"
    found = {n.split(".")[0] for file in snippets.glob("*.py") for n in imported_by_snippet(file)}

    assert found.isdisjoint({"gradient_garden", "tests"})


def imported_by_snippet(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    froms = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    plain = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    return froms | plain
