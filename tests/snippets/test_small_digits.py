"""The small digits: known facts of the set, and two parts that share no picture."""

import numpy as np

from snippets.small_digits import seen_unseen, small_digits


def test_the_set_is_the_known_one():
    x, y = small_digits()
    assert x.shape == (1797, 64)
    assert x.min() == 0
    assert x.max() == 1
    assert np.bincount(y).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]


def test_seen_and_unseen_are_the_whole():
    seen, unseen = seen_unseen()
    assert (len(seen.y), len(unseen.y)) == (1400, 397)
    np.testing.assert_array_equal(np.vstack([seen.x, unseen.x]), small_digits().x)
    np.testing.assert_array_equal(np.concatenate([seen.y, unseen.y]), small_digits().y)
