"""PyTorch and NumPy stand at the same knobs after every step."""

import runpy

import pytest

from snippets import knobs, knobs_torch


@pytest.mark.parametrize("steps", [0, 1, 2, 19])
def test_both_walk_the_same_path(steps):
    assert knobs_torch.follow(steps) == pytest.approx(knobs.follow(steps)[-1], abs=1e-12)


def test_the_demonstration_prints_the_path(capsys):
    runpy.run_path(knobs_torch.__file__, run_name="__main__")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "after  0 steps: w = 0.000, b = 0.000"
    w, b = knobs.follow(19)[-1]
    assert lines[-1] == f"after 19 steps: w = {w:.3f}, b = {b:.3f}"
