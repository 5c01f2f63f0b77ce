"""What a call's modules import from libraries, whatever happens: that may be there beforehand."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable
from pathlib import Path

from gradient_garden.lab.cells import python_of
from gradient_garden.lab.imports import Import, imports_of
from gradient_garden.lab.model import Call, Task

# Sorted: (module, names taken from it), as in `import module` or `from module import names`.
Imports = tuple[tuple[str, tuple[str, ...]], ...]


class Preloads:
    """The imports of snippet modules, each module read once."""

    def __init__(self, snippets: Path) -> None:
        self._snippets = snippets
        self._read: dict[str, tuple[Import, ...]] = {}

    def of_task(self, task: Task) -> Imports:
        """Return what running a task imports from libraries in any case."""
        if isinstance(task, Call):
            return self.of(task.module)
        return self._through(imports_of(ast.parse(python_of(task.cells))), set())

    def of(self, module: str) -> Imports:
        """Return what importing a snippet module imports from libraries, through other snippets.

        Only statements at the top of a module count: what stands under a condition or in a
        function may not be imported at all, and then the trace of a call must not name it.
        """
        return self._through(self._imports(module), {module})

    def _through(self, imports: Iterable[Import], seen: set[str]) -> Imports:
        """Follow imports through the snippets that are not yet among the seen ones."""
        found: dict[str, set[str]] = {}
        waiting = list(imports)
        while waiting:
            each = waiting.pop()
            own = self._own(each)
            for module in own - seen:
                waiting += self._imports(module)
            seen |= own
            if not own and _is_library(each.module):
                found.setdefault(each.module, set()).update({each.name} - {"", "*"})
        return tuple((name, tuple(sorted(names))) for name, names in sorted(found.items()))

    def _own(self, each: Import) -> set[str]:
        """Return the snippet modules that an import may mean."""
        package, _, rest = each.module.partition(".")
        if package != self._snippets.name:
            return set()
        return {rest.partition(".")[0]} if rest else {each.name} - {""} or {"__init__"}

    def _imports(self, module: str) -> tuple[Import, ...]:
        if module not in self._read:
            try:
                text = (self._snippets / f"{module}.py").read_bytes()
                self._read[module] = tuple(imports_of(ast.parse(text)))
            except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
                self._read[module] = ()
        return self._read[module]


def _is_library(module: str) -> bool:
    top = module.partition(".")[0]
    return bool(top) and top != "__future__" and top not in sys.stdlib_module_names
