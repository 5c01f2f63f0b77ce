"""Covers: where they lie, and that they miss what is everywhere."""

import numpy as np
import pytest

from snippets import cover as own
from snippets.clues import drawings, sorter
from snippets.sorter import shares


@pytest.fixture(scope="module")
def taught():
    return sorter()


def test_the_covers_lie_side_by_side_and_leave_nothing_out():
    x = np.ones((2, 56, 56, 3), np.float32)
    times = sum(own.covered(x, *place) == 0.5 for place in np.ndindex(7, 7))
    assert (times == 1).all()
    assert (own.covered(x, 1, 2)[:, 8:16, 16:24] == 0.5).all()
    assert (x == 1).all()


def test_surety_is_the_mean_share_of_its_title(taught):
    x = drawings(seed=7).x[20:40]  # ten of each
    expected = shares(taught, x)[:, 1].mean()
    assert list(taught.titles) == ["bottle", "tree"]
    assert own.surety(taught, x, "tree") == pytest.approx(expected)
    assert own.surety(taught, x, "bottle") == pytest.approx(1 - expected)


def test_the_worst_cover_is_the_least_of_all(taught):
    x = drawings(seed=7).x[:4]
    every = [own.surety(taught, own.covered(x, *p), "tree") for p in np.ndindex(7, 7)]
    assert own.worst(taught, x, "tree") == min(every)


def test_a_cover_misses_what_a_swap_finds():
    for row in own.table():
        assert float(row["as drawn"]) > 0.98
        assert float(row["worst cover"]) > 0.95
        assert float(row["other paper"]) < 0.1
