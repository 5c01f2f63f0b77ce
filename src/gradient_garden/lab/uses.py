"""Where a source names something that a snippet defines: for links from code to code.

Names are resolved by Python's scopes, from the syntax tree. Where a name may be a local one it is
left alone: a link that is missing does no harm, a wrong one does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gradient_garden.lab.imports import Import, imports_of
from gradient_garden.lab.library import Library, Module
from gradient_garden.lab.model import Source

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_TYPE_PARAMETERS = {"TypeVar", "ParamSpec", "TypeVarTuple"}  # in `ast` from Python 3.12 on
Names = frozenset[str]
Target = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Use:
    """A name in a source's text, and the symbol (none: the module) that it stands for.

    line: of the text, from 1. column: from 0, and length, both in characters.
    """

    line: int
    column: int
    length: int
    module: str
    symbol: str


def uses_of(library: Library, source: Source) -> tuple[Use, ...]:
    """Return, in order, the names in a source that snippets define, its own name left out."""
    module = library.modules[source.module]
    known = _known(library, module)
    own = (source.module, source.symbol.partition(".")[0])
    found = [
        use
        for node in module.tree.body
        if node.lineno <= source.last_line and (node.end_lineno or 0) >= source.first_line
        for use in _uses(node, known, module)
        if source.first_line <= use.line <= source.last_line and (use.module, use.symbol) != own
    ]
    placed = sorted(found, key=lambda use: (use.line, use.column))
    return tuple(_within(use, source, module) for use in placed)


def imports_among(library: Library) -> dict[str, tuple[str, ...]]:
    """Return, for each module, the other modules of the library that it imports, sorted."""
    return {name: tuple(sorted(_imported(library, m))) for name, m in library.modules.items()}


def _imported(library: Library, module: Module) -> set[str]:
    found = {target_of(library, item)[0] for item in imports_of(module.tree, nested=True)}
    return found & set(library.modules) - {module.name}


def reached(library: Library, module: Module) -> list[Module]:
    """Return a module and all that importing it imports of the library, in turn."""
    found = {module.name: module}
    queue = [module]
    while queue:
        for item in imports_of(queue.pop().tree):
            name = target_of(library, item)[0]
            if name in library.modules and name not in found:
                found[name] = library.modules[name]
                queue.append(library.modules[name])
    return list(found.values())


def _known(library: Library, module: Module) -> dict[str, Target]:
    """Map each name of a module to the symbol that it stands for."""
    own = {name: (module.name, name) for name in module.symbols if "." not in name}
    imported = {i.bound: origin(library, *target_of(library, i)) for i in imports_of(module.tree)}
    return own | {bound: target for bound, target in imported.items() if target}


def target_of(library: Library, item: Import) -> Target:
    """Return what an import brings: a symbol of a module, or a whole module."""
    name = item.module.lstrip(".")
    if name == library.package or (item.module.startswith(".") and not name):
        return item.name, ""
    inside = name.removeprefix(f"{library.package}.")
    is_ours = item.module.startswith(".") or name != inside
    return (inside, item.name) if is_ours else ("", "")


def origin(library: Library, name: str, symbol: str) -> Target | None:
    """Return where a symbol that can be imported from a module is defined; None if nowhere.

    A module may have it from another module; without a symbol, the module itself is meant.
    """
    seen = set[Target]()
    while (name, symbol) not in seen:
        seen.add((name, symbol))
        module = library.modules.get(name)
        if module is None:
            return None
        if not symbol or symbol in module.symbols:
            return name, symbol
        brought = next((i for i in imports_of(module.tree) if i.bound == symbol), None)
        if brought is None:
            return None
        name, symbol = target_of(library, brought)
    return None


def _uses(node: ast.stmt, known: Mapping[str, Target], module: Module) -> Iterator[Use]:
    """Yield the uses in a top-level statement, placed in the module's own lines."""
    if isinstance(node, ast.ImportFrom):
        for alias in node.names:
            target = known.get(alias.asname or alias.name)
            if target:
                yield _use(alias.lineno, alias.col_offset, alias.name, target, module)
        return
    for name in free_names(node):
        if isinstance(name.ctx, ast.Load) and name.id in known:
            yield _use(name.lineno, name.col_offset, name.id, known[name.id], module)


