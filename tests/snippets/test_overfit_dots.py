"""Curves through twelve dots, against the normal equations."""

import numpy as np
import pytest

from snippets import overfit_dots as own


@pytest.mark.parametrize("degree", [0, 1, 3])
def test_the_curve_solves_the_normal_equations(degree):
    x, y = own.dots()
    powers = np.vander(x, degree + 1)
    best = np.linalg.solve(powers.T @ powers, powers.T @ y)
    np.testing.assert_allclose(own.curve(degree)(x), powers @ best, atol=1e-9)
    assert own.misses(degree)[0] == pytest.approx(np.mean((powers @ best - y) ** 2))


def test_the_new_dots_come_from_the_same_wave():
    for seed in (0, 1):
        x, y = own.dots(seed, many=4_000)
        off = y - np.sin(2 * np.pi * x)
        assert abs(off.mean()) < 0.02
        assert off.std() == pytest.approx(0.2, abs=0.02)
    assert not np.intersect1d(own.dots(0)[0], own.dots(1)[0]).size


def test_seen_misses_only_fall_and_new_misses_fall_then_explode():
    rows = own.table()
    seen = [float(r["miss, seen dots"]) for r in rows]
    new = [float(r["miss, new dots"]) for r in rows]
    assert seen == sorted(seen, reverse=True)
    assert [r["numbers in the curve"] for r in rows] == [1, 2, 4, 6, 8, 10, 12]
    assert new[0] > new[1] > 5 * new[2]
    assert new[-1] > 100
    assert own.misses(11)[0] < 1e-9


@pytest.mark.parametrize("degree", [1, 3, 9, 11])
def test_the_drawing_shows_dots_crosses_and_both_misses(degree):
    axes = own.drawing(degree).axes[0]
    line, seen, new = axes.lines
    np.testing.assert_array_equal(seen.get_xydata().T, own.dots(0))
    np.testing.assert_array_equal(new.get_xydata().T, own.dots(1))
    np.testing.assert_allclose(line.get_ydata(), own.curve(degree)(line.get_xdata()))
    a, b = own.misses(degree)
    assert axes.get_title() == f"miss: {a:.2f} on dots, {b:.2f} on crosses"
