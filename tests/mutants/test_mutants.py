"""Every planted fault is noticed: `nox -s mutants`. The daily tests run a few of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants.faults import ALL
from tests.mutants.mutant import NOTICED, Mutant, copy_of_snippets, outcome, plant


def test_sound_snippets_pass(tmp_path: Path):
    copy_of_snippets(tmp_path)
    modules = dict.fromkeys(module for mutant in ALL for module in mutant.test_modules)

    code, printed = outcome(tuple(modules), tmp_path)

    assert code == 0, printed


@pytest.mark.parametrize("mutant", ALL, ids=lambda mutant: mutant.name)
def test_a_planted_fault_is_noticed(mutant: Mutant, tmp_path: Path):
    copy_of_snippets(tmp_path)
    plant(mutant, tmp_path)

    code, printed = outcome(mutant.test_modules, tmp_path)

    assert code == NOTICED, printed
