"""A saddle has closed forms for its slopes, its waits and its chances."""

import math

import numpy as np
import pytest

from snippets import saddle


def test_slopes_are_those_of_small_steps():
    rng, h = np.random.default_rng(0), 1e-6
    for w in rng.normal(0, 1, (5, 2)):
        found = [(saddle.height(w + e) - saddle.height(w - e)) / (2 * h) for e in h * np.eye(2)]
        np.testing.assert_allclose(saddle.slope(w), found, atol=1e-8)


def test_up_one_way_and_down_the_other():
    assert saddle.height(np.array([0.5, 0.0])) > 0 > saddle.height(np.array([0.0, 0.5]))
    assert not saddle.slope(np.zeros(2)).any()


def test_each_step_multiplies_both_distances():
    path = saddle.walk(0.01)
    t = np.arange(len(path))
    np.testing.assert_allclose(path[:, 0], 0.8**t)
    np.testing.assert_allclose(path[:, 1], 0.01 * 1.2**t)


def test_the_wait_is_the_logarithm_of_the_start():
    for row in saddle.waits():
        expected = math.log(1.5 / float(row["start at y"])) / math.log(1.2)
        assert row["steps"] == row["foretold"] == math.ceil(expected)


@pytest.mark.parametrize("y", [1e-3, 1e-6])
def test_what_a_closer_start_costs(y):
    longer = len(saddle.walk(y / 1000)) - len(saddle.walk(y))
    assert longer == pytest.approx(saddle.more_steps(times=1000), abs=1)


@pytest.mark.parametrize("y", [0.1, 0.000001, 0.0])
def test_the_picture_says_how_long(y):
    ax = saddle.crossing(y=y).axes[0]
    path = ax.lines[0].get_xydata()
    assert tuple(path[0]) == (1.0, y)
    titles = {0.1: "left after 15 steps", 0.000001: "left after 78 steps", 0.0: "never leaves"}
    assert ax.get_title() == titles[y]
    assert (path[-1, 1] > 1) == (y > 0)


def test_chances_against_closed_forms():
    # for one, two and three directions these shares are known exactly
    known = {1: 1 / 2, 2: (2 - math.sqrt(2)) / 4, 3: (math.pi - 2 * math.sqrt(2)) / (4 * math.pi)}
    for n, share in known.items():
        assert saddle.all_up(n) == pytest.approx(share, abs=0.012)
    shares = [float(row["all curve up"].rstrip("%")) for row in saddle.chances()]
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] < 0.1
