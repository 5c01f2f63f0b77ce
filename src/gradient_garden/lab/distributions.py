"""From import names to installed distributions, their requirements included, with versions."""

from __future__ import annotations

import ast
import sys
import threading
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import metadata

from gradient_garden.lab.digest import ABSENT
from gradient_garden.lab.imports import imports_of


class Installed:
    """What is installed in this interpreter's environment, read when first asked.

    Many threads may ask. One reads and the others wait: reading takes a good part of a second of
    a core, and when each did it for itself, the calls had to do without that core.
    """

    def __init__(self) -> None:
        self._reading = threading.Lock()
        self._owners: Mapping[str, list[str]] | None = None
        self._closures: dict[str, frozenset[str]] = {}
        self._versions: dict[str, str] = {}

    def versions(self, imports: Iterable[str]) -> dict[str, str]:
        """Return name and version of every distribution behind these import names.

        A name that nothing installed provides is itself there, as absent: its arrival counts.
        """
        with self._reading:
            return self._found(imports)

    def _found(self, imports: Iterable[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in sorted(set(imports)):
            owners = self._owner_names(name)
            if not owners:
                found[name] = ABSENT
            for owner in owners:
                found.update((n, self._version(n)) for n in self._closure(owner))
        return dict(sorted(found.items()))

    def _owner_names(self, name: str) -> list[str]:
        from packaging.utils import canonicalize_name  # a site without calls needs none of it

        if self._owners is None:
            self._owners = metadata.packages_distributions()
        return sorted({canonicalize_name(owner) for owner in self._owners.get(name, ())})

    def _closure(self, name: str) -> frozenset[str]:
        """Return a distribution and all installed ones that it requires, without extras."""
        if name not in self._closures:
            seen, queue = {name}, [name]
            while queue:
                for needed in self._requirements(queue.pop()):
                    if needed not in seen and self._version(needed) != ABSENT:
                        seen.add(needed)
                        queue.append(needed)
            self._closures[name] = frozenset(seen)
        return self._closures[name]

    def _requirements(self, name: str) -> list[str]:
        try:
            lines = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            return []
        return [needed for line in lines for needed in _applying(line)]

    def _version(self, name: str) -> str:
        if name not in self._versions:
            try:
                self._versions[name] = metadata.version(name)
            except metadata.PackageNotFoundError:
                self._versions[name] = ABSENT
        return self._versions[name]


@cache
def _applying(line: str) -> tuple[str, ...]:
    from packaging.markers import default_environment
    from packaging.requirements import InvalidRequirement, Requirement
    from packaging.utils import canonicalize_name

    try:
        requirement = Requirement(line)
    except InvalidRequirement:
        return ()
    environment = {**{k: str(v) for k, v in default_environment().items()}, "extra": ""}
    if requirement.marker and not requirement.marker.evaluate(environment):
        return ()
    return (canonicalize_name(requirement.name),)


def imported_by(source: bytes, package: str) -> set[str]:
    """Return the top-level names that a module imports: no standard library, no snippets."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    names = {i.module.partition(".")[0] for i in imports_of(tree, nested=True)}
    return names - set(sys.stdlib_module_names) - {package, "", "__future__"}
