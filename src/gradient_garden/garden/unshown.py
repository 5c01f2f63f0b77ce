"""Snippet modules that no reader meets: nothing shows them, directly or through another module."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from gradient_garden import lab
from gradient_garden.diagnostics import Diagnostic
from gradient_garden.garden.code_files import known
from gradient_garden.garden.shows import Shows
from gradient_garden.lab import Library
from gradient_garden.lab.cells import cells_of, python_of
from gradient_garden.lab.imports import imports_of

HINT = "show it with ![[{name}.py]], delete it, or give the reason under `[tool.garden.unshown]`"


def unshown(
    library: Library, shows: Mapping[str, Shows], notebooks: Iterable[Path], kept: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """One diagnostic for each module that no note shows.

    A helper counts as shown where a shown module imports it, and so does what a notebook of the
    vault imports. kept: the reasons, by module, to keep others; a reason without need is a fault.
    """
    imports = lab.imports_among(library)
    queue = [r.module for shown in shows.values() for r, _ in known(shown, library)]
    queue += [name for notebook in notebooks for name in _imported(notebook, library)]
    seen: set[str] = set()
    while queue:
        name = queue.pop()
        if name not in seen:
            seen.add(name)
            queue += imports[name]
    for name in sorted(set(imports) - seen - set(kept)):
        message = f"no note shows anything of `{name}.py`"
        place = library.modules[name].path, 1, 1
        yield Diagnostic(*place, "module-unshown", message, HINT.format(name=name))
    for name in sorted(set(kept) & (seen | (set(kept) - set(imports)))):
        said = "is shown" if name in imports else "does not exist"
        message = f"`unshown` gives a reason for `{name}`, which {said}"
        yield Diagnostic("pyproject.toml", 1, 1, "config-malformed", message, "delete the reason")


def _imported(notebook: Path, library: Library) -> Iterator[str]:
    """The modules of the library that a notebook's cells import; one that is broken has none."""
    try:
        tree = ast.parse(python_of(cells_of(notebook.read_text(encoding="utf-8-sig"))))
    except (OSError, ValueError):
        return
    for item in imports_of(tree, nested=True):
        name = lab.target_of(library, item)[0]
        if name in library.modules:
            yield name
