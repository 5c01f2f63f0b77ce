"""What can be known about a code reference without running anything."""

from __future__ import annotations

import ast

from gradient_garden.lab.library import Library, Module
from gradient_garden.lab.model import Call, Reference
from gradient_garden.lab.signatures import Function, misfit, returns_figure, written
from gradient_garden.lab.sources import missing
from gradient_garden.lab.symbols import Symbol, is_main_guard

Fault = tuple[str, str, str]
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def check_reference(library: Library, reference: Reference, *, captioned: bool) -> Fault | None:
    """Return (code, message, hint) for the first fault of a reference, or None.

    captioned: whether the embed has text after `|`, which is a figure's caption and alt text.
    """
    fault = missing(library, reference.module, reference.symbol)
    if fault or reference.is_source:
        return fault
    module = library.modules[reference.module]
    if not reference.symbol:
        return _script(module)
    symbol = module.symbols[reference.symbol]
    for call in reference.calls:
        fault = _call(module, symbol, call)
        if fault:
            return fault
    if not captioned and isinstance(symbol.node, _FUNCTIONS) and returns_figure(symbol.node):
        hint = f"write `![[{reference.module}.py#{reference.calls[0].symbol}(…)|what it shows]]`"
        return "figure-without-alt", "A figure needs a caption, which is its text for all.", hint
    return None


def _script(module: Module) -> Fault | None:
    if any(is_main_guard(node) or _does_something(node) for node in module.tree.body):
        return None
    message = f"`{module.name}.py` does nothing when it is run as a script."
    return "code-arguments", message, 'add `if __name__ == "__main__":`, or name a function'


def _does_something(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)


def _call(module: Module, symbol: Symbol, call: Call) -> Fault | None:
    if symbol.kind == "constant":
        return _constant(module, symbol)
    if symbol.kind == "class":
        return _class(module, symbol, call)
    if not isinstance(symbol.node, _FUNCTIONS):
        return None
    kinds = _decorators(symbol.node)
    if symbol.kind == "method" and not kinds & {"staticmethod", "classmethod"}:
        message = f"`{symbol.name}` is a method: it needs an instance to be called on."
        return "code-arguments", message, "show a function that makes one and calls it"
    if symbol.kind == "function" and kinds - {"cache", "lru_cache"}:
        return None  # a decorator may change what a function takes
    return _fit(symbol.name, symbol.node, call, skip="classmethod" in kinds)


def _constant(module: Module, symbol: Symbol) -> Fault | None:
    value = getattr(symbol.node, "value", None)
    if isinstance(value, ast.Constant | ast.Tuple | ast.List | ast.Dict | ast.Set | ast.BinOp):
        message = f"`{symbol.name}` is a constant and cannot be called."
        hint = f"`{module.name}.py#{symbol.name}` shows its source; a function can return it"
        return "code-arguments", message, hint
    return None


def _class(module: Module, symbol: Symbol, call: Call) -> Fault | None:
    made_by = module.symbols.get(f"{symbol.name}.__init__")
    if made_by and isinstance(made_by.node, _FUNCTIONS):
        return _fit(symbol.name, made_by.node, call, skip=True)
    return None


def _fit(name: str, function: Function, call: Call, *, skip: bool) -> Fault | None:
    why = misfit(function, call, skip=int(skip))
    if not why:
        return None
    return "code-arguments", f"`{name}` {why}.", f"it is written `{written(function)}`"


def _decorators(function: Function) -> set[str]:
    found = (d.func if isinstance(d, ast.Call) else d for d in function.decorator_list)
    return {ast.unparse(d).rpartition(".")[2] for d in found}
