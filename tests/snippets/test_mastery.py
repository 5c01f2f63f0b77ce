"""Practice: its steps, its order, and what is left when the feedback is false."""

import numpy as np
import pytest

from snippets import mastery as own
from snippets.dataset_labels import read
from snippets.digits_data import split
from snippets.digits_numpy import accuracy_numpy, initial, train_numpy


@pytest.fixture(scope="module")
def unseen():
    return split(validation=100).validation


def test_a_beginner_takes_exactly_so_many_steps():
    train = split(validation=100).train
    whole = train_numpy(train, epochs=2)
    for a, b in zip(own.beginner(94), whole, strict=True):
        np.testing.assert_array_equal(a, b)
    for a, b in zip(own.beginner(0), initial(), strict=True):
        np.testing.assert_array_equal(a, b)


def test_easy_digits_come_first():
    early, late = own.stage(10), own.stage(450)
    assert early.argmin() == 5
    assert early.argmax() == 0
    assert early.max() - early.min() > 0.5
    assert late.min() > 0.85
    assert (late > early).all()


@pytest.mark.parametrize("steps", [3, 10, 40])
def test_the_bars_are_the_shares(steps, unseen):
    share = np.mean([read(own.beginner(steps, seed), unseen) for seed in range(3)], axis=0)
    axes = own.first_digits(steps).axes[0]
    np.testing.assert_allclose([bar.get_height() for bar in axes.patches], 100 * share)
    assert axes.get_title() == f"{steps} steps: {100 * share.mean():.0f}% of all"


def test_the_last_position_of_the_slider_reads_nearly_all():
    title = own.first_digits(450).axes[0].get_title()
    assert int(title.split(": ")[1].split("%")[0]) > 90


def test_without_true_feedback_nothing_is_learned():
    assert own.without_feedback() == pytest.approx(0.1, abs=0.05)


def test_the_table_rises_from_basics_to_mastery(unseen):
    share = {row["step"]: float(row["read correctly"].rstrip("%")) for row in own.table()}
    basics, full, seen, random, upright, varied = share.values()
    assert basics < full - 20
    assert full < seen
    assert random < 15
    assert varied > upright + 5
    assert basics == pytest.approx(100 * own.stage(10).mean(), abs=0.5)
    assert full == pytest.approx(
        100 * accuracy_numpy(own.taught(split(100).train), unseen), abs=0.5
    )


def test_more_rounds_over_the_same_pictures_bring_hardly_anything():
    ten, thirty, hundred = own.more_rounds()
    assert ten["seen"] == thirty["seen"] == hundred["seen"] == "100%"
    first, last = (float(row["unseen"].rstrip("%")) for row in (ten, hundred))
    assert abs(last - first) < 2
    assert last < 90


def test_one_example_of_each_is_too_few():
    assert 30 < float(own.one_example_each().rstrip("%")) < 60
