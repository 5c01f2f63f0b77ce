"""Noise of a batch: against the closed form, and sums in parts against the whole."""

import runpy

import numpy as np
import pytest

from snippets import batches_noise as noise
from snippets.batches_digits import sgd
from snippets.digits_data import split
from snippets.digits_numpy import gradients, initial


@pytest.fixture(scope="module")
def found():
    return noise.errors()


def test_the_miss_falls_as_the_root(found):
    sizes, misses = np.log(list(found)), np.log(list(found.values()))
    assert -0.55 < np.polyfit(sizes, misses, 1)[0] < -0.45
    assert found[8] > 3
    assert list(found) == list(noise.SIZES)


def test_the_miss_is_the_spread_of_single_pictures_over_the_root(found):
    """The variance of a mean of B independent draws is the variance of one, divided by B."""
    data, nets = split().train, sgd(split().train, 64)
    for _ in range(55):
        net = next(nets)
    squares = [
        sum((g.astype(float) ** 2).sum() for g in gradients(net, data.x[[i]], data.y[[i]]))
        for i in range(0, len(data.y), 5)
    ]
    true = noise.flat(gradients(net, data.x, data.y))
    whole = float(true @ true)
    expected = np.sqrt((np.mean(squares) - whole) / 32 / whole)
    assert found[32] == pytest.approx(expected, rel=0.15)


def test_the_picture_shows_the_measured_dots(found, monkeypatch):
    monkeypatch.setattr(noise, "errors", lambda: found)
    law, dots = noise.noise().axes[0].lines
    np.testing.assert_allclose(dots.get_ydata(), list(found.values()))
    drawn = law.get_ydata()
    assert drawn[0] == pytest.approx(found[8])
    assert drawn[1] == pytest.approx(drawn[0] / 2)


@pytest.mark.parametrize("part", [1, 16, 33, 100, 400])
def test_parts_add_up_to_the_whole(part):
    data, net = split().train, initial()
    rows = np.random.default_rng(4).permutation(3500)[:100]
    x, y = data.x[rows], data.y[rows]
    for ours, whole in zip(noise.in_parts(net, x, y, part), gradients(net, x, y), strict=True):
        np.testing.assert_allclose(ours, whole, atol=2e-6)


def test_the_plain_mean_is_off():
    right, wrong = (float(row["off by"].rstrip("%")) for row in noise.both_ways())
    assert right < 0.1
    assert wrong > 5
    even = noise.both_ways(96)
    assert even[1]["off by"] == "0.0%"


def test_the_demonstration_has_a_line_for_each_size(capsys, found):
    runpy.run_path(noise.__file__, run_name="__main__")
    lines = capsys.readouterr().out.splitlines()
    assert lines == [f"batch {size}: {miss:.2f}" for size, miss in found.items()]
