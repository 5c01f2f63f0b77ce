"""What a test module depends on: itself, the files beside it, the snippets, the libraries."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

from gradient_garden.lab.distributions import imported_by
from gradient_garden.lab.imports import imports_of
from gradient_garden.lab.library import Library
from gradient_garden.lab.project import Project
from gradient_garden.lab.proof.asked import calls_asked
from gradient_garden.lab.trace import Trace, sources_and_data

RUNNER = ("pytest", "coverage")


def test_modules(folder: Path) -> list[Path]:
    """Return the test modules below a folder, sorted, by pytest's naming rule."""
    return sorted(folder.rglob("test_*.py")) if folder.is_dir() else []


def inputs_of(test: Path, folder: Path, library: Library, project: Project) -> Trace:
    """Name all that a test module's verdict depends on.

    That is the module, the helpers beside it, every snippet that these import, in turn, the
    declared data, and the distributions that all of them import.
    """
    own = [test, *helpers(folder)]
    snippets = imported_snippets(own, library, project)
    files = [*own, *(project.root / library.modules[name].path for name in snippets)]
    names = {f"source:{file.relative_to(project.root).as_posix()}" for file in files}
    data = {name for name in sources_and_data(project) if name.startswith("data:")}
    imports = set(RUNNER).union(*(imported_by(_bytes(f), project.package) for f in files))
    local = {file.stem for file in own}
    return Trace(tuple(sorted(names | data)), tuple(sorted(imports - local)))


def helpers(folder: Path) -> list[Path]:
    """Return the modules that test modules share: `conftest.py` and other helpers."""
    return sorted(f for f in folder.rglob("*.py") if not f.name.startswith("test_"))


def imported_snippets(files: Iterable[Path], library: Library, project: Project) -> set[str]:
    """Return the names of the snippet modules that some files need, directly or in turn.

    They import them, or ask for an output of them.
    """
    texts = [_bytes(file) for file in files]
    queue = [name for text in texts for name in _snippets(text, project.package)]
    queue += [c.module for text in texts for c in calls_asked(text.decode("utf-8", "replace"))]
    found: set[str] = set()
    while queue:
        name = queue.pop()
        if name in library.modules and name not in found:
            found.add(name)
            queue += _snippets(library.modules[name].text.encode(), project.package)
    return found


def _snippets(source: bytes, package: str) -> list[str]:
    """Return the modules of the package that a source imports, in either form of import."""
    try:
        imports = list(imports_of(ast.parse(source), nested=True))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    found = [i.module.split(".")[1] for i in imports if i.module.startswith(f"{package}.")]
    return found + [i.name for i in imports if i.module == package and i.name]


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
