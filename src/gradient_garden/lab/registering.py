"""Decorators that register: what they decorate changes something else when it is defined.

A slice without the decorated function would then give another result than its module does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from gradient_garden.lab import bindings
from gradient_garden.lab.library import Module
from gradient_garden.lab.symbols import Definition


def registered(module: Module, kept: Iterable[ast.stmt]) -> Iterator[tuple[int, str, str]]:
    """Yield (line, name, changed) for each definition left out that may change what is kept.

    kept: the statements of a slice that are of this module.
    """
    inside = {id(node) for node in kept}
    names = {name for node in module.tree.body if id(node) in inside for name in _defined(node)}
    for node in module.tree.body:
        if isinstance(node, Definition) and id(node) not in inside:
            for changed in sorted(_changed(module, node) & names):
                yield node.lineno, node.name, changed


def _defined(node: ast.stmt) -> frozenset[str]:
    return bindings.bound(node)


def _changed(
    module: Module, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
) -> set[str]:
    """Return the names of the module that the decorators of a definition may change."""
    found: set[str] = set()
    for decorator in node.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        if isinstance(called, ast.Attribute):
            found.add(_root(called))  # `@show.register` changes `show`
        elif isinstance(called, ast.Name) and called.id in module.symbols:
            found |= _mutated(module.symbols[called.id].node)
    return found


def _mutated(node: ast.stmt) -> set[str]:
    """Return the names whose values a statement may change in place."""
    return {_root(target) for inner in ast.walk(node) for target in _targets(inner)} - {""}


def _targets(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield node.func
    elif isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
        yield node


def _root(node: ast.expr) -> str:
    """Return the name that a chain such as `a.b[0].c` begins with, or nothing."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
