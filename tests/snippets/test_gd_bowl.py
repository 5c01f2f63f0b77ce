"""Bowls and valleys: against closed forms."""

import math
import runpy

import numpy as np
import pytest

from snippets import gd_bowl, gd_flat, gd_knobs
from snippets.gd_bowl import RATES, angle, bowl_walk, predicted, steps_needed, valley_walk
from snippets.knobs import X, Y, best, loss


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("curvature", [0.5, 1.0, 3.0])
def test_the_walk_is_a_power(rate, curvature):
    expected = (1 - rate * curvature) ** 50
    assert bowl_walk(rate, 50, curvature)[-1] == pytest.approx(expected, rel=1e-9, abs=1e-30)
    assert predicted(rate, 50, curvature) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("rate", np.linspace(0.05, 3, 60))
@pytest.mark.parametrize("curvature", [0.7, 1.0, 4.0])
def test_it_diverges_exactly_beyond_two(rate, curvature):
    path = np.abs(bowl_walk(rate, 100, curvature))
    if not math.isclose(rate * curvature, 2):
        assert (path[-1] > path[0]) == (rate * curvature > 2)


def test_at_two_it_jumps_between_two_places():
    assert bowl_walk(2.0, 6).tolist() == [1, -1, 1, -1, 1, -1, 1]


def test_the_table_of_rates():
    rows = {r["rate"]: r for r in gd_bowl.after_fifty()}
    expected = ["0.00515", "8.88e-16", "0", "8.88e-16", "0.00515", "1", "117"]
    assert [rows[r]["distance after 50 steps"] for r in RATES] == expected
    assert [rows[r]["by the formula"] for r in RATES] == expected
    assert [rows[r]["each step multiplies by"] for r in (0.1, 1.9, 2.1)] == ["0.9", "-0.9", "-1.1"]


@pytest.mark.parametrize("rate", RATES)
def test_the_bowl_shows_the_walk(rate):
    axes = gd_bowl.bowl(rate=rate).axes[0]
    x = (1 - rate) ** np.arange(7)
    np.testing.assert_allclose(axes.lines[1].get_xydata(), np.stack([x, x**2 / 2], 1), atol=1e-12)
    assert f"{x[-1]:+.3f}".lstrip("+-") in axes.get_title()
    assert np.abs(x).max() < axes.get_xlim()[1]


@pytest.mark.parametrize("rate", [0.02, 0.05, 0.09, 0.1, 0.101])
def test_the_valley_shows_two_powers(rate):
    axes = gd_bowl.valley(rate=rate).axes[0]
    k = np.arange(31)[:, None]
    expected = np.array([math.sqrt(20), 1]) * np.array([1 - rate, 1 - 20 * rate]) ** k
    np.testing.assert_allclose(axes.lines[0].get_xydata(), expected, atol=1e-9)
    assert f"{np.hypot(*expected[-1]):.3g} away" in axes.get_title()


def test_the_valley_caption():
    far = {r: np.hypot(*valley_walk(r, 30)[-1]) for r in (0.02, 0.05, 0.09, 0.1, 0.101)}
    assert {r: f"{d:.3g}" for r, d in far.items()} == {
        0.02: "2.44", 0.05: "0.96", 0.09: "0.264", 0.1: "1.02", 0.101: "1.82",
    }  # fmt: skip
    assert np.hypot(*valley_walk(0.101, 400)[-1]) > 1e3


@pytest.mark.parametrize("k", [1, 10, 100, 1000])
def test_the_angle_has_a_closed_form(k):
    """From this start the angle is the largest possible: cos = 2 √k / (k + 1)."""
    assert angle(k) == round(math.degrees(math.acos(2 * math.sqrt(k) / (k + 1))), 1)


@pytest.mark.parametrize("k", [10, 100, 1000])
def test_the_best_rate_shrinks_by_k_minus_one_over_k_plus_one(k):
    rate = 2 / (1 + k)
    shrink = (k - 1) / (k + 1)
    needed = math.ceil(math.log(1e-6 / math.sqrt(2)) / math.log(shrink))
    assert abs(steps_needed(k, rate) - needed) <= 1
    assert steps_needed(k, rate) < min(
        steps_needed(k, r) for r in (0.9 * rate, rate + 0.9 / (k * k))
    )


def test_the_table_of_valleys():
    rows = gd_bowl.valleys()
    assert [r["steps"] for r in rows] == [1, 71, 709, 7082]
    assert [r["downhill misses by"] for r in rows] == ["0.0°", "54.9°", "78.6°", "86.4°"]


def test_flat_places():
    bottom, top, ledge = gd_flat.flat_places()
    assert {r["slope at 0"] for r in (bottom, top, ledge)} == {"0"}
    assert (bottom["from +0.1"], bottom["from -0.1"]) == ("0.000 from 0",) * 2
    assert (top["from +0.1"], top["from -0.1"]) == ("runs away",) * 2
    assert (ledge["from +0.1"], ledge["from -0.1"]) == ("0.025 from 0", "runs away")


def test_curvatures_are_those_of_least_squares():
    hessian = 2 / len(X) * np.array([[X @ X, X.sum()], [X.sum(), len(X)]])
    assert hessian[0, 1] == pytest.approx(0, abs=1e-12)
    assert gd_knobs.curvatures() == pytest.approx(tuple(np.diag(hessian)))
    assert gd_knobs.largest_rate() == round(2 / np.linalg.eigvalsh(hessian)[-1], 3)


def test_below_the_limit_it_learns_and_above_it_does_not():
    learnt, slow, swinging, lost = (float(r["loss"]) for r in gd_knobs.trial())
    lowest = loss(*best())
    assert learnt == pytest.approx(lowest, abs=6e-4)
    assert lowest - 6e-4 <= slow < 0.05
    assert swinging == pytest.approx(lowest + np.mean(Y) ** 2, rel=1e-2)
    assert lost > 1000


@pytest.mark.parametrize("module", [gd_bowl, gd_flat, gd_knobs])
def test_the_demonstrations_run(module, capsys):
    runpy.run_path(module.__file__, run_name="__main__")
    assert "0" in capsys.readouterr().out
