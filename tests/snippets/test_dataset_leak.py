"""Splits: what each side holds, and what the scores are worth."""

import numpy as np
import pytest

from snippets import dataset_leak as own
from snippets.digits_data import load, split
from snippets.overfit import few


def test_the_split_by_position_has_other_digits_on_each_side():
    seen, unseen = own.by_position()
    assert set(seen.y) == set(range(8))
    assert set(unseen.y) == {8, 9}
    np.testing.assert_array_equal(np.concatenate([seen.y, unseen.y]), load().y)


def test_it_never_says_a_digit_that_it_never_saw():
    training, test = own.sorted_split()
    assert test["read correctly"] == "0.0%"
    assert float(training["read correctly"].rstrip("%")) > 95
    assert test["digits in it"] == "8, 9"
    assert (training["pictures"], test["pictures"]) == (4000, 1000)


def test_by_chance_parts_the_rows():
    data = few(split().train, 20)
    seen, unseen = own.by_chance(data)
    assert (len(seen.y), len(unseen.y)) == (160, 40)
    both = np.vstack([seen.x, unseen.x])
    np.testing.assert_allclose(np.sort(both.sum(1)), np.sort(data.x.sum(1)), rtol=1e-6)


def shared(seen, unseen):
    """Unseen pictures of which the seen ones hold a copy, moved or not."""
    outlines = {np.sort(row).tobytes() for row in seen.x}
    return np.mean([np.sort(row).tobytes() in outlines for row in unseen.x])


def test_copies_first_puts_them_on_both_sides():
    assert shared(*own.copied_first()) > 0.99
    assert shared(*own.split_first()) == 0
    assert [len(data.y) for data in own.copied_first()] == [1440, 360]
    assert [len(data.y) for data in own.split_first()] == [1440, 40]


def test_the_leak_flatters_its_own_test_only():
    wrong, right = own.table()
    fresh = [float(row["1,000 fresh pictures"].rstrip("%")) for row in (wrong, right)]
    assert float(wrong["its own test"].rstrip("%")) > fresh[0] + 10
    assert fresh[0] == pytest.approx(fresh[1], abs=4)


def test_score_is_the_share_of_both_sides():
    seen, unseen = own.split_first()
    a, b = own.score(seen, unseen)
    assert a > 0.99
    assert b == float(own.table()[1]["its own test"].rstrip("%")) / 100
