"""Normalising and short cuts, against PyTorch's own layer and the last lesson."""

import numpy as np
import pytest
import torch

from snippets import cures
from snippets.vanish import STARTS, trace


def test_normalise_is_pytorchs_batch_norm():
    z = torch.tensor(np.random.default_rng(0).normal(3, 5, (128, 8)))
    theirs = torch.nn.functional.batch_norm(z, None, None, training=True)
    ours = cures.normalise(z)

    torch.testing.assert_close(theirs, ours)
    torch.testing.assert_close(ours.mean(0), torch.zeros(8, dtype=z.dtype), atol=1e-9, rtol=0)


@pytest.mark.parametrize(("bend", "start"), [*cures.SICK, ("ReLU", "He")])
def test_without_a_cure_it_is_the_stack_of_the_last_lesson(bend, start):
    before, now = trace(10, bend, STARTS[start]), cures.cured(10, bend, start, "none")
    np.testing.assert_allclose(before.spread, now.spread)
    np.testing.assert_allclose(before.slopes, now.slopes)


def test_a_short_cut_adds_the_input():
    x = torch.tensor([[1.0, -2.0]])
    layers = [torch.tensor([[0.0, 3.0], [1.0, 0.0]])] * 4
    one = cures.forward(x, layers, "ReLU", "skip")[1]
    # x W = (-2, 3), ReLU gives (0, 3), divided by the root of 4 layers
    assert one.tolist() == [[1.0, -2.0 + 1.5]]


@pytest.fixture(scope="module")
def table():
    return {(row["bend"], row["start"]): row for row in cures.ratios(depth=20)}


def test_both_cures_bring_the_slopes_within_reach(table):
    for key in cures.SICK[:2]:
        assert not 1e-3 < float(table[key]["none"]) < 1e3
        assert 0.1 < float(table[key]["normalise"]) < 10
        assert 0.1 < float(table[key]["skip"]) < 10


def test_both_cures_keep_answers_alive():
    for cure, low in (("normalise", 0.1), ("skip", 0.1)):
        for sick in cures.SICK:
            assert low < cures.cured(20, *sick, cure).spread[-1] < 10
    assert cures.cured(20, "ReLU", "0.01", "none").spread[-1] < 1e-20


def test_normalising_makes_the_healthy_stack_worse(table):
    healthy = table["ReLU", "He"]
    assert 0.5 < float(healthy["none"]) < 5
    assert 20 < float(healthy["normalise"]) < 100
    assert 0.1 < float(healthy["skip"]) < 10


@pytest.mark.parametrize("cure", cures.CURES)
def test_the_picture_shows_the_three_sick_stacks(cure):
    upper, lower = cures.toggle(cure=cure).axes
    assert [t.get_text() for t in lower.texts] == ["sigmoid Xavier", "tanh 1", "ReLU 0.01"]
    for line, (bend, start) in zip(lower.lines, cures.SICK, strict=True):
        np.testing.assert_allclose(line.get_ydata(), cures.cured(20, bend, start, cure).slopes)
    assert "answers" in upper.get_title()
    slopes = cures.cured(20, "tanh", "1", cure).slopes
    assert float(cures.ratio(20, "tanh", "1", cure)) == pytest.approx(
        slopes[0] / slopes[-1], rel=0.5
    )
