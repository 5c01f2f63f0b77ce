"""Modules as names: `from snippets import base`, and then `base.HALF`.

A slice has no module `base`, but a `types.SimpleNamespace` of that name which holds just the
attributes that are used: so the code that is shown stays as it is.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from gradient_garden.lab import bindings
from gradient_garden.lab.imports import Import
from gradient_garden.lab.library import Library, Module
from gradient_garden.lab.pieces import Refused
from gradient_garden.lab.uses import Target, free_names, origin, target_of

SPACE = Import("types", "SimpleNamespace", "SimpleNamespace")
_WIDTH = 88
Path = tuple[str, ...]


def root_of(library: Library, item: Import) -> str | None:
    """Return the module that an import of a snippet binds a name to, "" for the package.

    None where it brings a symbol, or what does not exist.
    """
    if not item.name and item.bound == library.package:
        return ""  # `import snippets.base` binds `snippets`
    found = origin(library, *target_of(library, item))
    return found[0] if found and not found[1] else None


def attributes_of(
    library: Library, module: Module, node: ast.stmt, roots: Mapping[str, str]
) -> Iterator[tuple[str, Path, Target]]:
    """Yield what a statement takes from modules: the module's name, the attributes, the symbol.

    roots: for each name that is a module, which one. Raises Refused where only a run can tell.
    """
    used = bindings.needed(node) & set(roots)
    if not used:
        return
    _refuse_local(module, node, used)
    for tree in (node, *(quoted for _, quoted in bindings.quoted_annotations(node))):
        parents = {id(c): p for p in ast.walk(tree) for c in ast.iter_child_nodes(p)}
        for name in free_names(tree):
            if name.id in used:
                root = roots[name.id]
                path = _path(module, node, name, parents, length=1 if root else 2)
                yield name.id, path, _symbol(library, module, node, (root, *path) if root else path)


def _refuse_local(module: Module, node: ast.stmt, used: frozenset[str]) -> None:
    """Refuse a statement in which a module's name is that of something else as well."""
    sure = {id(name) for name in free_names(node)}
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name | ast.arg) and id(inner) not in sure:
            name = inner.id if isinstance(inner, ast.Name) else inner.arg
            if name in used:
                message = f"`{name}` is a module, and here something else as well."
                raise Refused(module, inner.lineno, message, "rename the other one")


def _path(
    module: Module, node: ast.stmt, name: ast.Name, parents: Mapping[int, ast.AST], length: int
) -> Path:
    """Return the attributes after a module's name."""
    found: list[str] = []
    at: ast.expr = name
    for _ in range(length):
        above = parents.get(id(at))
        if not isinstance(above, ast.Attribute):
            message = f"Uses the module `{ast.unparse(at)}` as a whole."
            raise Refused(module, node.lineno, message, "name what is needed of it")
        if not isinstance(above.ctx, ast.Load):
            raise Refused(module, node.lineno, f"Changes `{ast.unparse(above)}` when it runs.")
        found.append(above.attr)
        at = above
    return tuple(found)


def _symbol(library: Library, module: Module, node: ast.stmt, where: Path) -> Target:
    found = origin(library, *where)
    if found is None or not found[1]:
        message = f"`{where[0]}.py` defines no single `{where[1]}`."
        raise Refused(module, node.lineno, message)
    return found


def space(bound: str, attributes: Mapping[Path, str], call: str) -> str:
    """Return the statement `bound = SimpleNamespace(a=…)`.

    attributes: the name of what each path stands for. call: the name of `SimpleNamespace`.
    """
    own: list[str] = []
    inner: dict[str, list[str]] = {}
    for (*above, last), name in sorted(attributes.items()):
        (inner.setdefault(above[0], []) if above else own).append(f"{last}={name}")
    own += [f"{key}={_call(call, each)}" for key, each in inner.items()]
    line = f"{bound} = {_call(call, own)}"
    return line if len(line) <= _WIDTH else _folded(bound, call, own)


def _call(call: str, arguments: list[str]) -> str:
    return f"{call}({', '.join(arguments)})"


def _folded(bound: str, call: str, arguments: list[str]) -> str:
    return "\n".join([f"{bound} = {call}(", *(f"    {each}," for each in arguments), ")"])
