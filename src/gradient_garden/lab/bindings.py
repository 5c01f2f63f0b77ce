"""Which names of its module a statement needs, by Python's own scope analysis."""

from __future__ import annotations

import ast
import builtins
import symtable
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache

# A library's statements, which are asked about once for each slice that they are in.
KNOWN = 1 << 14
BUILTINS = frozenset(dir(builtins))
# These look at the module as a whole, so a piece of it would not behave like the whole.
_LOOKS_AROUND = frozenset(
    {"globals", "eval", "exec", "compile", "__import__", "__file__", "__doc__", "__spec__"}
)
# These do so when they are called without an argument.
_BARE = frozenset({"vars", "dir", "locals"})
# And these find modules by a name that is only known when the code runs.
_BY_NAME = frozenset({"sys.modules", "importlib.import_module", "importlib.reload"})


@lru_cache(maxsize=KNOWN)
def needed(node: ast.stmt) -> frozenset[str]:
    """Return the module-level names that a statement uses; built-in ones are among them.

    Annotations (quoted ones too), decorators, defaults, bases and nested scopes count.
    """
    names = set(_global_names(symtable.symtable(ast.unparse(node), "slice", "exec")))
    for _, quoted in quoted_annotations(node):
        names |= {inner.id for inner in ast.walk(quoted) if isinstance(inner, ast.Name)}
    return frozenset(names)


@lru_cache(maxsize=KNOWN)
def bound(node: ast.stmt) -> frozenset[str]:
    """Return the names that a top-level statement binds in its module."""
    symbols = symtable.symtable(ast.unparse(node), "slice", "exec").get_symbols()
    return frozenset(
        s.get_name() for s in symbols if s.is_assigned() or s.is_imported() or s.is_namespace()
    )


@lru_cache(maxsize=KNOWN)
def rebinds(node: ast.stmt) -> str:
    """Return a name that the statement rebinds in its module at run time, or nothing."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Global):
            return inner.names[0]
    return ""


@lru_cache(maxsize=KNOWN)
def looks_around(node: ast.stmt) -> str:
    """Return one of the names through which code sees its whole module, or nothing."""
    found = set(needed(node) & _LOOKS_AROUND)
    for inner in ast.walk(node):
        if isinstance(inner, ast.Attribute):
            found |= {ast.unparse(inner)} & _BY_NAME
        elif isinstance(inner, ast.Call) and not (inner.args or inner.keywords):
            found |= {ast.unparse(inner.func)} & _BARE
    return min(found, default="")


@lru_cache(maxsize=KNOWN)
def asks_for_names(node: ast.stmt) -> bool:
    """Tell whether a statement asks anything for its name, so that the name can be seen."""
    asked = ("__name__", "__qualname__")
    return any(isinstance(n, ast.Attribute) and n.attr in asked for n in ast.walk(node))


def _global_names(table: symtable.SymbolTable) -> Iterator[str]:
    top = table.get_type() == "module"
    for symbol in table.get_symbols():
        # A class body may read a name of the module before it binds its own.
        shadows = table.get_type() == "class" and symbol.is_local()
        if symbol.is_referenced() and (top or symbol.is_global() or shadows):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _global_names(child)


def quoted_annotations(node: ast.AST) -> Iterator[tuple[ast.Constant, ast.expr]]:
    """Yield the strings among the annotations in a statement, each with what it says."""
    for annotation in _annotations(node):
        for inner in ast.walk(annotation):
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                with suppress(SyntaxError, ValueError):
                    yield inner, ast.parse(inner.value, mode="eval").body


def _annotations(node: ast.AST) -> Iterator[ast.expr]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.arg | ast.AnnAssign) and inner.annotation:
            yield inner.annotation
        elif isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef) and inner.returns:
            yield inner.returns


@lru_cache(maxsize=KNOWN)
def shape(node: ast.stmt) -> str:
    """Return what a statement says, without where it stands: equal statements have one shape."""
    return ast.dump(node)


@lru_cache(maxsize=KNOWN)
def said(node: ast.stmt) -> frozenset[str]:
    """Return every name that a statement says, local ones among them."""
    found: set[str] = set()
    for inner in ast.walk(node):
        for value in (getattr(inner, part, None) for part in ("id", "arg", "name", "asname")):
            found |= {value} if isinstance(value, str) else set()
    return frozenset(found)
