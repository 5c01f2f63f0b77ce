"""From the lines that tests executed to the symbols that they prove."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from gradient_garden.lab.bindings import needed
from gradient_garden.lab.library import Module
from gradient_garden.lab.symbols import Symbol

Tests = frozenset[str]
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def symbols_proved(module: Module, lines: Mapping[int, Tests]) -> dict[str, Tests]:
    """Return, for each symbol of a module, the tests that execute it.

    lines: the tests by line, counted from 1. A function is executed where a line of its body is;
    a class where one of its methods is. What has no body of its own, a constant or a record
    type, is executed by the tests of whatever uses it. "" stands for the module.
    """
    proved = {name: _by_body(symbol, lines) for name, symbol in module.symbols.items()}
    users = _users(module)
    for name in bodiless(module):
        proved[name] |= frozenset().union(*(proved[u] for u in _closure(name, users)))
    proved[""] = frozenset().union(*lines.values()) if lines else frozenset()
    return {name: tests for name, tests in proved.items() if tests}


def bodiless(module: Module) -> set[str]:
    """Return the symbols that are no functions: constants, types, and classes as a whole."""
    return {n for n, symbol in module.symbols.items() if not isinstance(symbol.node, _FUNCTIONS)}


def _by_body(symbol: Symbol, lines: Mapping[int, Tests]) -> Tests:
    bodies = [n for n in ast.walk(symbol.node) if isinstance(n, _FUNCTIONS)]
    inside = (number for body in bodies for number in _body_lines(body))
    return frozenset().union(*(lines.get(number, frozenset()) for number in inside))


def _body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> range:
    """Return the lines of a function's body; its `def` line runs when it is only imported."""
    return range(function.body[0].lineno, (function.end_lineno or 0) + 1)


def _users(module: Module) -> dict[str, set[str]]:
    """Return, for each symbol, the symbols of the module that use it."""
    users: dict[str, set[str]] = {name: set() for name in module.symbols}
    for name, symbol in module.symbols.items():
        for used in needed(symbol.node) & set(users) - {name}:
            users[used].add(name)
    return users


def _closure(name: str, users: Mapping[str, set[str]]) -> set[str]:
    found, queue = set[str](), [name]
    while queue:
        for user in users[queue.pop()] - found:
            found.add(user)
            queue.append(user)
    return found
