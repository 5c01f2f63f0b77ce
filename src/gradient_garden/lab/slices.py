"""Slices: a symbol with exactly the imports, helpers and constants it needs, in one piece.

Names are followed across snippet modules. What cannot be cut out without a change of meaning is
refused, with the line that stands in the way: never a slice that fails when pasted.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from gradient_garden.diagnostics import Diagnostic
from gradient_garden.lab import bindings
from gradient_garden.lab.imports import Import, block, imports_of
from gradient_garden.lab.library import Library, Module
from gradient_garden.lab.model import Slice
from gradient_garden.lab.sources import lines_of, missing
from gradient_garden.lab.symbols import first_line, is_main_guard, targets


@dataclass(frozen=True, slots=True)
class _Piece:
    """One statement of one module; line: where its text begins; last: where it ends."""

    module: Module
    node: ast.stmt
    line: int
    last: int


class _Refused(Exception):
    """Carries the diagnostic that says why there is no slice."""

    def __init__(self, module: Module, line: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic(module.path, line, 1, "slice-impossible", message, hint)


@dataclass(slots=True)
class _Gathered:
    """What one slice holds so far: imports and statements, helpers first."""

    imports: list[Import] = field(default_factory=list)
    pieces: dict[str, list[_Piece]] = field(default_factory=dict)  # by module, helpers first
    owners: dict[str, tuple[Module, str]] = field(default_factory=dict)  # name -> who, what


def slice_of(library: Library, module: str, symbol: str = "") -> Slice:
    """Cut out a symbol, or a whole module, so that it runs by itself in a clean interpreter.

    A method's slice is its class. The text is empty where the diagnostics say why there is none.
    """
    fault = missing(library, module, symbol)
    if fault:
        path = f"{library.package}/{module}.py"
        return Slice("", (Diagnostic(path, 1, 1, *fault),))
    try:
        return Slice(_cut(library, library.modules[module], symbol))
    except _Refused as refusal:
        return Slice("", (refusal.diagnostic,))


def _cut(library: Library, module: Module, symbol: str) -> str:
    gathered = _Gathered()
    _gather(library, module, {symbol.partition(".")[0]} - {""}, gathered, (), whole=not symbol)
    if not symbol:
        if not any(_snippet(library, i) for i in imports_of(module.tree)):
            return module.text.strip("\n") + "\n"
        gathered.pieces[module.name] = list(_own_pieces(module))
    pieces = _without_twins([p for found in gathered.pieces.values() for p in found])
    return _written(module if not symbol else None, gathered.imports, pieces)


def _gather(
    library: Library,
    module: Module,
    wanted: set[str],
    gathered: _Gathered,
    chain: tuple[str, ...],
    *,
    whole: bool = False,
) -> None:
    """Add what `wanted` names of a module need, the modules it imports from first."""
    if module.name in chain:
        route = " → ".join([*chain[chain.index(module.name) :], module.name])
        raise _Refused(module, 1, f"Snippets import each other in a circle: {route}.")
    pieces = list(_own_pieces(module)) if whole else _closure(module, wanted)
    if not whole:
        _refuse_side_effects(module)
    used = _used_imports(module, pieces)
    for item in used:
        _follow(library, module, item, gathered, (*chain, module.name))
    for piece in pieces:
        for name in _defined(piece.node):
            _claim(gathered, name, module, ast.dump(piece.node), piece.node.lineno)
    known = gathered.pieces.setdefault(module.name, [])
    known += [p for p in pieces if p not in known]
    known.sort(key=lambda p: p.line)


def _follow(
    library: Library, module: Module, item: Import, gathered: _Gathered, chain: tuple[str, ...]
) -> None:
    """Take one used import over: as it is, or, from another snippet, as the code behind it."""
    if not _snippet(library, item):
        _claim(gathered, item.bound, module, repr(item.same_as), item.line)
        gathered.imports.append(item)
        return
    source = library.modules.get(item.module.removeprefix(f"{library.package}."))
    if not item.name or source is None or item.module == library.package:
        hint = f"write `from {library.package}.neuron import neuron`, for each name"
        raise _Refused(module, item.line, "A snippet is imported as a whole module.", hint)
    if item.name not in source.symbols:
        message = f"`{source.name}.py` defines no single `{item.name}`."
        raise _Refused(module, item.line, message)
    if item.bound != item.name:
        alias = ast.parse(f"{item.bound} = {item.name}").body[0]
        _claim(gathered, item.bound, module, ast.dump(alias), item.line)
    _gather(library, source, {item.name}, gathered, chain)
    if item.bound != item.name:
        aliases = gathered.pieces.setdefault(f"{module.name} imports", [])
        aliases.append(_Piece(module, alias, 0, 0))


def _closure(module: Module, wanted: set[str]) -> list[_Piece]:
    """Return the statements that define these names and, in turn, the names those need."""
    found: dict[int, _Piece] = {}
    queue, seen = sorted(wanted), set[str]()
    while queue:
        name = queue.pop()
        symbol = module.symbols.get(name)
        if name in seen or symbol is None:
            if name in module.ambiguous:
                line, _, why = module.ambiguous[name]
                raise _Refused(module, line, f"Needs `{name}`, but {why}.")
            continue
        seen.add(name)
        found[symbol.node.lineno] = _piece(module, symbol.node)
        queue += sorted(bindings.needed(symbol.node))
    return [found[line] for line in sorted(found)]


def _used_imports(module: Module, pieces: list[_Piece]) -> list[Import]:
    """Return the module's imports that the pieces need. Refuses what cannot be followed."""
    available = {i.bound: i for i in imports_of(module.tree)}
    used = {i.bound: i for i in available.values() if i.module == "__future__"}
    for piece in pieces:
        names = bindings.needed(piece.node)
        _refuse_untraceable(module, piece.node, names)
        unknown = names - set(module.symbols) - set(available) - {"__name__", "__annotations__"}
        for name in sorted(unknown - set(_defined(piece.node))):
            if _defines_only(piece.node) and name not in module.ambiguous:
                star = next((i for i in available.values() if i.name == "*"), None)
                line = star.line if star else piece.node.lineno
                why = "a star import may bring it" if star else "the module does not define it"
                raise _Refused(module, line, f"Needs `{name}`, but {why}.", "import it by name")
        used |= {n: available[n] for n in names if n in available}
    return sorted(used.values(), key=lambda i: (i.line, i.bound))


