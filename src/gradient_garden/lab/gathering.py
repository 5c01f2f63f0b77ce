"""Gather what a symbol needs, from its own module and from every snippet that it imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from gradient_garden.lab import bindings
from gradient_garden.lab.imports import Import, imports_of
from gradient_garden.lab.library import Library, Module
from gradient_garden.lab.pieces import (
    Piece,
    Refused,
    all_pieces,
    closure,
    conditional_imports,
    only_defines,
    refuse_shared_lines,
    refuse_side_effects,
    refuse_untraceable,
)
from gradient_garden.lab.registering import registered
from gradient_garden.lab.uses import origin, reached, target_of


@dataclass(slots=True, eq=False)
class _Part:
    """What is taken from one module: names, statements, imports of libraries and of snippets."""

    module: Module
    wanted: set[str]
    whole: bool = False
    pieces: list[Piece] = field(default_factory=list)
    libraries: list[Import] = field(default_factory=list)
    snippets: list[Import] = field(default_factory=list)


def gather(library: Library, module: Module, symbol: str) -> tuple[list[Import], list[Piece]]:
    """Return the library imports and the statements of a slice, helpers first, in source order.

    Without a symbol, all of the module. Raises Refused.
    """
    for each in reached(library, module):
        if symbol or each is not module:
            refuse_side_effects(each)
    parts: dict[str, _Part] = {}
    start = _Part(module, {symbol.partition(".")[0]} - {""}, whole=not symbol)
    _collect(library, start, parts)
    ordered = _in_order(library, module, parts)
    _refuse_clashes(ordered)
    _refuse_hidden(ordered)
    pieces = [piece for part in ordered for piece in (*_aliases(part), *part.pieces)]
    return [i for part in ordered for i in part.libraries], _without_twins(pieces)


def _collect(library: Library, start: _Part, parts: dict[str, _Part]) -> None:
    """Fill in the parts: whenever a module is asked for another name, look at it again."""
    parts[start.module.name] = start
    queue = [start]
    while queue:
        part = queue.pop()
        _fill(library, part)
        for item in part.snippets:
            source = _source(library, part.module, item)
            other = parts.setdefault(source.name, _Part(source, set()))
            if item.name not in other.wanted:
                other.wanted.add(item.name)
                queue.append(other)


def _fill(library: Library, part: _Part) -> None:
    part.pieces = list(all_pieces(part.module)) if part.whole else closure(part.module, part.wanted)
    used = list(_used_imports(part.module, part.pieces))
    _refuse_registered(part)
    part.snippets = [_at_origin(library, part.module, i) for i in used if is_snippet(library, i)]
    part.libraries = [i for i in used if not is_snippet(library, i)]


def is_snippet(library: Library, item: Import) -> bool:
    """Tell whether an import brings a name of another snippet."""
    return item.module.startswith(".") or item.module.partition(".")[0] == library.package


def _used_imports(module: Module, pieces: list[Piece]) -> Iterator[Import]:
    """Yield the module's imports that the pieces need. Refuses what cannot be followed."""
    available = {i.bound: i for i in imports_of(module.tree)}
    if star := available.get("*"):
        message = f"`from {star.module} import *` brings names that only a run can tell."
        raise Refused(module, star.line, message, "import what is needed by name")
    used = {name for name, item in available.items() if item.module == "__future__"}
    for piece in pieces:
        names = bindings.needed(piece.node)
        refuse_untraceable(module, piece.node)
        refuse_shared_lines(module, piece)
        if only_defines(piece.node):
            _refuse_unknown(module, piece, names - set(available))
        used |= names & set(available)
    yield from (item for name, item in available.items() if name in used)


def _refuse_unknown(module: Module, piece: Piece, names: frozenset[str]) -> None:
    known = {*module.symbols, *module.ambiguous, *piece.names, "__name__", "__annotations__"}
    optional = {name for node in conditional_imports(module) for name in bindings.bound(node)}
    unknown = min(names - known - optional - bindings.BUILTINS, default="")
    if unknown:
        message = f"Needs `{unknown}`, but the module does not define it."
        raise Refused(module, piece.node.lineno, message, "import it by name")


