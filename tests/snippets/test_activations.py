"""Activation functions against the closed forms and known constants."""

import math

import numpy as np
import pytest

from snippets.activations import (
    ACTIVATIONS,
    curve,
    lowest_at,
    measured,
    shares,
    sigmoid,
    slope,
    softmax,
)

CLOSED = {
    "ReLU": lambda z: z if z > 0 else 0.0,
    "leaky ReLU": lambda z: z if z > 0 else 0.01 * z,
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": lambda z: (math.exp(z) - math.exp(-z)) / (math.exp(z) + math.exp(-z)),
    "GELU": lambda z: z * math.erfc(-z / math.sqrt(2)) / 2,
    "SiLU": lambda z: z / (1 + math.exp(-z)),
}
POINTS = np.array([-7.5, -2.0, -0.7518, -0.1, 0.0, 0.3, 1.0, 1.4142, 6.0])


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_values_agree_with_the_closed_form(name):
    expected = [CLOSED[name](z) for z in POINTS.tolist()]
    np.testing.assert_allclose(ACTIVATIONS[name](POINTS), expected, atol=1e-12)


def test_sigmoid_never_overflows():
    with np.errstate(all="raise"):
        assert sigmoid(np.array([-1e4, 0.0, 1e4])).tolist() == [0.0, 0.5, 1.0]


def test_measured_agrees_with_known_constants():
    table = {row["function"]: row for row in measured()}
    assert list(table) == list(ACTIVATIONS)
    steepest = {"ReLU": 1, "leaky ReLU": 1, "sigmoid": 0.25, "tanh": 1}
    steepest |= {"GELU": 1.1289, "SiLU": 1.0998}
    for name, value in steepest.items():
        assert table[name]["steepest slope"] == pytest.approx(value, abs=1e-4)
    smallest = {"ReLU": 0, "leaky ReLU": -0.08, "sigmoid": 3e-4, "tanh": -1}
    smallest |= {"GELU": -0.17, "SiLU": -0.2785}
    for name, value in smallest.items():
        assert table[name]["smallest"] == pytest.approx(value, abs=1e-4)
    assert table["sigmoid"]["largest"] <= 1
    assert table["tanh"]["largest"] <= 1
    assert table["sigmoid"]["slope at 5"] == pytest.approx(0.006648, abs=1e-4)


def test_lowest_points():
    assert lowest_at() == pytest.approx(-0.7518, abs=1e-3)
    assert -0.1705 < CLOSED["GELU"](lowest_at()) < -0.1695
    assert lowest_at("SiLU") == pytest.approx(-1.2785, abs=1e-3)


def test_slope_of_a_parabola():
    np.testing.assert_allclose(slope(np.square, POINTS), 2 * POINTS, atol=1e-8)


@pytest.mark.parametrize("name", ["ReLU", "leaky ReLU", "sigmoid", "tanh", "GELU", "SiLU"])
def test_the_curve_shows_value_and_slope(name):
    axes = curve(name=name).axes[0]
    value, steep = axes.lines[2:]
    assert value.get_linestyle() == "-"
    assert steep.get_linestyle() == "--"
    z = value.get_xdata()
    np.testing.assert_allclose(value.get_ydata(), [CLOSED[name](v) for v in z], atol=1e-12)
    rise = np.gradient(value.get_ydata(), z)[5:-5]
    away = np.abs(z[5:-5]) > 0.05  # a kink has no slope
    np.testing.assert_allclose(steep.get_ydata()[5:-5][away], rise[away], atol=1e-3)


@pytest.mark.parametrize(
    ("temperature", "expected"),
    [(0.25, (0.982, 0.018, 0.000)), (1.0, (0.665, 0.245, 0.090)), (4.0, (0.419, 0.326, 0.254))],
)
def test_shares_at_three_temperatures(temperature, expected):
    bars = shares(temperature=temperature).axes[0].patches
    assert [b.get_width() for b in bars] == pytest.approx(expected, abs=6e-4)


def test_softmax_sums_to_one_and_ignores_a_common_shift():
    z = np.random.default_rng(0).normal(size=(5, 10))
    with np.errstate(all="raise"):
        np.testing.assert_allclose(softmax(z).sum(axis=-1), 1, atol=1e-12)
        np.testing.assert_allclose(softmax(z + 1000), softmax(z), atol=1e-12)


def test_softmax_is_exponentials_over_their_sum():
    e = [math.exp(v / 2) for v in (2, 1, 0)]
    np.testing.assert_allclose(softmax(np.array([2, 1, 0]), 2.0), [v / sum(e) for v in e])
