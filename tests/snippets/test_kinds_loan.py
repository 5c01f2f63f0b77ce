"""The borrowed eye: the shrinking by hand, the loan as a relation."""

import numpy as np
import pytest

from snippets import kinds_loan as own
from snippets.digits_data import load
from snippets.small_digits import small_digits


def test_shrinking_averages_blocks_of_nine():
    picture = load().x[1700]
    small = own.shrunk(picture[None])[0].reshape(8, 8)
    square = picture.reshape(28, 28)
    by_hand = np.array(
        [
            [square[2 + 3 * r : 5 + 3 * r, 2 + 3 * c : 5 + 3 * c].mean() for c in range(8)]
            for r in range(8)
        ]
    )
    np.testing.assert_allclose(small, by_hand / by_hand.max(), atol=1e-6)
    assert small.max() == 1


def test_the_ten_pictures_are_one_of_each_and_not_judged():
    chosen, judge = own.one_of_each(1)
    assert small_digits().y[chosen].tolist() == list(range(10))
    assert len(judge) == len(set(judge.tolist())) == 900
    assert not set(chosen.tolist()) & set(judge.tolist())


def test_the_loan_is_worth_much_when_there_are_ten_pictures():
    scratch, before, taught = own.table()
    mean = {row["network"]: float(row["mean"].rstrip("%")) for row in (scratch, before, taught)}
    assert mean["borrowed, then taught"] > mean["from scratch"] + 8
    assert mean["borrowed, then taught"] > mean["borrowed, not taught"] + 8
    for row in (scratch, before, taught):
        worst, best = (float(row[key].rstrip("%")) for key in ("worst", "best"))
        assert worst <= mean[row["network"]] <= best < 90


def test_the_network_has_the_shapes_of_the_text():
    net = own.network(0)
    assert [tuple(p.shape) for p in net.parameters()][::2] == [(64, 64), (32, 64), (10, 32)]
    x, y = own.tensors(*small_digits())
    assert own.share(net, x, y) == pytest.approx(0.1, abs=0.1)