def _refuse_registered(part: _Part) -> None:
    """Refuse what a definition that is left out may change: it would not be the same without."""
    kept = [piece.node for piece in part.pieces]
    for line, name, changed in () if part.whole else registered(part.module, kept):
        message = f"`{name}` registers itself with `{changed}` when the module is imported."
        raise Refused(part.module, line, message, "show the whole module, or pass it in")


def _source(library: Library, module: Module, item: Import) -> Module:
    """Return the module that a snippet's import takes a name from. Raises Refused."""
    source = library.modules.get(item.module.removeprefix(f"{library.package}."))
    if not item.name or source is None or item.module == library.package:
        hint = f"write `from {library.package}.neuron import neuron`, for each name"
        raise Refused(module, item.line, f"`{item.module}` is not imported by names.", hint)
    if item.name not in source.symbols:
        message = f"`{source.name}.py` defines no single `{item.name}`."
        raise Refused(module, item.line, message)
    return source


def _at_origin(library: Library, module: Module, item: Import) -> Import:
    """Return the same import from where the name is defined, if a module only passes it on."""
    found = origin(library, *target_of(library, item)) if item.name else None
    if found is None or not found[1]:
        return item
    return Import(f"{library.package}.{found[0]}", found[1], item.bound, item.line)


def _in_order(library: Library, module: Module, parts: dict[str, _Part]) -> list[_Part]:
    """Order the parts so that each module follows all that it imports from."""
    ordered: list[_Part] = []
    chain: list[str] = []

    def visit(part: _Part) -> None:
        if part in ordered:
            return
        if part.module.name in chain:
            route = [*chain[chain.index(part.module.name) :], part.module.name]
            message = f"Snippets import each other in a circle: {' → '.join(route)}."
            raise Refused(part.module, 1, message)
        chain.append(part.module.name)
        for item in part.snippets:
            visit(parts[_source(library, part.module, item).name])
        chain.pop()
        ordered.append(part)

    visit(parts[module.name])
    return ordered


def _aliases(part: _Part) -> list[Piece]:
    """Return `z = y` for every `from snippets.x import y as z`."""
    renamed = [i for i in part.snippets if i.bound != i.name]
    return [Piece(part.module, ast.parse(f"{i.bound} = {i.name}").body[0]) for i in renamed]


def _refuse_clashes(parts: list[_Part]) -> None:
    """Refuse a name with two meanings; equal definitions, or equal imports, are one meaning."""
    owners: dict[str, tuple[Module, str]] = {}
    for part in parts:
        for name, what, line in _meanings(part):
            owner, known = owners.setdefault(name, (part.module, what))
            if known != what and owner is not part.module:
                message = f"`{name}` also means something else in {owner.path}."
                raise Refused(part.module, line, message, "rename one of them")


def _refuse_hidden(parts: list[_Part]) -> None:
    """Refuse a name of one module that would hide the built-in one that another module uses."""
    defined = {name: part for part in parts for name, _, _ in _meanings(part)}
    hiding = {name: part for name, part in defined.items() if name in bindings.BUILTINS}
    for part in parts if hiding else ():
        own = {name for name, _, _ in _meanings(part)}
        for piece in part.pieces:
            for name in sorted(bindings.needed(piece.node) & set(hiding) - own):
                message = f"Uses the built-in `{name}`, which {hiding[name].module.path} defines."
                raise Refused(part.module, piece.node.lineno, message, "rename its definition")


def _meanings(part: _Part) -> Iterator[tuple[str, str, int]]:
    for item in part.libraries:
        yield item.bound, repr(item.same_as), item.line
    for piece in (*_aliases(part), *part.pieces):
        for name in piece.names:
            yield name, bindings.shape(piece.node), piece.node.lineno


def _without_twins(pieces: list[Piece]) -> list[Piece]:
    """Drop definitions that equal another module's, such as `Array = np.ndarray` in each."""
    first: dict[str, Piece] = {}
    for piece in pieces:
        first.setdefault(bindings.shape(piece.node), piece)
    return [p for p in pieces if not p.names or first[bindings.shape(p.node)].module is p.module]
