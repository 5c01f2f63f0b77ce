"""Literal arguments, in one canonical spelling: `0.10` and `.1` are both `0.1`."""

from __future__ import annotations

import ast
import math


def canonical(node: ast.expr) -> str | None:
    """Spell a literal expression canonically; None if it is not a literal that a call may have.

    Allowed are numbers, strings, True, False, None, and tuples of these; nothing is evaluated.
    """
    if isinstance(node, ast.Tuple):
        return _tuple(node)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        return _signed(node)
    return _constant(node)


def _tuple(node: ast.Tuple) -> str | None:
    items = [canonical(item) for item in node.elts]
    if None in items:
        return None
    inside = ", ".join(str(item) for item in items)
    return f"({inside},)" if len(items) == 1 else f"({inside})"


def _signed(node: ast.UnaryOp) -> str | None:
    value = node.operand.value if isinstance(node.operand, ast.Constant) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return _number(-value if isinstance(node.op, ast.USub) else value)


def _constant(node: ast.expr) -> str | None:
    if not isinstance(node, ast.Constant):
        return None
    if node.value is None or isinstance(node.value, bool | str):
        return repr(node.value)
    return _number(node.value) if isinstance(node.value, int | float) else None


def _number(value: int | float) -> str | None:
    return repr(value) if math.isfinite(value) else None
