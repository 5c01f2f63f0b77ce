"""Dropout: exact values, the mean it keeps, and reading with it on."""

import numpy as np
import pytest
import torch

from snippets import dropout as own
from snippets import dropout_left_on as on
from snippets.digits_data import split
from snippets.digits_numpy import forward, initial


@pytest.mark.parametrize("p", [0.2, 0.5])
def test_units_are_silent_or_raised_and_the_mean_stays(p):
    h = np.full((400, 250), 3.0, np.float32)
    out = own.dropout(h, p, np.random.default_rng(1))
    assert out.dtype == np.float32
    assert set(np.unique(out)) == {np.float32(0), np.float32(3 / (1 - p))}
    assert (out == 0).mean() == pytest.approx(p, abs=0.01)
    assert out.mean() == pytest.approx(3, abs=0.03)
    assert out.var() == pytest.approx(9 * p / (1 - p), rel=0.03)
    theirs = torch.nn.Dropout(p)(torch.from_numpy(h)).unique().numpy()
    np.testing.assert_allclose(np.unique(out), theirs, rtol=1e-6)


def test_without_silence_nothing_changes():
    h = np.random.default_rng(0).normal(size=(5, 4))
    np.testing.assert_array_equal(own.dropout(h, 0, np.random.default_rng(2)), h)


def test_the_three_steps_and_the_mean_on_the_page():
    lines = [line.split() for line in own.one_layer().splitlines()]
    assert [len(line) for line in lines] == [8, 8, 8]
    assert {v for line in lines for v in line} == {"0.0", "2.0"}
    assert len({tuple(line) for line in lines}) == 3
    assert own.mean_after() == pytest.approx(1, abs=0.01)


def test_reading_without_silence_is_the_forward_pass():
    net, x = initial(3), split().validation.x
    usual = forward(net, x)[2].argmax(axis=1)
    np.testing.assert_array_equal(on.read(net, x, 0, np.random.default_rng(0)), usual)


def test_left_on_it_reads_worse_and_changes_its_mind():
    off, left = on.table()
    assert off["answers that changed"] == 0
    assert off["first reading"] == off["second reading"]
    assert left["answers that changed"] > 100
    assert float(left["first reading"][:-1]) < float(off["first reading"][:-1]) - 5
