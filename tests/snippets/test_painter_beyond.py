"""Between the dots and past the frame: which dots are meant, and how the misses compare."""

import numpy as np
import pytest

from snippets import painter_beyond as own
from snippets.painter import dealt, painter, paints, places, rings


@pytest.fixture(scope="module")
def rows():
    return {row["dots"]: row for row in own.table()}


def test_past_the_frame_is_nothing_that_was_shown():
    p = own.beyond()
    assert (np.abs(p) > 1).any(axis=1).all()
    assert np.abs(p).max() == 2
    inside = len(places(2, 80)) - len(p)
    assert inside / len(places(2, 80)) == pytest.approx(1 / 4, abs=0.01)


def test_the_miss_is_that_of_the_hidden_dots():
    between = dealt()[1]
    off = paints(painter(), between) - rings(between)
    assert own.misses()["between them"] == pytest.approx(np.linalg.norm(off) / np.sqrt(800))


def test_it_fills_in_and_does_not_go_on(rows):
    shown, between, past = (float(row["usual miss"]) for row in rows.values())
    assert list(rows) == ["shown", "between them", "past the frame"]
    assert shown < between < 1.2 * shown
    assert past > 10 * between
    for row in rows.values():
        least, most = map(float, row["best to worst"].split(" to "))
        assert least <= float(row["usual miss"]) <= most
    assert most < 1.1 * least  # no painter goes on well


def test_plain_grey_is_better_past_the_frame(rows):
    spread = rings(own.beyond()).std()
    assert float(own.grey()) == pytest.approx(spread, abs=6e-4)
    assert float(rows["past the frame"]["usual miss"]) > 1.3 * float(own.grey())


def test_frame_and_painters_are_drawn():
    axes = own.drawn().axes
    p = places(2, 120)
    wanted = [rings(p), *(paints(painter(seed=seed), p) for seed in (0, 1))]
    for ax, shades in zip(axes, wanted, strict=True):
        np.testing.assert_allclose(ax.images[0].get_array().ravel(), shades, atol=1e-9)
        assert np.abs(ax.lines[0].get_xydata()).min() == 1 == np.abs(own.FRAME).max()
        assert list(ax.images[0].get_extent()) == [-2, 2, 2, -2]


def test_painters_agree_inside_and_not_outside():
    one, other = painter(seed=0), painter(seed=1)
    inside, outside = (
        np.abs(paints(one, p) - paints(other, p)).mean() for p in (dealt()[1], own.beyond())
    )
    assert inside < 0.05
    assert outside > 4 * inside


def test_small_hidden_squares_are_filled_and_large_ones_are_not():
    found = own.holes()
    widths = [row["hole, of the width"] for row in found]
    misses = [float(row["miss in the hole"]) for row in found]
    assert widths == ["10%", "20%", "40%", "60%"]
    assert misses[0] < misses[1] < 0.15
    assert min(misses[2:]) > 0.3
    kept = own.outside_hole(dealt()[0], 0.4)
    assert np.abs(kept).max(axis=1).min() > 0.4
