"""Fixtures: an empty project on disk, and a library of given modules."""

from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from gradient_garden import lab
from gradient_garden.lab import elsewhere
from tests.garden.lab.bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def library(tmp_path: Path) -> Callable[..., lab.Library]:
    def make(**modules: str) -> lab.Library:
        bench = Bench(tmp_path)
        bench.write(**modules)
        return lab.load_library(tmp_path)

    return make


@pytest.fixture
def without_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this a machine on which PyTorch is not installed."""
    version, owners = metadata.version, metadata.packages_distributions

    def no_torch(name: str) -> str:
        if name == "torch":
            raise metadata.PackageNotFoundError(name)
        return version(name)

    def without() -> dict[str, list[str]]:
        return {name: who for name, who in owners().items() if name not in ("torch", "torchgen")}

    monkeypatch.setattr(metadata, "version", no_torch)
    monkeypatch.setattr(metadata, "packages_distributions", without)
    here = elsewhere.is_installed
    monkeypatch.setattr(elsewhere, "is_installed", lambda n: n != "torch" and here(n))
