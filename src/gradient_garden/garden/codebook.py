"""The code of a garden as its readers meet it: each module, its parts, and who shows them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from gradient_garden import lab
from gradient_garden.garden.garden import Garden, shown
from gradient_garden.lab import Module, Reference, Source
from gradient_garden.pages import (
    Mention,
    ModuleAbout,
    Neighbour,
    Part,
    Shown,
    code_anchor,
    result_anchor,
)

Mentions = Mapping[tuple[str, str], tuple[Mention, ...]]


@dataclass(frozen=True, slots=True)
class CodeNode:
    """A module as a node of the vault's graph. address: of its page.

    imports: names of modules; notes: paths of the notes that show something of it.
    """

    name: str
    address: str
    imports: tuple[str, ...]
    notes: tuple[str, ...]


def code_nodes(garden: Garden) -> tuple[CodeNode, ...]:
    """Every module that has a page, sorted by name: nodes and edges for a graph."""
    shown_in: dict[str, dict[str, None]] = {}
    for path, reference in _references(garden):
        shown_in.setdefault(reference.module, {})[path] = None
    imports = lab.imports_among(garden.library)
    return tuple(
        CodeNode(name, garden.code[name], imports[name], tuple(shown_in.get(name, ())))
        for name in sorted(garden.library.modules)
    )


def modules(garden: Garden) -> tuple[ModuleAbout, ...]:
    """What the page of each module says, sorted by name."""
    mentions, imports = mentions_of(garden), lab.imports_among(garden.library)
    users: dict[str, list[str]] = {}
    for name in sorted(imports):
        for other in imports[name]:
            users.setdefault(other, []).append(name)
    return tuple(
        _about(garden, garden.library.modules[name], mentions, imports[name], users.get(name, ()))
        for name in sorted(imports)
    )


def mentions_of(garden: Garden) -> dict[tuple[str, str], tuple[Mention, ...]]:
    """Where notes show each (module, symbol), in reading order; results by their first call."""
    found: dict[tuple[str, str], dict[Mention, None]] = {}
    for path, reference in _references(garden):
        note = Neighbour(path, garden.vault.notes[path].title)
        where = _mention(note, reference)
        found.setdefault((reference.module, reference.symbol), {})[where] = None
    return {name: tuple(places) for name, places in found.items()}


def _references(garden: Garden) -> Iterator[tuple[str, Reference]]:
    """Every reference to code that exists, with its note's path, in reading order."""
    for path in dict.fromkeys((*garden.reading, *garden.shows)):
        for reference, _ in garden.shows.get(path, ()):
            if isinstance(reference, str) or path.endswith(".ipynb"):
                continue
            if reference.module in garden.library.modules:
                yield path, reference


def _mention(note: Neighbour, reference: Reference) -> Mention:
    if reference.is_source:
        return Mention(note, code_anchor(reference.module, reference.symbol))
    call, *others = reference.calls
    written = str(call).removeprefix(f"{reference.module}.")
    if others:
        values = ", ".join(reference.states)
        written = f"{reference.symbol}({reference.varied}={{{values}}})"
    return Mention(note, result_anchor(call), written)


def _about(
    garden: Garden,
    module: Module,
    mentions: Mentions,
    imports: tuple[str, ...],
    users: Iterable[str],
) -> ModuleAbout:
    whole = shown(garden, Reference(module.name))
    assert isinstance(whole, Shown), "a module of the library can be shown"
    return ModuleAbout(
        module.name,
        ast.get_docstring(module.tree) or "",
        replace(whole, source=replace(whole.source, text=""), uses=()),
        tuple(_parts(garden, module, mentions)),
        mentions.get((module.name, ""), ()),
        imports,
        tuple(users),
    )


def _parts(garden: Garden, module: Module, mentions: Mentions) -> Iterator[Part]:
    """Cut a module's lines at its functions and classes; nothing is lost and nothing repeated."""
    at = _first_line(module)
    for symbol in sorted(module.symbols.values(), key=lambda s: s.first_line):
        if symbol.kind not in {"function", "class"} or symbol.first_line < at:
            continue
        yield from _between(garden, module, mentions, at, symbol.first_line - 1)
        said = shown(garden, Reference(module.name, symbol.name))
        assert isinstance(said, Shown), "a symbol of the library can be shown"
        inside = [name for name in module.symbols if name.startswith(f"{symbol.name}.")]
        places = [
            m for name in (symbol.name, *inside) for m in mentions.get((module.name, name), ())
        ]
        yield Part(symbol.name, said, _anchors(module, inside, symbol.first_line), tuple(places))
        at = symbol.last_line + 1
    yield from _between(garden, module, mentions, at, len(module.lines))


def _first_line(module: Module) -> int:
    """The line after the docstring, which stands above the code already."""
    if ast.get_docstring(module.tree, clean=False) is None:
        return 1
    return (module.tree.body[0].end_lineno or 0) + 1


def _between(
    garden: Garden, module: Module, mentions: Mentions, first: int, last: int
) -> Iterator[Part]:
    """What stands between definitions: imports, constants, the script at the end."""
    while first <= last and not module.lines[first - 1].strip():
        first += 1
    while last >= first and not module.lines[last - 1].strip():
        last -= 1
    if first > last:
        return
    text = "\n".join(module.lines[first - 1 : last])
    source = Source(module.name, "", "module", text, module.path, first, last)
    names = [
        symbol.name
        for symbol in module.symbols.values()
        if symbol.kind == "constant" and first <= symbol.node.lineno <= last
    ]
    said = Shown(source, lab.Slice(""), uses=lab.uses_of(garden.library, source))
    places = [m for name in names for m in mentions.get((module.name, name), ())]
    yield Part("", said, _anchors(module, names, first), tuple(places))


def _anchors(module: Module, names: Iterable[str], first: int) -> dict[int, tuple[str, ...]]:
    """The names that lines define, by line of a text that begins at `first`."""
    found: dict[int, tuple[str, ...]] = {}
    for name in names:
        line = module.symbols[name].node.lineno - first + 1
        found[line] = (*found.get(line, ()), name)
    return found
