"""Signatures as they are written: whether literal arguments fit, without running anything."""

from __future__ import annotations

import ast

from gradient_garden.lab.model import Call

Function = ast.FunctionDef | ast.AsyncFunctionDef


def misfit(function: Function, call: Call, *, skip: int = 0) -> str:
    """Say why a call's arguments do not fit a function; nothing if they do.

    skip: how many leading parameters Python itself fills, such as `self`.
    """
    a = function.args
    by_position = [p.arg for p in [*a.posonlyargs, *a.args]][skip:]
    positional = [value for name, value in call.arguments if not name]
    named = [name for name, _ in call.arguments if name]
    if len(positional) > len(by_position) and not a.vararg:
        return f"takes {len(by_position)} positional arguments, and {len(positional)} are given"
    nameable = {p.arg for p in [*a.args, *a.kwonlyargs]} - {p.arg for p in a.args[:skip]}
    unknown = [name for name in named if name not in nameable]
    if unknown and not a.kwarg:
        return f"has no argument `{unknown[0]}`"
    filled = by_position[: len(positional)]
    twice = [name for name in named if name in filled]
    if twice:
        return f"gets `{twice[0]}` twice"
    lacking = [name for name in _required(a, skip) if name not in filled and name not in named]
    return f"lacks the argument `{lacking[0]}`" if lacking else ""


def _required(a: ast.arguments, skip: int) -> list[str]:
    by_position = [p.arg for p in [*a.posonlyargs, *a.args]]
    with_default = len(by_position) - len(a.defaults)
    keyword_only = [p.arg for p, d in zip(a.kwonlyargs, a.kw_defaults, strict=True) if d is None]
    return by_position[skip:with_default] + keyword_only


def written(function: Function) -> str:
    """Return the signature on one line, such as `neuron(x, w, b=0.0)`."""
    return f"{function.name}({ast.unparse(function.args)})"


def returns_figure(function: Function) -> bool:
    """Tell whether a function says that it returns a figure, or the axes of one."""
    returned = function.returns
    if isinstance(returned, ast.Constant) and isinstance(returned.value, str):
        name = returned.value
    else:
        name = ast.unparse(returned) if returned else ""
    return name.rpartition(".")[2] in ("Figure", "Axes")
