"""The trace of a run: names of all it used; and what those names stand for today.

names: `source:snippets/a.py`, `data:data/x.csv`, `folder:data`, from the project's root, and the
top-level names that were imported. A trace holds no contents: a digest is taken when it is asked.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gradient_garden.lab import digest
from gradient_garden.lab.distributions import Installed, imported_by
from gradient_garden.lab.project import Project

# Pseudo-modules that compiled libraries and start-up files leave in `sys.modules`.
_NOT_IMPORTS = ("__main__", "__mp_main__", "garden_child", "cython_runtime", "_cython")


@dataclass(frozen=True, slots=True)
class Trace:
    """What one run used: sorted names of files and folders, and sorted import names."""

    files: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()


class Today:
    """The digests of names as they are now, each taken once; make a new one to look again."""

    def __init__(self, project: Project, installed: Installed) -> None:
        self.project = project
        self.installed = installed
        self._files: dict[str, str] = {}

    def file(self, name: str) -> str:
        """Return the digest of one name of a trace."""
        if name not in self._files:
            kind, _, path = name.partition(":")
            self._files[name] = digest.of_path(kind, self.project.root / path)
        return self._files[name]

    def of(self, trace: Trace) -> dict[str, str]:
        """Return the digests and versions of everything that a trace names."""
        versions = self.installed.versions(trace.imports)
        found = {name: self.file(name) for name in trace.files}
        return found | {f"version:{name}": version for name, version in versions.items()}


def trace_of(raw: dict[str, Any], project: Project) -> Trace:
    """Turn what the process of a snippet reports into a trace.

    Imports are those of the sources as well, since a library may be there without being imported
    anew; files inside an installed library stand for that library.
    """
    names = {f"source:{_name(path, project)}" for path in raw["sources"]}
    imports = set(raw["imports"])
    for kind, key in (("data", "opened"), ("folder", "listed")):
        for path in raw[key]:
            owner = _library(path)
            if owner is not None:
                imports.add(owner)
            elif _matters(path, project):
                names.add(f"{kind}:{_name(path, project)}")
    imports |= _imported_by_sources(raw["sources"], project)
    kept = {n for n in imports if n.isidentifier() and not n.startswith(_NOT_IMPORTS)}
    return Trace(tuple(sorted(names)), tuple(sorted(kept - {project.package})))


def sources_and_data(project: Project) -> tuple[str, ...]:
    """Return the names of all sources and declared data, to be digested before a batch."""
    names = [f"source:{_name(str(f), project)}" for f in sorted(project.snippets.rglob("*.py"))]
    for place in project.data:
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        names += [f"data:{_name(str(f), project)}" for f in files if f.is_file()]
    return tuple(names)


def _imported_by_sources(paths: Iterable[str], project: Project) -> set[str]:
    found: set[str] = set()
    for path in paths:
        try:
            found |= imported_by(Path(path).read_bytes(), project.package)
        except OSError:
            continue
    return found


def _name(path: str, project: Project) -> str:
    """Name a path from the project's root, with forward slashes, where it lies inside."""
    root = str(project.root.resolve()) + os.sep
    return path.removeprefix(root).replace(os.sep, "/")


def _library(path: str) -> str | None:
    """Return the import name to which an installed file belongs; "" for Python's own files."""
    for folder in _site_folders():
        if path.startswith(folder):
            return path.removeprefix(folder).partition(os.sep)[0].partition(".")[0]
    return "" if path.startswith(_python_folders()) else None


def _site_folders() -> tuple[str, ...]:
    paths = sysconfig.get_paths()
    found = {p for p in sys.path if p.endswith(("site-packages", "dist-packages"))}
    return tuple(sorted(p + os.sep for p in found | {paths["purelib"], paths["platlib"]}))


def _python_folders() -> tuple[str, ...]:
    return sys.prefix + os.sep, sys.base_prefix + os.sep + "lib"


def _matters(path: str, project: Project) -> bool:
    """Tell whether a file is the project's or declared data, and not our own store."""
    inside = (project.root, *project.data)
    ours = str(project.store.resolve()) + os.sep
    within = any(path == str(p) or path.startswith(str(p) + os.sep) for p in map(_resolved, inside))
    return within and not path.startswith(ours)


def _resolved(path: Path) -> Path:
    return path.resolve()
