"""What everything in a slice is called, where its modules use one name for two things.

The module that is shown keeps its names. Of the others, the nearer one keeps the name; the other's
gets that of its module before it: `softmax` of `digits.py` becomes `digits_softmax`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gradient_garden.lab import bindings
from gradient_garden.lab.imports import Import
from gradient_garden.lab.parts import Part
from gradient_garden.lab.pieces import Piece

Meaning = tuple[str, ...]  # what a name stands for: its kind, then what tells it from others
Scope = dict[str, Meaning]
PYTHONS = Import("builtins", "", "builtins")
_MADE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp, ast.GeneratorExp)


@dataclass(slots=True)
class Names:
    """scopes: what the names of each module mean. same: the first of definitions that are equal.

    given: the name of each meaning in the slice. taken: all these names.
    """

    scopes: dict[str, Scope]
    same: dict[Meaning, Meaning]
    given: dict[Meaning, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def of(self, meaning: Meaning) -> str:
        """Return the name of a meaning in the slice."""
        return self.given[self.same.get(meaning, meaning)]

    def changed(self, part: Part) -> dict[str, str]:
        """Return the names of a part that are others in the slice."""
        scope = self.scopes[part.module.name]
        return {name: self.of(what) for name, what in scope.items() if self.of(what) != name}

    def is_twin(self, part: Part, piece: Piece) -> bool:
        """Tell whether another module has said the same before."""
        return any(symbol_of(part.module.name, name) in self.same for name in piece.names)


def names_of(parts: list[Part]) -> Names:
    """Decide on all names of a slice; the last part is what is shown. Raises Refused."""
    scopes = {part.module.name: dict(_scope(part)) for part in parts}
    names = Names(scopes, _twins(parts, scopes))
    _give(names, parts, parts[-1])
    for part in parts:
        _give(names, parts, part, ("builtin", "import"))
    for part in reversed(parts):
        _give(names, parts, part)
    return names


def symbol_of(module: str, name: str) -> Meaning:
    """Return the meaning of a module's own name."""
    return "symbol", module, name


def imported(item: Import) -> Meaning:
    """Return the meaning of a library's import; `os` and `os.path` bind the same module."""
    plain = not item.name and item.bound == item.module.partition(".")[0]
    return "import", item.bound if plain else item.module, item.name, item.bound


def brought(part: Part, bound: str) -> Meaning:
    """Return the meaning of a name that another snippet defines, or of another name for it."""
    module, name = part.names[bound]
    return symbol_of(module, name) if bound == name else ("alias", bound, module, name)


def space(part: Part, bound: str) -> Meaning:
    """Return the meaning of a name that is a module; of the package, each part has its own."""
    return "space", bound, part.roots[bound] or f".{part.module.name}"


def _scope(part: Part) -> Iterator[tuple[str, Meaning]]:
    """Yield what the names in a part mean; the later one counts."""
    for piece in part.pieces:
        yield from ((n, ("builtin", n)) for n in sorted(_pythons(piece)))
    for item in part.libraries:
        if item.module != "__future__":
            yield item.bound, imported(item)
    yield from ((bound, brought(part, bound)) for bound in part.names)
    yield from ((bound, space(part, bound)) for bound in part.roots)
    for piece in part.pieces:
        yield from ((name, symbol_of(part.module.name, name)) for name in piece.names)


def _pythons(piece: Piece) -> frozenset[str]:
    return bindings.needed(piece.node) & bindings.BUILTINS


def _twins(parts: list[Part], scopes: dict[str, Scope]) -> dict[Meaning, Meaning]:
    """Map each definition to an equal one of a module before: both say and mean the same.

    At first all that read alike are taken as equal; those that need different things are not.
    """
    first: dict[tuple[str, str], Meaning] = {}
    needs: dict[Meaning, Scope] = {}
    same: dict[Meaning, Meaning] = {}
    for part in parts:
        for piece in filter(_is_plain, part.pieces):
            for name in piece.names:
                mine, scope = symbol_of(part.module.name, name), scopes[part.module.name]
                needs[mine] = {n: scope[n] for n in bindings.needed(piece.node) if n in scope}
                known = first.setdefault((name, bindings.shape(piece.node)), mine)
                same |= {mine: known} if known != mine else {}
    while unequal := [a for a, b in same.items() if not _equal(needs[a], needs[b], same)]:
        for meaning in unequal:
            del same[meaning]
    return same


def _equal(one: Scope, other: Scope, same: dict[Meaning, Meaning]) -> bool:
    return {n: same.get(m, m) for n, m in one.items()} == {
        n: same.get(m, m) for n, m in other.items()
    }


def _is_plain(piece: Piece) -> bool:
    """Tell whether two of this statement are as good as one: neither makes what can change."""
    node = piece.node
    if isinstance(node, ast.ClassDef):
        return False
    inner: Iterable[ast.AST] = ast.walk(node)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        once = (*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults))
        inner = (each for outer in once for each in ast.walk(outer))
    return not any(isinstance(each, (*_MADE, ast.Call)) for each in inner)


def _give(names: Names, parts: list[Part], part: Part, kinds: tuple[str, ...] = ()) -> None:
    """Name what a part means, as far as it has no name yet; kinds: just these, or all."""
    for name, meaning in names.scopes[part.module.name].items():
        what = names.same.get(meaning, meaning)
        if what not in names.given and (not kinds or what[0] in kinds):
            is_free = name not in names.taken
            names.given[what] = name if is_free else _other(names, parts, part, name, what)
            names.taken.add(names.given[what])


def _other(names: Names, parts: list[Part], part: Part, name: str, meaning: Meaning) -> str:
    """Return another name for what would have one that is taken."""
    taken = names.taken.union(*(bindings.said(p.node) for part in parts for p in part.pieces))
    if meaning[0] == "builtin":
        module = names.given.setdefault(imported(PYTHONS), _unused("builtins", taken))
        names.taken.add(module)
        return f"{module}.{name}"
    owner = meaning[1] if meaning[0] == "symbol" else part.module.name
    hidden = "_" if name.startswith("_") else ""
    owner = owner.upper() if name.isupper() else owner
    return _unused(f"{hidden}{owner}_{name.lstrip('_')}", taken)


def _unused(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name
