"""The pictures of both rules hold the numbers that the rules give."""

import runpy

import numpy as np
import pytest

from snippets import learned_rule_pictures as pictures
from snippets.digits_data import Digits, split
from snippets.learned_rule import learn
from snippets.written_rules import is_eight, pair


def counted(axes):
    """Circles and crosses, and the number in the title."""
    title = axes.get_title().split(": ")[1].split()
    return [len(line.get_xdata()) for line in axes.lines[:2]], int(title[0]), int(title[2])


@pytest.mark.parametrize("cut", [0.08, 0.12, 0.16, 0.2, 0.24])
def test_both_panels_count_the_same_hundred_pictures(cut):
    written, learned = pictures.side_by_side(cut=cut).axes
    x, y = pair(split().validation, 3, 8)
    right = int((is_eight(x, cut) == y).sum())
    assert counted(written) == ([right, 100 - right], right, 100)
    assert right <= 56
    (circles, crosses), said, all_of_them = counted(learned)
    assert circles + crosses == all_of_them == 100
    assert circles == said == 99


def test_a_mark_is_a_cross_on_the_wrong_side_only():
    written, _ = pictures.side_by_side().axes
    for line, wrong in zip(written.lines[:2], (False, True), strict=True):
        says_eight = line.get_xdata() > 0.12
        is_an_eight = line.get_ydata() > 0.5
        assert ((says_eight != is_an_eight) == wrong).all()


def test_the_two_halves_of_the_weights_make_up_the_rule():
    three, eight = (np.asarray(a.images[0].get_array()) for a in pictures.weights().axes)
    w, _ = learn(*pair(split().train, 3, 8))
    np.testing.assert_allclose((eight - three).ravel(), w)
    assert (np.minimum(three, eight) == 0).all()
    row, column = np.unravel_index(eight.argmax(), eight.shape)
    assert 6 <= row < 22  # the strongest sign of an 8 lies in the box of the written rule
    assert 4 <= column < 12


def test_some_draws_as_many_of_each_and_keeps_pairs_together():
    y = np.array([0, 1] * 20)
    few = pictures.some(Digits(np.arange(40), y), 5, seed=1)
    assert np.bincount(few.y).tolist() == [5, 5]
    assert len(set(few.x)) == 10
    assert (y[few.x] == few.y).all()


def test_more_examples_make_a_better_and_a_steadier_rule():
    right = pictures.by_examples(20)
    assert right.shape == (6, 20)
    typical = np.median(right, axis=1)
    assert typical[2] > typical[0] + 0.05
    assert typical[4] > typical[2] + 0.03
    assert np.ptp(right[4]) < np.ptp(right[0])
    assert right[2].min() > 0.55  # ten of each: every draw beats the written rule


def test_the_curve_is_drawn_from_those_runs():
    learned, written = pictures.how_many(3).axes[0].lines
    np.testing.assert_allclose(
        learned.get_ydata(), 100 * np.median(pictures.by_examples(3), axis=1)
    )
    assert written.get_ydata()[0] == pytest.approx(55.0)


def test_the_demonstration_prints_a_line_for_each_size(capsys):
    runpy.run_path(pictures.__file__, run_name="__main__")
    lines = capsys.readouterr().out.splitlines()
    assert [int(line.split()[0]) for line in lines] == list(pictures.SIZES)
