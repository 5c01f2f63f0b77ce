"""Digests: of a module's meaning, of a file's bytes, of a folder's names."""

from __future__ import annotations

import ast
import hashlib
from pathlib import Path

from gradient_garden.lab.cells import cells_of, digest_of

ABSENT = "absent"
_OWN_TEXT = {"__doc__", "__file__"}
_OWN_LINES = {"inspect", "traceback", "linecache"}
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def of_bytes(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def of_source(data: bytes) -> str:
    """Digest what a module means: its syntax tree without positions, comments and docstrings.

    Where it can see its own text or lines, or is not Python, its bytes count.
    """
    try:
        tree = ast.parse(data)
        if sees_itself(tree):
            return of_bytes(data)
        return of_bytes(ast.dump(_without_docstrings(tree)).encode())
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return of_bytes(data)


def sees_itself(tree: ast.AST) -> bool:
    """Tell whether a module reads its docstring, its file or the lines that it runs."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in _OWN_TEXT:
            return True
        if isinstance(node, ast.Attribute) and node.attr in _OWN_TEXT:
            return True
        if isinstance(node, ast.Import) and _OWN_LINES & {a.name for a in node.names}:
            return True
        if isinstance(node, ast.ImportFrom) and node.module in _OWN_LINES:
            return True
    return False


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, _DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            del node.body[0]
    return tree


def of_path(kind: str, path: Path) -> str:
    """Digest what a name of a trace stands for: `source`, `data`, `folder` or `notebook`."""
    try:
        if kind == "folder":
            return of_bytes("\0".join(sorted(p.name for p in path.iterdir())).encode())
        if kind == "notebook":
            return of_notebook(path.read_bytes())
        return of_source(path.read_bytes()) if kind == "source" else _of_file(path)
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    except OSError as fault:
        return f"unreadable: {fault.strerror}"


def of_notebook(data: bytes) -> str:
    """Digest what a notebook runs: its code cells. Where it is none, its bytes count."""
    try:
        return digest_of(cells_of(data.decode("utf-8-sig")))
    except ValueError:
        return of_bytes(data)


def _of_file(path: Path) -> str:
    if not path.is_file():
        return "folder" if path.is_dir() else ABSENT
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
