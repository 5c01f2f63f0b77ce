"""The tests of a folder by name, read and never run."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gradient_garden.lab.proof.inputs import test_modules
from gradient_garden.lab.proof.mentioned import each_test


@dataclass(frozen=True, slots=True)
class TestModule:
    """A test module: its path from the project's root, and its tests, `TestX.test_y` in a class."""

    __test__ = False  # pytest, this is none of yours

    path: str
    tests: frozenset[str]

    def pytest_name(self, test: str) -> str:
        """How pytest calls one of its tests."""
        return f"{self.path}::{test.replace('.', '::')}"


def tests_by_module(folder: Path, root: Path) -> Mapping[str, TestModule]:
    """Return the test modules below a folder, by name; one that cannot be parsed has no tests."""
    found: dict[str, TestModule] = {}
    for file in test_modules(folder):
        path = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
        found.setdefault(file.stem, TestModule(path, _names(file)))
    return found


def _names(file: Path) -> frozenset[str]:
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset()
    return frozenset(name.replace("::", ".") for name, _ in each_test(tree.body))
