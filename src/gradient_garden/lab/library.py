"""The library of snippets: every module, parsed once with `ast` and never imported."""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gradient_garden.diagnostics import Diagnostic, in_order
from gradient_garden.lab.symbols import Symbol, Symbols, symbols_of

MAX_BYTES = 1 << 20
# Syntax of Python 3.12: a type alias, and type parameters of a function or a class.
_NEWER = re.compile(r"\s*(?:type\s+\w+\b|(?:async\s+def|def|class)\s+\w+\[)")


@dataclass(frozen=True, slots=True)
class Module:
    """One snippet module. path: from the project's root, `snippets/neuron.py`."""

    name: str
    path: str
    text: str
    tree: ast.Module
    symbols: Mapping[str, Symbol]
    ambiguous: Mapping[str, tuple[int, int, str]]

    @property
    def lines(self) -> list[str]:
        """The text, line by line, without the line ends."""
        return _lines(self.text)


@dataclass(frozen=True, slots=True)
class Library:
    """All snippet modules by name; those that could not be read are in the diagnostics."""

    package: str
    modules: Mapping[str, Module]
    broken: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()


@lru_cache(maxsize=256)
def _lines(text: str) -> list[str]:
    return text.split("\n")


def load_library(root: Path, *, package: str = "snippets") -> Library:
    """Read and parse every module in `root / package`; nothing in it is run.

    A module that is unreadable, not UTF-8 or not Python is a diagnostic `code-syntax`; a name
    defined twice is `code-ambiguous`.
    """
    modules: dict[str, Module] = {}
    broken: list[str] = []
    diagnostics: list[Diagnostic] = []
    for file in _files(root / package):
        read = _module(file, f"{package}/{file.name}")
        if isinstance(read, Module):
            modules[read.name] = read
            diagnostics += _duplicates(read)
        else:
            broken.append(file.stem)
            diagnostics.append(read)
    return Library(package, modules, frozenset(broken), tuple(in_order(diagnostics)))


def parse_module(name: str, path: str, text: str) -> Module:
    """Parse a module's text. Raises SyntaxError, ValueError or RecursionError, as `ast` does."""
    tree = ast.parse(text)
    symbols: Symbols = symbols_of(tree, text.split("\n"))
    return Module(name, path, text, tree, symbols.by_name, symbols.ambiguous)


def _files(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for file in sorted(folder.glob("*.py")):
        if file.is_file() and file.stem.isidentifier() and file.name != "__init__.py":
            yield file


def _module(file: Path, path: str) -> Module | Diagnostic:
    try:
        return parse_module(file.stem, path, _text(file))
    except SyntaxError as fault:
        line, column = fault.lineno or 1, fault.offset or 1
        said, hint = f"Not Python: {fault.msg}.", _newer_syntax(fault.text or "")
        return Diagnostic(path, line, max(column, 1), "code-syntax", said, hint)
    except UnicodeDecodeError as fault:
        return Diagnostic(
            path,
            1,
            1,
            "code-syntax",
            f"Not UTF-8: byte {fault.start} cannot be read.",
            "save the file as UTF-8",
        )
    except (ValueError, RecursionError, MemoryError):
        return Diagnostic(path, 1, 1, "code-syntax", "Not Python that can be parsed.")
    except OSError as fault:
        return Diagnostic(path, 1, 1, "code-syntax", f"Cannot be read: {fault.strerror}.")


def _newer_syntax(line: str) -> str:
    """Say so where a line is right for a later Python: `type X = …`, `def f[T](…)`."""
    if sys.version_info >= (3, 12) or not _NEWER.match(line):
        return ""
    built_with = ".".join(map(str, sys.version_info[:2]))
    return f"this needs Python 3.12, and the site is built with {built_with}"


def _text(file: Path) -> str:
    """Return a module's text with plain newlines. Raises SyntaxError for another encoding."""
    data = file.read_bytes()
    if len(data) > MAX_BYTES:
        raise SyntaxError(f"more than {MAX_BYTES:,} bytes")
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    if encoding not in ("utf-8", "utf-8-sig"):
        raise SyntaxError(f"the encoding is {encoding}, and snippets are UTF-8")
    return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


def _duplicates(module: Module) -> Iterator[Diagnostic]:
    for line, other, message in module.ambiguous.values():
        if line != other:
            hint = "rename one: a page could not say which it shows"
            yield Diagnostic(module.path, other, 1, "code-ambiguous", f"{message}.", hint)
