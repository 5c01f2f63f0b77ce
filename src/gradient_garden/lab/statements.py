"""A slice, statement by statement: for scripts that say nothing twice."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from gradient_garden.diagnostics import Diagnostic
from gradient_garden.lab import bindings
from gradient_garden.lab.gathering import gather
from gradient_garden.lab.imports import Import, block, in_style
from gradient_garden.lab.library import Library
from gradient_garden.lab.pieces import Piece, Refused
from gradient_garden.lab.sources import missing
from gradient_garden.lab.symbols import Definition, is_main_guard


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a slice. names: what it binds.

    identity: its text and the texts of all that it needs, in turn; two statements with one
    identity mean the same. kind: whether it imports, defines a function or class, runs only in a
    script, or is another one.
    """

    text: str
    names: frozenset[str]
    identity: frozenset[str]
    kind: str


def statements_of(
    library: Library, module: str, symbol: str = ""
) -> tuple[Statement, ...] | Diagnostic:
    """Return the statements of a symbol's slice, or a whole module's, in order."""
    fault = missing(library, module, symbol)
    if fault:
        return Diagnostic(f"{library.package}/{module}.py", 1, 1, *fault)
    try:
        imports, pieces = gather(library, library.modules[module], symbol)
    except Refused as refusal:
        return refusal.diagnostic
    once = {item.same_as: item for item in imports}.values()
    texts = {i.bound: block([i]) for i in once} | {n: p.text for p in pieces for n in p.names}
    needs = {name: bindings.needed(p.node) & set(texts) for p in pieces for name in p.names}
    return (
        *(_import(item) for item in sorted(once, key=in_style)),
        *(_statement(piece, texts, needs) for piece in pieces),
    )


def _import(item: Import) -> Statement:
    text = block([item])
    return Statement(text, frozenset({item.bound}), frozenset({text}), "import")


def _statement(
    piece: Piece, texts: Mapping[str, str], needs: Mapping[str, frozenset[str]]
) -> Statement:
    reached, queue = set[str](), sorted(bindings.needed(piece.node) & set(texts))
    while queue:
        name = queue.pop()
        if name not in reached:
            reached.add(name)
            queue += sorted(needs.get(name, frozenset()))
    identity = frozenset({piece.text, *(texts[name] for name in reached)})
    return Statement(piece.text, frozenset(piece.names), identity, _kind(piece.node))


def _kind(node: ast.stmt) -> str:
    if isinstance(node, Definition):
        return "definition"
    return "script" if is_main_guard(node) else "plain"
