"""Which names of its module a statement needs, by Python's own scope analysis."""

from __future__ import annotations

import ast
import builtins
import symtable
from collections.abc import Iterator
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
    return frozenset(names | set(_quoted_annotations(node)))


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


def looks_around(node: ast.stmt) -> str:
    """Return one of the names through which code sees its whole module, or nothing."""
    found = set(needed(node) & _LOOKS_AROUND)
    for inner in ast.walk(node):
        if isinstance(inner, ast.Attribute):
            found |= {ast.unparse(inner)} & _BY_NAME
        elif isinstance(inner, ast.Call) and not (inner.args or inner.keywords):
            found |= {ast.unparse(inner.func)} & _BARE
    return min(found, default="")


def _global_names(table: symtable.SymbolTable) -> Iterator[str]:
    top = table.get_type() == "module"
    for symbol in table.get_symbols():
        # A class body may read a name of the module before it binds its own.
        shadows = table.get_type() == "class" and symbol.is_local()
        if symbol.is_referenced() and (top or symbol.is_global() or shadows):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _global_names(child)


def _quoted_annotations(node: ast.stmt) -> Iterator[str]:
    for annotation in _annotations(node):
        for inner in ast.walk(annotation):
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                yield from _names_in(inner.value)


def _annotations(node: ast.stmt) -> Iterator[ast.expr]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.arg | ast.AnnAssign) and inner.annotation:
            yield inner.annotation
        elif isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef) and inner.returns:
            yield inner.returns


def _names_in(text: str) -> Iterator[str]:
    try:
        tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError):
        return
    yield from (n.id for n in ast.walk(tree) if isinstance(n, ast.Name))


@lru_cache(maxsize=KNOWN)
def shape(node: ast.stmt) -> str:
    """Return what a statement says, without where it stands: equal statements have one shape."""
    return ast.dump(node)
