"""The neuron against its formula written out by hand, and its figures' data."""

import math

import numpy as np
import pytest

from snippets.neuron import (
    BIAS,
    WEIGHTS,
    at_rest,
    balance,
    boundary,
    changed_days,
    go_outside,
    neuron,
    weighted_sum,
)


def by_hand(x, w, b):
    """z for one row, in plain Python."""
    return sum(xi * wi for xi, wi in zip(x, w, strict=True)) + b


def test_weighted_sum_is_the_sum_written_out():
    rng = np.random.default_rng(1)
    x, w, b = rng.normal(size=(5, 3)), rng.normal(size=3), 0.7
    expected = [by_hand(row, w, b) for row in x]
    np.testing.assert_allclose(weighted_sum(x, w, b), expected, atol=1e-12)


def test_neuron_squashes_the_sum():
    rng = np.random.default_rng(2)
    x, w, b = rng.normal(size=(6, 4)), rng.normal(size=4), -0.3
    expected = [1 / (1 + math.exp(-by_hand(row, w, b))) for row in x]
    np.testing.assert_allclose(neuron(x, w, b), expected, atol=1e-12)


def test_the_eight_days_are_those_of_the_arithmetic():
    days = {(d["warm"], d["free"], d["rain"]): d for d in go_outside()}
    assert len(days) == 8
    known = {
        "no no no": -1.5, "yes no no": 0.5, "no yes no": 0.5, "yes yes no": 2.5,
        "no no yes": -4.5, "yes no yes": -2.5, "no yes yes": -2.5, "yes yes yes": -0.5,
    }  # fmt: skip
    for key, z in known.items():
        day = days[tuple(key.split())]
        assert day["z"] == z
        assert day["go"] == ("yes" if z > 0 else "no")
        assert day["a"] == pytest.approx(1 / (1 + math.exp(-z)), abs=5e-4)


def test_a_milder_view_of_rain_changes_one_day():
    assert changed_days(-2.0) == 1
    assert changed_days(-3.0) == 0
    after = [d for d in go_outside(-2.0) if d["rain"] == "yes" and d["go"] == "yes"]
    assert [(d["warm"], d["free"], d["z"]) for d in after] == [("yes", "yes", 0.5)]


def test_at_rest_only_the_bias_speaks():
    assert at_rest() == pytest.approx(1 / (1 + math.exp(1.5)), abs=5e-4)


@pytest.mark.parametrize(("rain", "total", "word"), [(0, 2.5, "go outside"), (1, -0.5, "stay in")])
def test_balance_ends_at_the_sum(rain, total, word):
    axes = balance(rain=rain).axes[0]
    last = axes.patches[-1]
    assert (last.get_x(), last.get_width()) == pytest.approx((0, total))
    words = [t.get_text() for t in axes.texts]
    assert word in words
    assert f"sum  {total:+.1f}" in words


def test_balance_bars_hang_together():
    bars = balance(rain=1).axes[0].patches[:4]
    starts = [0, BIAS, BIAS + 2, BIAS + 4]
    for bar, start, part in zip(bars, starts, (BIAS, *WEIGHTS), strict=True):
        assert (bar.get_x(), bar.get_width()) == pytest.approx((start, part))


def edge(figure):
    """The points of the line z = 0, shape (points, 2)."""
    lines = [c for c in figure.axes[0].collections if c.get_linewidth()[0] == 2]
    return np.concatenate([p.vertices for p in lines[0].get_paths()])


@pytest.mark.parametrize("w", [(2.0, 2.0), (2.0, 0.5), (2.0, -3.0)])
def test_the_line_is_where_the_sum_is_zero(w):
    points = edge(boundary(w=w))
    assert len(points) > 10
    np.testing.assert_allclose(points @ w - 1.5, 0, atol=1e-9)


def test_the_bias_shifts_the_line_and_never_turns_it():
    ends = [edge(boundary(b=b)) for b in (-3.0, -1.5, 0.0, 1.5)]
    directions = [np.ptp(p, axis=0) / np.linalg.norm(np.ptp(p, axis=0)) for p in ends]
    np.testing.assert_allclose(directions, [directions[0]] * 4, atol=1e-9)
    offsets = [p.sum(axis=1).mean() for p in ends]  # x1 + x2 = -b / 2
    np.testing.assert_allclose(offsets, [1.5, 0.75, 0.0, -0.75], atol=1e-9)


def test_the_arrow_starts_on_the_line_and_points_to_yes():
    for w in ((2.0, 2.0), (2.0, -3.0)):
        arrow = boundary(w=w).axes[0].texts[0]
        assert np.dot(arrow.xyann, w) == pytest.approx(1.5)
        step = np.array(arrow.xy) - np.array(arrow.xyann)
        assert step @ w > 0
