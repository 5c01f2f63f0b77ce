"""How the digit network learns: relations that hold, not lucky digits."""

import math
import re

import numpy as np
import pytest

from snippets import digits_training as training
from snippets.digits_data import split
from snippets.digits_torch import accuracy, train


def share(text: str) -> float:
    return float(text.rstrip("%")) / 100


def test_before_training_the_loss_is_near_that_of_guessing():
    assert math.log(10) < training.first_loss() < math.log(10) + 0.3


def test_numpy_and_pytorch_agree_within_two_points():
    rows = training.agreement()
    assert [row["epochs"] for row in rows] == [1, 2, 5, 10]
    for row in rows:
        assert abs(share(row["NumPy"]) - share(row["PyTorch"])) < 0.02
    assert share(rows[-1]["PyTorch"]) > share(rows[0]["PyTorch"]) + 0.02


def test_the_history_ends_where_training_ends():
    seen, held, _ = split()
    net = train(seen, 2)
    expected = [accuracy(net, seen), accuracy(net, held)]
    np.testing.assert_allclose(expected, training.history(2)[-1])


def test_the_curves_part_seen_pictures_reach_100_unseen_ones_do_not():
    ax = training.learning_curve().axes[0]
    seen, held = (line.get_ydata() for line in ax.lines)
    assert len(seen) == 20
    assert seen[-1] > 99.9
    assert 91 < held[-1] < 96
    assert seen[-1] - held[-1] > 4
    assert [text.get_text() for text in ax.texts] == ["train", "validation"]
    assert ax.get_ylim()[0] < min(seen.min(), held.min())


def test_the_score_is_that_of_the_test_pictures_with_the_spread_of_coin_tosses():
    seen, _, test = split()
    expected = accuracy(train(seen), test)
    tosses = np.random.default_rng(0).binomial(1_000, expected, size=20_000) / 1_000
    value, error = re.fullmatch(r"(.*)%, give or take (.*) points", training.score()).groups()
    assert float(value) == pytest.approx(100 * expected, abs=0.051)
    assert float(error) == pytest.approx(100 * tosses.std(), abs=0.06)
