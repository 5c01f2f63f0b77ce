"""Fixtures: an empty project on disk, and a library of given modules."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gradient_garden import lab
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
