"""Calls whose published output a test asks for, by the fixture `garden_output`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from gradient_garden.lab.model import Call
from gradient_garden.lab.proof.mentioned import each_test
from gradient_garden.lab.reference import parse_call

FIXTURE = "garden_output"


def calls_asked(source: str) -> tuple[Call, ...]:
    """Return the calls that the strings of a test module name, if it uses the fixture at all."""
    if FIXTURE not in source:
        return ()
    try:
        return tuple(dict.fromkeys(_calls(ast.parse(source))))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()


def asked(source: str, path: str) -> dict[tuple[str, str], set[str]]:
    """Return, by (module, symbol), the tests that ask for an output of it.

    path: the test module's, from the project's root, as pytest begins a test's name.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for name, test in each_test(ast.parse(source).body) if FIXTURE in source else ():
        for call in _calls(test):
            found.setdefault((call.module, call.symbol), set()).add(f"{path}::{name}")
    return found


def _calls(node: ast.AST) -> Iterator[Call]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            call = parse_call(inner.value)
            if isinstance(call, Call):
                yield call
