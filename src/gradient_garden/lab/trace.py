"""The trace of a run: names of all it used; and what those names stand for today.

names: `source:snippets/a.py`, `data:data/x.csv`, `folder:data`, from the project's root, and the
top-level names that were imported. A trace holds no contents: a digest is taken when it is asked.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gradient_garden.lab import digest
from gradient_garden.lab.distributions import Installed, imported_by
from gradient_garden.lab.key import notebook_runner
from gradient_garden.lab.project import Project

# Pseudo-modules that compiled libraries and start-up files leave in `sys.modules`.
RUNNER = "renderer:notebooks"  # in the trace of every notebook, for the code that runs it
GIVEN: Mapping[str, str] = {}
_NOT_IMPORTS = ("__main__", "__mp_main__", "garden_child", "cython_runtime", "_cython")


@dataclass(frozen=True, slots=True)
class Trace:
    """What one run used: sorted names of files and folders, and sorted import names."""

    files: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()


class Today:
    """The digests of names as they are now, each taken once; make a new one to look again."""

    def __init__(
        self, project: Project, installed: Installed, given: Mapping[str, str] = GIVEN
    ) -> None:
        """given: digests that are known, by name."""
        self.project = project
        self.installed = installed
        self._files = {RUNNER: notebook_runner(), **given}

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
    places = _Places(project)
    names = {f"source:{places.name(path)}" for path in raw["sources"]}
    imports = set(raw["imports"]) | _imported_by_sources(raw["sources"], project)
    for kind, key in (("data", "opened"), ("folder", "listed")):
        for path in raw[key]:
            owner = installed_in(path)
            if owner is not None:
                imports.add(owner)
            elif places.matter(path):
                names.add(f"{kind}:{places.name(path)}")
    kept = {n for n in imports if n.isidentifier() and not n.startswith(_NOT_IMPORTS)}
    return Trace(tuple(sorted(names)), tuple(sorted(kept - {project.package})))


def sources_and_data(project: Project) -> tuple[str, ...]:
    """Return the names of all sources and declared data, to be digested before a batch."""
    places = _Places(project)
    names = [f"source:{places.name(str(f))}" for f in sorted(places.snippets.rglob("*.py"))]
    for place in project.data:
        files = sorted(place.resolve().rglob("*")) if place.is_dir() else [place.resolve()]
        names += [f"data:{places.name(str(f))}" for f in files if f.is_file()]
    return tuple(names)


class _Places:
    """Which paths a trace is about, and how it names them."""

    def __init__(self, project: Project) -> None:
        self.snippets = project.snippets.resolve()
        self.root = str(project.root.resolve()) + os.sep
        self.store = str(project.store.resolve()) + os.sep
        self.data = tuple(str(place.resolve()) for place in project.data)
        # Libraries that look at their callers read our own files; the key has its digest of them.
        self.engine = str(Path(__file__).resolve().parents[1]) + os.sep

    def name(self, path: str) -> str:
        """Name a path from the project's root, with forward slashes, where it lies inside."""
        return path.removeprefix(self.root).replace(os.sep, "/")

    def matter(self, path: str) -> bool:
        """Tell whether a file is the project's or declared data, and neither ours nor stored."""
        declared = any(path == d or path.startswith(d + os.sep) for d in self.data)
        inside = path.startswith(self.root) and not path.startswith((self.store, self.engine))
        return declared or inside


def _imported_by_sources(paths: Iterable[str], project: Project) -> set[str]:
    found: set[str] = set()
    for path in paths:
        try:
            found |= imported_by(Path(path).read_bytes(), project.package)
        except OSError:
            continue
    return found


def installed_in(path: str) -> str | None:
    """Return the import name to which an installed file belongs; "" for Python's own files.

    None: the file is not installed at all.
    """
    for folder in _site_folders():
        if path.startswith(folder):
            return path.removeprefix(folder).partition(os.sep)[0].partition(".")[0]
    return "" if path.startswith(_python_folders()) else None


@cache
def _site_folders() -> tuple[str, ...]:
    paths = sysconfig.get_paths()
    found = {p for p in sys.path if p.endswith(("site-packages", "dist-packages"))}
    return tuple(sorted(p + os.sep for p in found | {paths["purelib"], paths["platlib"]}))


@cache
def _python_folders() -> tuple[str, ...]:
    return sys.prefix + os.sep, str(Path(sys.base_prefix) / "lib") + os.sep
