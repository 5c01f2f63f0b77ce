"""The exhibits: each value from its own lesson's code, each change checked dot by dot."""

import numpy as np
import pytest

from snippets import understand as own
from snippets.calibration import noise, shares, trained
from snippets.digits_data import Digits, split
from snippets.digits_numpy import accuracy_numpy
from snippets.shortcut import table as shortcut_table


@pytest.fixture(scope="module")
def unseen():
    return split(validation=100).validation


@pytest.fixture(scope="module")
def found():
    return {e.test: e for e in own.exhibits()}


def test_a_shuffle_moves_dots_and_keeps_them(unseen):
    shuffled = own.shuffled(unseen)
    np.testing.assert_array_equal(np.sort(shuffled.x, axis=1), np.sort(unseen.x, axis=1))
    assert not np.array_equal(shuffled.x, unseen.x)
    first = own.shuffled(Digits(np.arange(784)[None] * 1.0, unseen.y[:1])).x[0]
    again = own.shuffled(Digits(np.arange(784)[None] * 1.0, unseen.y[:1])).x[0]
    np.testing.assert_array_equal(first, again)


def test_every_value_is_that_of_its_run(found, unseen):
    net = trained()
    assert found["reads new digits"].value == accuracy_numpy(net, unseen)
    sure = shares(net, noise()).max(1).mean()
    assert found["is unsure of noise"].value == pytest.approx(sure)
    moved = np.roll(unseen.x.reshape(-1, 28, 28), 2, axis=2).reshape(-1, 784)
    assert found["reads them two dots on"].value == accuracy_numpy(net, Digits(moved, unseen.y))
    mark = float(shortcut_table(seeds=1)[0]["taught with, no marks"])
    assert 100 * found["reads without the mark"].value == pytest.approx(mark, abs=0.06)


def test_it_passes_the_first_and_no_other(found):
    assert [e.passed for e in found.values()] == [True, False, False, False, False]
    assert found["needs shapes to read"].value == pytest.approx(
        found["reads new digits"].value, abs=0.02
    )
    assert found["reads them two dots on"].value < 0.8


def test_the_table_says_what_was_found(found):
    rows = own.table()
    assert [row["test"] for row in rows] == list(found)
    assert [row["measured"] for row in rows] == [f"{e.value:.0%}" for e in found.values()]
    assert [row["it passes"] for row in rows] == ["yes", "no", "no", "no", "no"]
    assert {row["a person passes"] for row in rows} == {"yes"}


def test_white_on_black_is_worse_than_guessing(unseen):
    white = own.inverted(unseen)
    np.testing.assert_allclose(white.x + unseen.x, 1)
    assert float(own.in_white().rstrip("%")) < 10


def test_the_figure_shows_one_digit_five_times(unseen):
    axes = own.shown().axes
    pictures = [ax.images[0].get_array() for ax in axes]
    one = unseen.x[820].reshape(28, 28)
    np.testing.assert_array_equal(pictures[0], one)
    np.testing.assert_array_equal(pictures[3], np.roll(one, 2, axis=1))
    np.testing.assert_array_equal(np.sort(pictures[2], axis=None), np.sort(one, axis=None))
    assert pictures[4][1:4, 1:4].min() == 1
    assert [ax.get_title() for ax in axes][1] == "noise"