def _use(line: int, start: int, name: str, target: Target, module: Module) -> Use:
    """Place a name: `ast` counts bytes of UTF-8, a reader counts characters."""
    before = module.lines[line - 1].encode()[:start].decode()
    return Use(line, len(before), len(name), *target)


def _within(use: Use, source: Source, module: Module) -> Use:
    """Move a use from the module's lines to the source's, which are dedented."""
    first = module.lines[source.first_line - 1]
    indent = len(first) - len(first.lstrip())
    line, column = use.line - source.first_line + 1, use.column - indent
    return Use(line, column, use.length, use.module, use.symbol)


def free_names(node: ast.AST) -> Iterator[ast.Name]:
    """Yield the names in a statement or an expression that mean what the module binds, surely."""
    return _free(node, frozenset())


def _free(node: ast.AST, hidden: Names) -> Iterator[ast.Name]:
    """Yield the names in a node that no scope inside the module binds; hidden: those bound."""
    if isinstance(node, ast.Name):
        if node.id not in hidden:
            yield node
    elif isinstance(node, (*_FUNCTIONS, ast.Lambda)):
        yield from _in_function(node, hidden, hidden)
    elif isinstance(node, ast.ClassDef):
        yield from _in_class(node, hidden)
    else:
        inner = hidden | _bound(node) if isinstance(node, _COMPREHENSIONS) else hidden
        yield from _each(ast.iter_child_nodes(node), inner)


def _each(nodes: Iterable[ast.AST], hidden: Names) -> Iterator[ast.Name]:
    for node in nodes:
        yield from _free(node, hidden)


def _in_function(
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, around: Names, hidden: Names
) -> Iterator[ast.Name]:
    """Yield a function's free names.

    around: what is bound where the `def` stands, which its decorators and defaults see too.
    """
    body = [node.body] if isinstance(node, ast.Lambda) else node.body
    outside = [child for child in ast.iter_child_nodes(node) if child not in body]
    yield from _each(outside, around | _type_parameters(node))
    yield from _each(body, hidden | _bound(node))


def _in_class(node: ast.ClassDef, hidden: Names) -> Iterator[ast.Name]:
    """Yield a class's free names: its methods do not see what its body binds."""
    outside = [child for child in ast.iter_child_nodes(node) if child not in node.body]
    yield from _each(outside, hidden | _type_parameters(node))
    around = hidden | _type_parameters(node) | frozenset().union(*map(_bound_here, node.body))
    for child in node.body:
        if isinstance(child, _FUNCTIONS):
            yield from _in_function(child, around, hidden | _type_parameters(node))
        else:
            yield from _free(child, around)


def _bound_here(node: ast.stmt) -> Names:
    """Return what a statement of a class body binds in the class."""
    return frozenset({node.name}) if isinstance(node, (*_FUNCTIONS, ast.ClassDef)) else _bound(node)


def _bound(node: ast.AST) -> Names:
    """Return every name that is bound anywhere inside a node, but those declared global."""
    inner = [n for child in ast.iter_child_nodes(node) for n in ast.walk(child)]
    declared = {name for n in inner if isinstance(n, ast.Global) for name in n.names}
    return frozenset(name for n in inner for name in _binds(n)) - declared


def _binds(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        yield node.id
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, ast.alias):
        yield node.asname or node.name.partition(".")[0]
    elif isinstance(node, ast.MatchMapping):
        yield node.rest or ""
    elif isinstance(name := getattr(node, "name", None), str):
        yield name  # definitions, exception handlers, patterns, type parameters


def _type_parameters(node: ast.AST) -> Names:
    found = getattr(node, "type_params", ())
    return frozenset(p.name for p in found if type(p).__name__ in _TYPE_PARAMETERS)
