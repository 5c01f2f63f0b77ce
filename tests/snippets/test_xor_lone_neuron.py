"""One neuron on XOR, against the convexity of its loss and ln 2."""

import math

import numpy as np
import pytest

from snippets import xor_lone_neuron as lone
from snippets.xor_scratch import X, Y, answers


def test_the_best_loss_is_ln_2():
    assert lone.final_loss() == pytest.approx(math.log(2), abs=1e-6)


def test_no_other_neuron_does_better():
    """The loss is convex and its slope is zero at w = 0, b = 0."""
    rows = np.hstack([X, np.ones((4, 1))])
    slope = rows.T @ (0.5 - Y)
    curvature = 0.25 * rows.T @ rows
    np.testing.assert_allclose(slope, 0, atol=1e-15)
    assert np.linalg.eigvalsh(curvature).min() > 0


def test_every_answer_ends_at_one_half():
    kept = lone.history()
    assert kept.shape == (20_000, 4)
    np.testing.assert_allclose(kept[-1], 0.5, atol=1e-9)
    assert np.abs(kept[0] - 0.5).max() > 0.05


def test_the_network_beside_it_is_the_one_of_the_lesson():
    kept = lone.network_history(10_001)
    known = [row["answer"] for row in answers()]
    np.testing.assert_allclose(kept[-1], known, atol=1e-4)


def test_the_picture_shows_four_answers_each():
    left, right = lone.beside().axes
    assert [len(ax.lines) for ax in (left, right)] == [4, 4]
    for ax, ends in ((left, [0.5] * 4), (right, [0, 1, 1, 0])):
        drawn = [line.get_ydata()[-1] for line in ax.lines]
        np.testing.assert_allclose(drawn, ends, atol=0.02)
    styles = [line.get_linestyle() for line in right.lines]
    assert styles == ["--", "-", "-", "--"]
