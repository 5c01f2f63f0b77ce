"""The symbols of a module: functions, classes, `Class.method`s and constants, by name."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gradient_garden.lab.model import SymbolKind

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_ACCESSORS = {"setter", "getter", "deleter", "overload", "register"}


@dataclass(frozen=True, slots=True)
class Symbol:
    """One name that a module defines, and the lines of its statement, decorators included.

    Lines are counted from 1, the last one included; comments right above belong to it.
    """

    name: str
    kind: SymbolKind
    node: ast.stmt
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Symbols:
    """What a module defines. ambiguous: why a name that occurs has no single definition."""

    by_name: dict[str, Symbol]
    ambiguous: dict[str, tuple[int, int, str]]  # name -> (line, other line, one sentence)


def symbols_of(tree: ast.Module, lines: list[str]) -> Symbols:
    """Collect the symbols of a parsed module; lines: its text, split at newlines."""
    found: dict[str, Symbol] = {}
    ambiguous: dict[str, tuple[int, int, str]] = {}
    for symbol in _all(tree.body, lines):
        first = found.get(symbol.name)
        if first is None:
            found[symbol.name] = symbol
        elif _is_accessor(symbol.node) or _is_accessor(first.node):
            found[symbol.name] = _joined(first, symbol)
        else:
            ambiguous.setdefault(symbol.name, _twice(first, symbol))
    for name, line in _conditional(tree.body):
        ambiguous.setdefault(name, (line, line, f"`{name}` is defined under a condition"))
    return Symbols({n: s for n, s in found.items() if n not in ambiguous}, ambiguous)


def first_line(node: ast.stmt, lines: list[str]) -> int:
    """Return the line where a statement's text begins: its decorators, and comments above."""
    decorators = node.decorator_list if isinstance(node, Definition) else []
    line = min([node.lineno, *(d.lineno for d in decorators)])
    indent = lines[line - 1][: len(lines[line - 1]) - len(lines[line - 1].lstrip())]
    while line > 1 and lines[line - 2].startswith(f"{indent}#"):
        line -= 1
    # A shebang and a coding line belong to the file, not to its first symbol.
    while line == 1 and lines[0].startswith("#!"):
        line += 1
    return line


def targets(node: ast.stmt) -> Iterator[str]:
    """Yield the plain names that an assignment binds."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _stored(target)
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
        yield node.target.id
    elif hasattr(ast, "TypeAlias") and isinstance(node, ast.TypeAlias):
        yield node.name.id


def _stored(target: ast.expr) -> Iterator[str]:
    for node in ast.walk(target):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _all(body: Iterable[ast.stmt], lines: list[str]) -> Iterator[Symbol]:
    for node in body:
        if isinstance(node, _FUNCTIONS):
            yield _symbol(node.name, "function", node, lines)
        elif isinstance(node, ast.ClassDef):
            yield _symbol(node.name, "class", node, lines)
            yield from _methods(node, lines)
        else:
            for name in targets(node):
                yield _symbol(name, "constant", node, lines)


def _methods(node: ast.ClassDef, lines: list[str]) -> Iterator[Symbol]:
    for inner in node.body:
        if isinstance(inner, _FUNCTIONS):
            yield _symbol(f"{node.name}.{inner.name}", "method", inner, lines)


def _symbol(name: str, kind: SymbolKind, node: ast.stmt, lines: list[str]) -> Symbol:
    return Symbol(name, kind, node, first_line(node, lines), node.end_lineno or node.lineno)


def _is_accessor(node: ast.stmt) -> bool:
    """Tell whether this is a property's setter or an overload, which share their name rightly."""
    decorators = node.decorator_list if isinstance(node, _FUNCTIONS) else []
    return any(
        (isinstance(d, ast.Attribute) and d.attr in _ACCESSORS)
        or (isinstance(d, ast.Name) and d.id in _ACCESSORS)
        for d in decorators
    )


def _joined(first: Symbol, other: Symbol) -> Symbol:
    return Symbol(first.name, first.kind, first.node, first.first_line, other.last_line)


def _twice(first: Symbol, other: Symbol) -> tuple[int, int, str]:
    lines = first.node.lineno, other.node.lineno
    return (*lines, f"`{first.name}` is defined twice, in lines {lines[0]} and {lines[1]}")


def _conditional(body: Iterable[ast.stmt]) -> Iterator[tuple[str, int]]:
    """Yield names bound inside compound statements, where they may or may not come to be."""
    for node in body:
        if isinstance(node, Definition) or is_main_guard(node):
            continue
        for inner in ast.iter_child_nodes(node):
            if isinstance(inner, ast.stmt):
                yield from _bound(inner)


def _bound(node: ast.stmt) -> Iterator[tuple[str, int]]:
    if isinstance(node, Definition):
        yield node.name, node.lineno
        return
    yield from ((name, node.lineno) for name in targets(node))
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, ast.stmt):
            yield from _bound(inner)


def is_main_guard(node: ast.stmt) -> bool:
    """Tell whether this is `if __name__ == "__main__":`."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"
