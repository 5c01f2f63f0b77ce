"""Pieces: the top-level statements of modules that a slice is made of, and why one cannot be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gradient_garden.diagnostics import Diagnostic
from gradient_garden.lab import bindings
from gradient_garden.lab.imports import Import, imports_of
from gradient_garden.lab.library import Module
from gradient_garden.lab.sources import lines_of
from gradient_garden.lab.symbols import first_line, is_main_guard, targets

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Refused(Exception):
    """Carries the diagnostic that says why there is no slice."""

    def __init__(self, module: Module, line: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic(module.path, line, 1, "slice-impossible", message, hint)


@dataclass(frozen=True, slots=True)
class Piece:
    """One statement; line: where its text begins, or 0 if it is ours; last: where it ends.

    said: its text where that is not the module's, since names were changed in it.
    """

    module: Module
    node: ast.stmt
    line: int = 0
    last: int = 0
    said: str = ""

    @property
    def text(self) -> str:
        """The statement as it is written, with decorators and the comments right above."""
        if self.said or not self.line:
            return self.said or ast.unparse(self.node)
        return lines_of(self.module, self.line, self.last)

    @property
    def names(self) -> list[str]:
        """The names that it defines."""
        return sorted(bindings.bound(self.node))


def piece(module: Module, node: ast.stmt) -> Piece:
    """Make a piece of a module's statement."""
    return Piece(module, node, first_line(node, module.lines), node.end_lineno or node.lineno)


def all_pieces(module: Module) -> Iterator[Piece]:
    """Yield all statements of a module but its docstring and its imports."""
    for number, node in enumerate(module.tree.body):
        docstring = number == 0 and isinstance(node, ast.Expr) and only_defines(node)
        if not docstring and not isinstance(node, ast.Import | ast.ImportFrom):
            yield piece(module, node)


def closure(module: Module, wanted: set[str]) -> list[Piece]:
    """Return the statements that define these names and, in turn, the names those need."""
    found: dict[int, Piece] = {}
    queue, seen = sorted(wanted), set[str]()
    optional = {name: node for node in conditional_imports(module) for name in bindings.bound(node)}
    while queue:
        name = queue.pop()
        if name in optional:
            if name not in seen:
                found[optional[name].lineno] = piece(module, optional[name])
                queue += sorted(bindings.needed(optional[name]))
            seen.add(name)
            continue
        if name in module.ambiguous:
            line, _, why = module.ambiguous[name]
            raise Refused(module, line, f"Needs `{name}`, but {why}.")
        symbol = module.symbols.get(name)
        if symbol and name not in seen:
            found[symbol.node.lineno] = piece(module, symbol.node)
            queue += sorted(bindings.needed(symbol.node))
        seen.add(name)
    return [found[line] for line in sorted(found)]


def refuse_side_effects(module: Module) -> None:
    """Refuse a module that does more, when imported, than to define names."""
    for node in module.tree.body:
        if not (only_defines(node) or is_main_guard(node) or is_conditional_import(node)):
            shown = ast.unparse(node).partition("\n")[0]
            message = f"Importing the module also runs `{shown}`."
            raise Refused(module, node.lineno, message, "move it into a function")


def conditional_imports(module: Module) -> list[ast.stmt]:
    """Return the statements that import one thing or another, such as `try: import tomllib`."""
    return [node for node in module.tree.body if is_conditional_import(node)]


@lru_cache(maxsize=bindings.KNOWN)
def is_conditional_import(node: ast.stmt) -> bool:
    """Tell whether a top-level `if` or `try` imports, and does nothing else but bind names."""
    if not isinstance(node, ast.If | ast.Try) or is_main_guard(node):
        return False
    inner = [child for child in ast.walk(node) if isinstance(child, ast.stmt)][1:]
    plain = (ast.If, ast.Try, ast.Pass, ast.Import, ast.ImportFrom)
    imports = any(isinstance(child, ast.Import | ast.ImportFrom) for child in inner)
    return imports and all(isinstance(c, plain) or _binds_constant(c) for c in inner)


def _binds_constant(node: ast.stmt) -> bool:
    """Tell whether this is an assignment such as `plt = None`."""
    return isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)


def refuse_shared_lines(module: Module, piece: Piece) -> None:
    """Refuse a statement that shares a line with another: lines are what is cut out."""
    for node in module.tree.body:
        last = node.end_lineno or node.lineno
        if node is not piece.node and piece.line <= last and node.lineno <= piece.last:
            message = "Two statements share a line."
            raise Refused(module, piece.node.lineno, message, "give each a line of its own")


def refuse_untraceable(module: Module, node: ast.stmt) -> None:
    """Refuse a statement whose meaning depends on the module around it."""
    around = bindings.looks_around(node)
    if around:
        message = f"Uses `{around}`, so it sees the whole module."
        raise Refused(module, node.lineno, message, "pass what it needs as arguments")
    rebound = bindings.rebinds(node)
    if rebound:
        raise Refused(module, node.lineno, f"Rebinds the module's `{rebound}` when it runs.")
    package = module.path.partition("/")[0]
    for item in _imports_inside(node):
        if item.module.partition(".")[0] == package:
            where = "under a condition" if is_conditional_import(node) else "inside a function"
            message = f"Imports `{item.module}` {where}."
            raise Refused(module, item.line, message, "import it at the top of the module")


@lru_cache(maxsize=bindings.KNOWN)
def _imports_inside(node: ast.stmt) -> tuple[Import, ...]:
    return tuple(imports_of(node, nested=True))


def only_defines(node: ast.stmt) -> bool:
    """Tell whether a top-level statement binds names and does nothing else that is visible."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return all(isinstance(t, ast.Name | ast.Tuple | ast.List) for t in node.targets)
    if isinstance(node, ast.AnnAssign):
        return isinstance(node.target, ast.Name)
    plain = (*_FUNCTIONS, ast.ClassDef, ast.Import, ast.ImportFrom)
    return isinstance(node, plain) or bool(list(targets(node)))