def _refuse_untraceable(module: Module, node: ast.stmt, names: frozenset[str]) -> None:
    around = bindings.looks_around(names)
    if around:
        message = f"Uses `{around}`, so it sees the whole module."
        raise _Refused(module, node.lineno, message, "pass what it needs as arguments")
    rebound = bindings.rebinds(node)
    if rebound:
        raise _Refused(module, node.lineno, f"Rebinds the module's `{rebound}` when it runs.")
    for item in imports_of(node, nested=True):
        if item.module.partition(".")[0] == module.path.partition("/")[0]:
            message = f"Imports `{item.module}` inside a function."
            raise _Refused(module, item.line, message, "import it at the top of the module")


def _refuse_side_effects(module: Module) -> None:
    """Refuse a module that does more, when imported, than to define names."""
    for node in module.tree.body:
        if not (_defines_only(node) or is_main_guard(node)):
            shown = ast.unparse(node).partition("\n")[0]
            message = f"Importing the module also runs `{shown}`."
            raise _Refused(module, node.lineno, message, "move it into a function")


def _defines_only(node: ast.stmt) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        stored = (ast.Name, ast.Tuple, ast.List)
        return all(isinstance(t, stored) for t in node.targets)
    if isinstance(node, ast.AnnAssign):
        return isinstance(node.target, ast.Name)
    plain = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
    return isinstance(node, plain) or bool(list(targets(node)))


def _claim(gathered: _Gathered, name: str, module: Module, what: str, line: int) -> None:
    """Let one definition have a name; an equal one may share it, another may not."""
    owner, known = gathered.owners.setdefault(name, (module, what))
    if known != what:
        message = f"`{name}` also means something else in {owner.path}."
        raise _Refused(module, line, message, "rename one of them")


def _own_pieces(module: Module) -> Iterator[_Piece]:
    """Yield all statements of a module but its docstring and its imports."""
    for number, node in enumerate(module.tree.body):
        docstring = number == 0 and isinstance(node, ast.Expr) and _defines_only(node)
        if not docstring and not isinstance(node, ast.Import | ast.ImportFrom):
            yield _piece(module, node)


def _piece(module: Module, node: ast.stmt) -> _Piece:
    return _Piece(module, node, first_line(node, module.lines), node.end_lineno or node.lineno)


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    return list(targets(node))


def _snippet(library: Library, item: Import) -> bool:
    return item.module.partition(".")[0] == library.package or item.module.startswith(".")


def _without_twins(pieces: list[_Piece]) -> list[_Piece]:
    """Drop a definition that equals an earlier one, such as `Array = np.ndarray` in each module."""
    kept: dict[str, _Piece] = {}
    for piece in pieces:
        kept.setdefault(ast.dump(piece.node), piece)
    return list(kept.values())


def _written(whole: Module | None, imports: list[Import], pieces: list[_Piece]) -> str:
    text = ""
    if whole and ast.get_docstring(whole.tree, clean=False) is not None:
        docstring = whole.tree.body[0]
        text = lines_of(whole, docstring.lineno, docstring.end_lineno or docstring.lineno) + "\n\n"
    merged = block(imports)
    text += f"{merged}\n" if merged else ""
    before: _Piece | None = None
    for piece in pieces:
        text += _gap(before, piece, bool(text)) + _piece_text(piece) + "\n"
        before = piece
    return text


def _piece_text(piece: _Piece) -> str:
    if not piece.line:
        return ast.unparse(piece.node)
    return lines_of(piece.module, piece.line, piece.last)


def _gap(before: _Piece | None, piece: _Piece, anything: bool) -> str:
    """Return the blank lines above a piece: as in its module, or as the style guide has them."""
    if before is None:
        blocky = not isinstance(piece.node, ast.Assign | ast.AnnAssign)
        return ("\n\n" if blocky else "\n") if anything else ""
    if before.module is piece.module and before.last + 1 == piece.line:
        return ""
    simple = ast.Assign | ast.AnnAssign
    both = isinstance(before.node, simple) and isinstance(piece.node, simple)
    return "\n" if both else "\n\n"
