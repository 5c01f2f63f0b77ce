"""Constants and record types that a test names: they have no lines of their own to execute."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from gradient_garden.lab.imports import imports_of

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def mentioned(source: str, path: str, package: str) -> dict[tuple[str, str], set[str]]:
    """Return, by (module, symbol), the tests of a test module that use what it imports by name.

    path: the test module's, from the project's root, as pytest begins a test's name.
    """
    tree = ast.parse(source)
    imported = {
        i.bound: (i.module.split(".")[1], i.name)
        for i in imports_of(tree, nested=True)
        if i.module.startswith(f"{package}.") and i.name
    }
    found: dict[tuple[str, str], set[str]] = {}
    for name, test in each_test(tree.body):
        used = {n.id for n in ast.walk(test) if isinstance(n, ast.Name)} & set(imported)
        for bound in used:
            found.setdefault(imported[bound], set()).add(f"{path}::{name}")
    return found


def each_test(body: list[ast.stmt], before: str = "") -> Iterator[tuple[str, ast.stmt]]:
    """Yield each test function with its name, those in test classes as `TestX::test_y`."""
    for node in body:
        if isinstance(node, _FUNCTIONS) and node.name.startswith("test"):
            yield before + node.name, node
        elif isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            yield from each_test(node.body, f"{before}{node.name}::")
