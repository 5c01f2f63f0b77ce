"""Parts: what a slice takes from each module, followed from import to import."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gradient_garden.lab import bindings
from gradient_garden.lab.imports import Import, imports_of
from gradient_garden.lab.library import Library, Module
from gradient_garden.lab.namespaces import SPACE, Path, attributes_of, root_of
from gradient_garden.lab.pieces import (
    Piece,
    Refused,
    all_pieces,
    closure,
    conditional_imports,
    only_defines,
    refuse_shared_lines,
    refuse_untraceable,
)
from gradient_garden.lab.registering import registered
from gradient_garden.lab.uses import Target, origin, target_of


@dataclass(slots=True, eq=False)
class Part:
    """What is taken from one module: statements, and what they need from elsewhere.

    names: the symbols of other modules, by the names that they have here. roots: the names that
    are modules, and which; spaces: the attributes that are taken from each.
    """

    module: Module
    wanted: set[str]
    whole: bool = False
    pieces: list[Piece] = field(default_factory=list)
    libraries: list[Import] = field(default_factory=list)
    names: dict[str, Target] = field(default_factory=dict)
    roots: dict[str, str] = field(default_factory=dict)
    spaces: dict[str, dict[Path, Target]] = field(default_factory=dict)

    @property
    def targets(self) -> list[Target]:
        """The symbols of other modules that it needs."""
        return [*self.names.values(), *(t for each in self.spaces.values() for t in each.values())]


def collect(library: Library, module: Module, symbol: str) -> list[Part]:
    """Return the parts of a slice, each module after all that it takes from. Raises Refused."""
    start = Part(module, {symbol.partition(".")[0]} - {""}, whole=not symbol)
    parts = {module.name: start}
    queue = [start]
    while queue:  # whenever a module is asked for another name, it is looked at again
        part = queue.pop()
        _fill(library, part)
        for name, wanted in part.targets:
            other = parts.setdefault(name, Part(library.modules[name], set()))
            if wanted not in other.wanted:
                other.wanted.add(wanted)
                queue.append(other)
    _share(list(parts.values()))
    return _in_order(start, parts)


def _fill(library: Library, part: Part) -> None:
    module = part.module
    part.pieces = list(all_pieces(module)) if part.whole else closure(module, part.wanted)
    used = list(_used_imports(module, part.pieces))
    _refuse_registered(part)
    part.libraries = [i for i in used if not is_snippet(library, i)]
    for item in used:
        if is_snippet(library, item):
            root = root_of(library, item)
            if root is None:
                part.names[item.bound] = _target(library, module, item)
            else:
                part.roots[item.bound] = root
    part.spaces = {bound: {} for bound in part.roots}
    for piece in part.pieces:
        for bound, path, target in attributes_of(library, module, piece.node, part.roots):
            part.spaces[bound][path] = target
    part.libraries += [SPACE] if part.spaces else []


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


def _refuse_registered(part: Part) -> None:
    """Refuse what a definition that is left out may change: it would not be the same without."""
    kept = [piece.node for piece in part.pieces]
    for line, name, changed in () if part.whole else registered(part.module, kept):
        message = f"`{name}` registers itself with `{changed}` when the module is imported."
        raise Refused(part.module, line, message, "show the whole module, or pass it in")


def _target(library: Library, module: Module, item: Import) -> Target:
    """Return the symbol that an import brings, from where it is defined. Raises Refused."""
    name, symbol = target_of(library, item)
    found = origin(library, name, symbol)
    if found:
        return found
    if name in library.modules and symbol:
        raise Refused(module, item.line, f"`{name}.py` defines no single `{symbol}`.")
    raise Refused(module, item.line, f"There is no snippet for `{item.module}`.")


def _share(parts: list[Part]) -> None:
    """Give a module the same attributes wherever it has the same name: one for all will do."""
    shared: dict[tuple[str, str], dict[Path, Target]] = {}
    for part in parts:
        for bound, root in part.roots.items():
            if root:
                part.spaces[bound] = shared.setdefault((bound, root), {}) | part.spaces[bound]
                shared[bound, root] = part.spaces[bound]
    for part in parts:
        part.spaces = {b: shared.get((b, part.roots[b]), part.spaces[b]) for b in part.spaces}


def _in_order(start: Part, parts: dict[str, Part]) -> list[Part]:
    ordered: list[Part] = []
    chain: list[str] = []

    def visit(part: Part) -> None:
        if part in ordered:
            return
        if part.module.name in chain:
            route = [*chain[chain.index(part.module.name) :], part.module.name]
            message = f"Snippets import each other in a circle: {' → '.join(route)}."
            raise Refused(part.module, 1, message)
        chain.append(part.module.name)
        for name, _ in part.targets:
            visit(parts[name])
        chain.pop()
        ordered.append(part)

    visit(start)
    return ordered
