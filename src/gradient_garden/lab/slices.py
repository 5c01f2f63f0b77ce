"""Slices: a symbol with exactly the imports, helpers and constants it needs, in one piece.

Names are followed across snippet modules. What cannot be cut out without a change of meaning is
refused, with the line that stands in the way: never a slice that fails when pasted.
"""

from __future__ import annotations

import ast

from gradient_garden.diagnostics import Diagnostic
from gradient_garden.lab.gathering import gather
from gradient_garden.lab.imports import block, imports_of
from gradient_garden.lab.library import Library, Module
from gradient_garden.lab.model import Slice
from gradient_garden.lab.parts import is_snippet
from gradient_garden.lab.pieces import Piece, Refused
from gradient_garden.lab.sources import lines_of, missing


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
    except Refused as refusal:
        return Slice("", (refusal.diagnostic,))


def _cut(library: Library, module: Module, symbol: str) -> str:
    if not symbol and not any(is_snippet(library, i) for i in imports_of(module.tree, nested=True)):
        return module.text.strip("\n") + "\n"
    imports, pieces = gather(library, module, symbol)
    head = [] if symbol else _docstring(module)
    merged = block(imports)
    return _joined([*head, merged] if merged else head, pieces)


def _docstring(module: Module) -> list[str]:
    if ast.get_docstring(module.tree, clean=False) is None:
        return []
    node = module.tree.body[0]
    return [lines_of(module, node.lineno, node.end_lineno or node.lineno)]


def _joined(head: list[str], pieces: list[Piece]) -> str:
    text = "\n\n".join(head)
    before: Piece | None = None
    for piece in pieces:
        text += ("\n" * _newlines(before, piece) if text else "") + piece.text
        before = piece
    return f"{text}\n"


def _newlines(before: Piece | None, piece: Piece) -> int:
    """Return how many line ends go between two pieces: as in their module, or as style has it."""
    simple = ast.Assign | ast.AnnAssign
    if before and before.module is piece.module and before.last + 1 == piece.line:
        return 1
    both = isinstance(piece.node, simple) and (before is None or isinstance(before.node, simple))
    return 2 if both else 3
