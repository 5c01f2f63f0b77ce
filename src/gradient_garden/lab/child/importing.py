"""Imports of a snippet: its own package comes from source, the engine and the tests do not come.

Compiled files are never trusted for snippets: a stale one would run what the page does not show.
"""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

from .watch import Watch

BLOCKED = {
    "gradient_garden": "a snippet stands alone, so the engine cannot be imported",
    "tests": "a snippet stands alone, so the tests cannot be imported",
}


class FromSource(SourceFileLoader):
    """Compiles a module from its text each time."""

    def __init__(self, name: str, path: str, watch: Watch) -> None:
        super().__init__(name, path)
        self.watch = watch

    def get_code(self, fullname: str) -> CodeType:
        """Read and compile, without looking for a compiled file."""
        path = self.get_filename(fullname)
        # Only a snippet that reads its own text depends on its comments; an import does not.
        self.watch.paused = True
        try:
            code: CodeType = self.source_to_code(self.get_data(path), path)
        finally:
            self.watch.paused = False
        return code


class Finder:
    """Makes exactly one package of the project importable, and notes which files it read."""

    def __init__(self, package: str, folder: Path, watch: Watch) -> None:
        self.package = package
        self.folder = folder
        self.watch = watch
        self.sources: set[str] = set()  # asked for, whether they exist or not

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a module of the package; refuse what is blocked; leave the rest to others."""
        top = name.partition(".")[0]
        if top in BLOCKED:
            raise ModuleNotFoundError(f"{BLOCKED[top]} ({name})", name=name)
        return self._find(name) if top == self.package else None

    def _find(self, name: str) -> ModuleSpec | None:
        stem = self.folder.joinpath(*name.split(".")[1:])
        package, module = stem / "__init__.py", stem.with_suffix(".py")
        for file in [package] if stem == self.folder else [package, module]:
            self.sources.add(str(file))
            if file.is_file():
                places = [str(stem)] if file == package else None
                loader = FromSource(name, str(file), self.watch)
                return spec_from_file_location(
                    name, file, loader=loader, submodule_search_locations=places
                )
        if stem.is_dir():
            return self._plain_folder(name, stem)
        # Asking other finders would let them look into the folder, and find compiled files.
        raise ModuleNotFoundError(f"there is no snippet {stem.name}.py", name=name)

    def _plain_folder(self, name: str, stem: Path) -> ModuleSpec:
        spec = ModuleSpec(name, None, is_package=True)
        spec.submodule_search_locations = [str(stem)]
        return spec


def install(finder: Finder) -> None:
    """Let a finder be asked first."""
    sys.meta_path.insert(0, finder)
