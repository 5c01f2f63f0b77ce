"""Give names of a statement's module other names, in its text and in its tree.

The text keeps its layout and comments. What was changed is read again and compared with the
change of the tree, and Python's scope analysis has to agree that nothing else changed.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gradient_garden.lab import bindings
from gradient_garden.lab.pieces import Piece, Refused
from gradient_garden.lab.symbols import Definition
from gradient_garden.lab.uses import free_names

_HEAD = re.compile(rb"(?:async\s+def|def|class)\s+")


@dataclass(frozen=True, slots=True)
class _Edit:
    """Put a text in the place of `length` bytes of a line, from the byte `first` on."""

    line: int
    first: int
    length: int
    text: str


def renamed(piece: Piece, names: Mapping[str, str], *, keeps_name: bool = False) -> Piece:
    """Return a piece with other names: `names[old]` for each `old` of its module.

    keeps_name: a function is to know itself by its old name, as a class always does, since that
    is what its values are shown by. Raises Refused.
    """
    wanted = {old: names[old] for old in sorted(_touched(piece) & set(names))}
    if not wanted:
        return piece
    tree = copy.deepcopy(piece.node)
    text = _edited(piece, list(_change(tree, wanted, piece.module.lines)))
    if not _says(text, tree):
        text = ast.unparse(tree)  # without its comments, but with its meaning
    node = ast.parse(text).body[0]
    _refuse_wrong(piece, node, wanted)
    if isinstance(node, ast.ClassDef) or (keeps_name and isinstance(node, Definition)):
        text += _own_name(node.name, piece)
    return replace(piece, node=node, said=text)


def _touched(piece: Piece) -> frozenset[str]:
    return bindings.needed(piece.node) | bindings.bound(piece.node)


def _change(tree: ast.stmt, wanted: Mapping[str, str], lines: list[str]) -> Iterator[_Edit]:
    """Change the names in a tree, and yield what is to be changed in the text."""
    yield from _in_annotations(tree, wanted)
    for name in list(free_names(tree)):
        if name.id in wanted:
            yield _at(name, wanted[name.id])
            name.id = wanted[name.id]
    if isinstance(tree, Definition):
        if tree.name in wanted and (head := _HEAD.match(lines[tree.lineno - 1].encode())):
            yield _Edit(tree.lineno, head.end(), len(tree.name.encode()), wanted[tree.name])
        tree.name = wanted.get(tree.name, tree.name)
    else:
        yield from _in_imports(tree, wanted)


def _at(node: ast.expr | ast.alias, text: str) -> _Edit:
    return _Edit(node.lineno, node.col_offset, (node.end_col_offset or 0) - node.col_offset, text)


def _in_imports(tree: ast.stmt, wanted: Mapping[str, str]) -> Iterator[_Edit]:
    """Change what an import under a condition binds."""
    for alias in (node for node in ast.walk(tree) if isinstance(node, ast.alias)):
        bound = alias.asname or alias.name
        if bound in wanted:
            alias.asname = wanted[bound]
            yield _at(alias, f"{alias.name} as {alias.asname}")


def _in_annotations(tree: ast.stmt, wanted: Mapping[str, str]) -> Iterator[_Edit]:
    """Change the names in annotations that are strings."""
    for string, quoted in list(bindings.quoted_annotations(tree)):
        names = [n for n in ast.walk(quoted) if isinstance(n, ast.Name) and n.id in wanted]
        for name in names:
            name.id = wanted[name.id]
        if names:
            string.value = ast.unparse(quoted)
            yield _at(string, f'"{string.value}"')


def _edited(piece: Piece, edits: list[_Edit]) -> str:
    """Return the text of a piece with all edits, the last one first so that places stay true."""
    lines = [line.encode() for line in piece.text.split("\n")]
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.first), reverse=True):
        line = lines[edit.line - piece.line]
        after = line[edit.first + edit.length :]
        lines[edit.line - piece.line] = line[: edit.first] + edit.text.encode() + after
    return b"\n".join(lines).decode(errors="replace")


def _says(text: str, tree: ast.stmt) -> bool:
    """Tell whether a text is this one statement."""
    try:
        return list(map(ast.unparse, ast.parse(text).body)) == [ast.unparse(tree)]
    except (SyntaxError, ValueError):
        return False


def _refuse_wrong(piece: Piece, node: ast.stmt, wanted: Mapping[str, str]) -> None:
    """Refuse a change that Python's scopes see in another way than we do."""
    for names in (bindings.needed, bindings.bound):
        before = {wanted.get(name, name).partition(".")[0] for name in names(piece.node)}
        if before != names(node):
            name = min(wanted)
            message = f"`{name}` means several things in this statement and its slice."
            raise Refused(piece.module, piece.node.lineno, message, "rename one of them")


def _own_name(new: str, piece: Piece) -> str:
    """Return the line that gives a class or a function its old name back."""
    (old,) = bindings.bound(piece.node)
    return f'\n\n\n{new}.__name__ = {new}.__qualname__ = "{old}"'
