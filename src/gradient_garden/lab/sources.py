"""The exact source text of a module or of one of its symbols."""

from __future__ import annotations

from gradient_garden.diagnostics import did_you_mean
from gradient_garden.lab.library import Library, Module
from gradient_garden.lab.model import Source


def source_of(library: Library, module: str, symbol: str = "") -> Source | str:
    """Return a symbol's text, dedented, with decorators and the comments right above it.

    Without a symbol: the whole module. A string says what is wrong, with the nearest name.
    """
    found = library.modules.get(module)
    fault = missing(library, module, symbol)
    if fault or found is None:
        return f"{fault[1]} {fault[2]}".strip() if fault else ""
    if not symbol:
        text = found.text.strip("\n")
        return Source(
            module, "", "module", text, found.path, 1, found.text.rstrip().count("\n") + 1
        )
    place = found.symbols[symbol]
    text = lines_of(found, place.first_line, place.last_line)
    return Source(module, symbol, place.kind, text, found.path, place.first_line, place.last_line)


def lines_of(module: Module, first: int, last: int) -> str:
    """Return these lines (from 1, both included) without the first one's indentation."""
    lines = [line.lstrip("\f") for line in module.lines[first - 1 : last]]
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    return "\n".join(line.removeprefix(indent) for line in lines).rstrip()


def missing(library: Library, module: str, symbol: str) -> tuple[str, str, str] | None:
    """Say why a module or symbol cannot be shown: (code, message, hint); None if it can."""
    if module in library.broken:
        return "code-syntax", f"`{module}.py` cannot be parsed.", "repair the module"
    found = library.modules.get(module)
    if found is None:
        hint = did_you_mean(f"{module}.py", (f"{name}.py" for name in library.modules))
        return "code-module-missing", f"There is no snippet `{module}.py`.", hint
    if symbol in found.ambiguous:
        return "code-ambiguous", f"{found.ambiguous[symbol][2]}.", "define it once"
    if symbol and symbol not in found.symbols:
        hint = did_you_mean(symbol, (n for n in found.symbols if not n.startswith("_")))
        return "code-symbol-missing", f"`{module}.py` defines no `{symbol}`.", hint
    return None
