"""The grammar of code embeds: `neuron.py#boundary(w={(2.0, 0.5), (2.0, 2.0)})`.

Only names, dots and literals are accepted; text is parsed, never evaluated.
"""

from __future__ import annotations

import ast
import keyword
from pathlib import PurePosixPath

from gradient_garden.lab.literals import canonical
from gradient_garden.lab.model import Call, Reference

MAX_LENGTH = 2_000
MAX_STATES = 50


class _Refused(Exception):
    """Carries one sentence that says what is wrong with a reference."""


def is_code(path: str) -> bool:
    """Tell whether an embed's path names a snippet module, such as `xor.py` or `xor.py()`."""
    return path.endswith(".py") or (path.endswith(")") and ".py(" in path)


def parse_reference(path: str, subpath: str) -> Reference | str:
    """Parse the path and subpath of a code embed; a string says, in one sentence, what is wrong."""
    try:
        return _reference(path, subpath.strip())
    except _Refused as refusal:
        return str(refusal)


def parse_call(text: str) -> Call | str:
    """Parse a call as it is printed, such as `neuron.boundary(b=1)`, or say what is wrong."""
    head, bracket, rest = text.strip().partition("(")
    module, _, symbol = head.partition(".")
    if not bracket:
        return f"“{text}” is not a call: write it with brackets, such as `neuron.boundary()`."
    call = f"{symbol}{bracket}{rest}" if symbol else ""
    parsed = parse_reference(f"{module}.py{'' if symbol else bracket + rest}", call)
    if isinstance(parsed, str):
        return parsed
    return parsed.calls[0] if len(parsed.calls) == 1 else "Name one call, without braces."


def _reference(path: str, subpath: str) -> Reference:
    script = path.endswith("()")
    module = _module(path.removesuffix("()"))
    if script and subpath:
        raise _Refused("A script's brackets end the reference: `xor.py()` runs the whole module.")
    if not subpath:
        return Reference(module, calls=(Call(module),) if script else ())
    tree = _parse(subpath)
    if not isinstance(tree, ast.Call):
        return Reference(module, _symbol(tree, subpath))
    return _calls(module, _symbol(tree.func, subpath), tree, subpath)


def _module(path: str) -> str:
    name = PurePosixPath(path).stem
    if path != f"{name}.py" or not name.isidentifier() or keyword.iskeyword(name):
        raise _Refused(
            f"“{path}” does not name a snippet module: write its file name alone, as `neuron.py`."
        )
    return name


def _parse(text: str) -> ast.expr:
    if len(text) > MAX_LENGTH:
        raise _Refused(f"A code reference has at most {MAX_LENGTH:,} characters.")
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise _Refused(f"“{text}” is neither a name nor a call with literal arguments.") from None


def _symbol(node: ast.expr, text: str) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.insert(0, node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        raise _Refused(f"“{text}” is neither a name nor a call with literal arguments.")
    parts.insert(0, node.id)
    name = ".".join(parts)
    # Python folds look-alike letters into plain ones; the author must have typed the plain ones.
    if not text.startswith(name):
        raise _Refused(f"“{text}” has letters that only look like those of “{name}”.")
    return _public(name, parts)


def _public(name: str, parts: list[str]) -> str:
    if len(parts) > 2:
        raise _Refused(f"“{name}” is too deep: name a symbol, or a method as `Class.method`.")
    dunder_method = len(parts) == 2 and parts[1].startswith("__") and parts[1].endswith("__")
    if parts[0].startswith("_") or (parts[-1].startswith("_") and not dunder_method):
        raise _Refused(f"“{name}” is private: only public names can be shown.")
    return name


def _calls(module: str, symbol: str, call: ast.Call, text: str) -> Reference:
    arguments = [("", a) for a in call.args] + [(k.arg, k.value) for k in call.keywords]
    names = [name for name, _ in arguments if name]
    if len(names) != len(set(names)):
        raise _Refused("An argument is given twice.")
    varied = [(name, value) for name, value in arguments if isinstance(value, ast.Set)]
    if not varied:
        return Reference(module, symbol, (_call(module, symbol, arguments),))
    if len(varied) > 1:
        raise _Refused("Only one argument can have braces, which mean “each of these”.")
    return _each(module, symbol, arguments, varied[0], text)


def _each(
    module: str,
    symbol: str,
    arguments: list[tuple[str | None, ast.expr]],
    varied: tuple[str | None, ast.expr],
    text: str,
) -> Reference:
    name, values = varied
    if not name or not isinstance(values, ast.Set):
        raise _Refused("Name the argument that varies: `descent(eta={0.1, 1.0})`.")
    if len(values.elts) > MAX_STATES:
        raise _Refused(f"Braces hold at most {MAX_STATES} values.")
    calls = tuple(
        _call(module, symbol, [(n, value if n == name else a) for n, a in arguments])
        for value in values.elts
    )
    if len(set(calls)) < len(calls):
        raise _Refused(f"The values of `{name}` are not all different.")
    states = tuple(ast.get_source_segment(text, value) or "" for value in values.elts)
    return Reference(module, symbol, calls, name, states)


def _call(module: str, symbol: str, arguments: list[tuple[str | None, ast.expr]]) -> Call:
    spelled = [(name or "", _argument(name, value)) for name, value in arguments]
    positional = [pair for pair in spelled if not pair[0]]
    return Call(module, symbol, (*positional, *sorted(p for p in spelled if p[0])))


def _argument(name: str | None, value: ast.expr) -> str:
    literal = None if name is None else canonical(value)
    if literal is not None:
        return literal
    shown = ast.unparse(value)
    if isinstance(value, ast.List):
        raise _Refused(f"“{shown}” is a list: write a tuple, with round brackets.")
    if isinstance(value, ast.Dict | ast.Set):
        raise _Refused("Braces mean “each of these” and hold values, alone in their argument.")
    raise _Refused(f"“{shown}” is not a literal: write a number, a string, True, None or a tuple.")
