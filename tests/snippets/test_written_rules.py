"""Written rules: the ink counted dot by dot, and their measured accuracy."""

import runpy

import numpy as np
import pytest

from snippets import written_rules
from snippets.digits_data import Digits, split
from snippets.written_rules import (
    best_cut,
    boxes,
    ink,
    is_eight,
    is_one,
    pair,
    share,
    with_best_cut,
)


def test_ink_is_the_mean_of_the_dots_in_the_box():
    x = np.random.default_rng(0).random((3, 784))
    expected = [sum(row[28 * r + c] for r in range(6, 22) for c in range(4, 12)) / 128 for row in x]
    np.testing.assert_allclose(ink(x, (6, 4, 16, 8)), expected)


def test_the_rules_look_at_the_boxes_that_the_lesson_names():
    middle, left = np.zeros((2, 28, 28))
    middle[11:17, 11:17] = 1
    left[6:22, 4:12] = 1
    pictures = np.stack([middle.ravel(), left.ravel(), np.zeros(784)])
    assert is_one(pictures).tolist() == [True, False, False]
    assert is_eight(pictures, cut=0.9).tolist() == [False, True, False]


def test_pair_keeps_two_digits_with_their_pictures():
    y = np.array([3, 8, 1, 8, 3])
    data = Digits(np.arange(5)[:, None], y)
    some = pair(data, 3, 8)
    assert some.y.tolist() == [0, 1, 1, 0]
    assert some.x[:, 0].tolist() == [0, 1, 3, 4]


def test_share_counts_the_right_answers():
    assert share(np.array([1, 0, 1, 1]), np.array([1, 1, 1, 1])) == "75.0%"


@pytest.mark.parametrize(
    ("no", "yes", "rule", "right"), [(0, 1, is_one, 184), (3, 8, is_eight, 110)]
)
def test_the_rules_score_what_was_measured(no, yes, rule, right):
    x, y = pair(split().test, no, yes)
    assert len(y) == 200
    assert (rule(x) == y).sum() == right


def test_no_cut_is_better_on_the_training_pictures():
    x, y = pair(split().train, 3, 8)
    chosen = np.mean(is_eight(x, best_cut()) == y)
    others = [np.mean(is_eight(x, cut) == y) for cut in np.linspace(0, 1, 41)]
    assert chosen >= max(others)
    assert 0.55 < float(with_best_cut().rstrip("%")) / 100 < 0.72


def test_the_pictures_carry_their_ink():
    x, y = split().train
    titles = [a.get_title() for a in boxes().axes]
    for digit, title in zip((0, 1, 3, 8), titles, strict=True):
        dots = x[y == digit][1].reshape(28, 28)
        part = dots[11:17, 11:17] if digit < 2 else dots[6:22, 4:12]
        assert title == f"ink {part.mean():.2f}"
    assert titles == ["ink 0.19", "ink 0.57", "ink 0.10", "ink 0.17"]  # as the caption says


def test_the_demonstration_prints_both_scores(capsys):
    runpy.run_path(written_rules.__file__, run_name="__main__")
    assert capsys.readouterr().out.splitlines() == ["0 or 1 92.0%", "3 or 8 55.0%"]
