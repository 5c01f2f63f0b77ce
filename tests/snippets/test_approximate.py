"""A curve built from bends: against NumPy's own interpolation and the bound for it."""

import runpy

import numpy as np
import pytest

from snippets import approximate
from snippets.approximate import FINE, build, built, rmse, target


def test_the_curve_at_places_known_by_heart():
    places, heights = [0, 0.25, 0.5, 1], [0.5, 1 - 8**-0.5, 0, -0.5]
    np.testing.assert_allclose(target(np.array(places)), heights, atol=1e-12)


@pytest.mark.parametrize("bends", [2, 5, 8, 16, 32])
def test_the_network_is_linear_interpolation(bends):
    knots = np.linspace(-1, 1, bends + 1)
    expected = np.interp(FINE, knots, target(knots))
    np.testing.assert_allclose(built(bends, FINE), expected, atol=1e-10)
    places, turns, height = build(bends)
    assert len(places) == len(turns) == bends
    assert height == pytest.approx(target(-1.0))


@pytest.mark.parametrize("bends", [8, 32, 128])
def test_the_largest_miss_keeps_to_its_bound(bends):
    """A chord of length h misses by at most h² / 8 times the largest second derivative."""
    bend = (2 * np.pi) ** 2 + (3 * np.pi) ** 2 / 2
    worst = np.abs(built(bends, FINE) - target(FINE)).max()
    assert worst <= (2 / bends) ** 2 / 8 * bend


def test_half_the_pieces_four_times_the_miss():
    rows = approximate.halving()
    assert [row["pieces"] for row in rows] == ["4", "8", "16", "32", "64", "128"]
    ratios = [float(row["times smaller"]) for row in rows[1:]]
    assert all(3.7 < ratio < 4.05 for ratio in ratios)
    assert ratios[-1] == pytest.approx(4, abs=0.02)
    assert rows[1]["usual miss"] == "0.21872"


def test_rmse():
    assert rmse(np.array([3.0, 0]), np.array([0, 4.0])) == pytest.approx(np.sqrt(12.5))


@pytest.mark.parametrize(
    ("bends", "told"), [(2, "0.828"), (8, "0.219"), (16, "0.059"), (32, "0.015")]
)
def test_the_ruler_is_drawn(bends, told):
    axes = approximate.ruler(bends=bends).axes[0]
    curve, ruler, joints = axes.lines
    np.testing.assert_allclose(curve.get_ydata(), target(FINE))
    np.testing.assert_allclose(ruler.get_ydata(), built(bends, FINE))
    np.testing.assert_allclose(joints.get_ydata(), target(joints.get_xdata()), atol=1e-10)
    assert len(joints.get_xdata()) == bends + 1
    assert axes.get_title() == f"{bends} pieces, usual miss {told}"


def test_the_demonstration_runs(capsys):
    runpy.run_path(approximate.__file__, run_name="__main__")
    assert "128 0.0009" in capsys.readouterr().out
