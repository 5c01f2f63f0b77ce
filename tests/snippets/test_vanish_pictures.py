"""The pictures show the traces that the tables show."""

import numpy as np
import pytest

from snippets.vanish import BENDS, STARTS, trace
from snippets.vanish_pictures import apart, both, curves, fading


@pytest.mark.parametrize("depth", [5, 10, 20])
def test_slopes_fade_towards_the_input(depth):
    ax = fading(depth=depth).axes[0]
    share = ax.lines[0].get_ydata()
    assert ax.get_yscale() == "log"
    assert len(share) == depth
    assert share[-1] == 1
    assert (np.diff(share) > 0).all()
    slopes = trace(depth, "sigmoid", STARTS["Xavier"]).slopes
    assert share[0] == pytest.approx(slopes[0] / slopes[-1])


def test_the_caption_of_the_first_picture():
    assert [f"{fading(depth=d).axes[0].lines[0].get_ydata()[0]:.0e}" for d in (5, 10, 20)] == [
        "5e-03",
        "4e-06",
        "2e-12",
    ]


@pytest.mark.parametrize("bend", BENDS)
def test_answers_above_and_slopes_below(bend):
    upper, lower = both(bend=bend).axes
    for i, start in enumerate(("0.01", "Xavier", "1")):
        t = trace(20, bend, STARTS[start])
        np.testing.assert_allclose(upper.lines[i].get_ydata(), t.spread)
        np.testing.assert_allclose(lower.lines[i].get_ydata(), t.slopes)
    assert "answers" in upper.get_title()
    assert "slopes" in lower.get_title()
    for ax in (upper, lower):
        assert [text.get_text() for text in ax.texts] == ["0.01", "Xavier", "1"]
        low, high = ax.get_ylim()
        assert all(low < y < high for line in ax.lines for y in line.get_ydata())


def test_labels_keep_their_order_and_a_distance():
    heights = apart([-1.0, 0.0, -0.5, -20.0], gap=6)
    assert np.argsort(heights).tolist() == [3, 0, 2, 1]
    assert (-np.diff(sorted(heights, reverse=True)) >= 6).all()
    assert callable(curves)


def test_slopes_of_a_tiny_relu_start_are_level_and_near_nothing():
    slopes = trace(20, "ReLU", STARTS["0.01"]).slopes
    assert 1e-24 < slopes.min() < slopes.max() < 1e-23
