"""Slopes against finite differences and closed forms."""

import math

import numpy as np
import pytest

from snippets.saturation import (
    gelu_peak,
    one_part_in,
    sigmoid_slope,
    slope_at,
    slopes,
    tanh_slope,
)

Z = np.linspace(-6, 6, 49)


def difference(phi):
    """The slope by a small step, with phi in plain Python."""
    return [(phi(z + 1e-6) - phi(z - 1e-6)) / 2e-6 for z in Z.tolist()]


def test_exact_slopes_agree_with_small_steps():
    logistic = difference(lambda z: 1 / (1 + math.exp(-z)))
    np.testing.assert_allclose(sigmoid_slope(Z), logistic, atol=1e-9)
    np.testing.assert_allclose(tanh_slope(Z), difference(math.tanh), atol=1e-9)


def test_slopes_shrink_by_known_amounts():
    assert slope_at(name="sigmoid", z=10.0) == "0.000045"
    assert slope_at(name="tanh", z=4.0) == "0.001341"
    assert one_part_in(layers=10) == 2**20
    assert one_part_in(layers=20) == 2**40


def test_gelu_is_steepest_at_the_root_of_two():
    steepest, _, where = gelu_peak().partition(" at z = ")
    assert float(where) == pytest.approx(math.sqrt(2), abs=1e-3)
    cdf = math.erfc(-1) / 2  # Φ(√2)
    pdf = math.exp(-1) / math.sqrt(2 * math.pi)  # the bell curve at √2
    assert float(steepest) == pytest.approx(cdf + math.sqrt(2) * pdf, abs=1e-4)


def test_the_figure_shows_four_named_curves():
    axes = slopes().axes[0]
    assert axes.get_yscale() == "log"
    names = [t.get_text() for t in axes.texts]
    assert names == ["ReLU", "GELU", "sigmoid", "tanh"]
    assert len({line.get_linestyle() for line in axes.lines}) == 4
    ends = {n: line.get_ydata()[-1] for n, line in zip(names, axes.lines, strict=True)}
    assert ends["ReLU"] == pytest.approx(1)
    assert ends["GELU"] == pytest.approx(1)
    assert ends["sigmoid"] == pytest.approx(math.exp(-10), rel=1e-3)
    assert ends["tanh"] == pytest.approx(4 * math.exp(-20), rel=1e-3)
