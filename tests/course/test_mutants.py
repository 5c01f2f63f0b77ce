"""A few planted faults, noticed every day; all of them are in tests/mutants."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.mutants.faults import ALL, DAILY
from tests.mutants.mutant import NOTICED, ROOT, Mutant, copy_of_snippets, outcome, plant

SNIPPETS = ROOT / "snippets"


def test_every_fault_fits_its_module(tmp_path: Path):
    for number, mutant in enumerate(ALL):
        (tmp_path / str(number) / "snippets").mkdir(parents=True)
        shutil.copy(SNIPPETS / f"{mutant.module}.py", tmp_path / str(number) / "snippets")
        plant(mutant, tmp_path / str(number))


def test_where_nothing_is_planted_nothing_is_noticed(tmp_path: Path):
    copy_of_snippets(tmp_path)

    assert outcome(("neuron",), tmp_path)[0] == 0


@pytest.mark.parametrize("mutant", DAILY, ids=lambda mutant: mutant.name)
def test_a_planted_fault_is_noticed(mutant: Mutant, tmp_path: Path):
    copy_of_snippets(tmp_path)
    plant(mutant, tmp_path)

    code, printed = outcome(mutant.test_modules, tmp_path)

    assert code == NOTICED, printed
