"""Gather what a symbol needs, from its own module and from every snippet that it imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from gradient_garden.lab import namespaces
from gradient_garden.lab.bindings import asks_for_names
from gradient_garden.lab.imports import Import
from gradient_garden.lab.library import Library, Module
from gradient_garden.lab.naming import (
    PYTHONS,
    Meaning,
    Names,
    brought,
    imported,
    names_of,
    space,
    symbol_of,
)
from gradient_garden.lab.parts import Part, collect
from gradient_garden.lab.pieces import Piece, Refused, refuse_side_effects
from gradient_garden.lab.renaming import renamed
from gradient_garden.lab.uses import reached


def gather(library: Library, module: Module, symbol: str) -> tuple[list[Import], list[Piece]]:
    """Return the library imports and the statements of a slice, helpers first, in source order.

    Without a symbol, all of the module. Raises Refused.
    """
    for each in reached(library, module):
        if symbol or each is not module:
            refuse_side_effects(each)
    parts = collect(library, module, symbol)
    names = names_of(parts)
    return list(_imports(parts, names)), list(_pieces(parts, names))


def _imports(parts: list[Part], names: Names) -> Iterator[Import]:
    for part in parts:
        for item in part.libraries:
            if item.module != "__future__":
                item = _called(part, item, names.of(imported(item)))
            yield item
    if imported(PYTHONS) in names.given:
        yield replace(PYTHONS, bound=names.of(imported(PYTHONS)))


def _called(part: Part, item: Import, name: str) -> Import:
    if name != item.bound and not item.name and item.module.startswith(f"{item.bound}."):
        message = f"`{item.bound}` also means something else in this slice."
        raise Refused(part.module, item.line, message, f"import `{item.module}` as another name")
    return replace(item, bound=name)


def _pieces(parts: list[Part], names: Names) -> Iterator[Piece]:
    keeps_name = any(asks_for_names(piece.node) for part in parts for piece in part.pieces)
    said = set[Meaning]()
    for part in parts:
        before = dict(_bindings(part, names))
        yield from (piece for meaning, piece in before.items() if meaning not in said)
        said |= set(before)
        changed = names.changed(part)
        for piece in part.pieces:
            if not names.is_twin(part, piece):
                yield renamed(piece, changed, keeps_name=keeps_name)


def _bindings(part: Part, names: Names) -> Iterator[tuple[Meaning, Piece]]:
    """Yield `z = y` for every `from snippets.x import y as z`, and what stands for modules."""
    for bound, target in part.names.items():
        new, old = names.of(brought(part, bound)), names.of(symbol_of(*target))
        if new != old:
            yield brought(part, bound), _ours(part, f"{new} = {old}")
    for bound, attributes in part.spaces.items():
        found = {path: names.of(symbol_of(*target)) for path, target in attributes.items()}
        call = names.of(imported(namespaces.SPACE))
        text = namespaces.space(names.of(space(part, bound)), found, call)
        yield space(part, bound), _ours(part, text)


def _ours(part: Part, text: str) -> Piece:
    return Piece(part.module, ast.parse(text).body[0], said=text)
