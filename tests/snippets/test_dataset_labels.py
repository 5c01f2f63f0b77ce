"""Wrong labels: counted one by one, and their harm as a relation."""

import numpy as np
import pytest
from sklearn.metrics import recall_score

from snippets import dataset_labels as own
from snippets.digits_data import split
from snippets.digits_numpy import forward, initial


@pytest.fixture(scope="module")
def train():
    return split(validation=100).train


def test_anywhere_makes_exactly_so_many_wrong(train):
    spoiled = own.anywhere(train, 200)
    changed = spoiled.y != train.y
    assert changed.sum() == 200
    assert set(np.unique(spoiled.y[changed])) == set(range(10))
    assert spoiled.x is train.x
    assert np.bincount(train.y).tolist() == [300] * 10


def test_one_way_turns_fours_into_nines_only(train):
    spoiled = own.one_way(train, 90)
    changed = spoiled.y != train.y
    assert changed.sum() == 90
    assert set(train.y[changed]) == {4}
    assert set(spoiled.y[changed]) == {9}


def test_read_is_the_recall_of_scikit_learn(train):
    net = initial(1)
    said = forward(net, train.x)[2].argmax(axis=1)
    theirs = recall_score(train.y, said, average=None, labels=range(10), zero_division=0)
    np.testing.assert_allclose(own.read(net, train), theirs)


def test_one_way_harms_one_digit_far_more_than_anywhere():
    none, few_any, few_one, many_any, many_one = own.table()
    fours = [
        float(r["fours read"].rstrip("%")) for r in (none, few_any, few_one, many_any, many_one)
    ]
    read = [float(r["all read"].rstrip("%")) for r in (none, few_any, few_one, many_any, many_one)]
    assert fours[2] < fours[1] - 5
    assert fours[4] < fours[3] - 30
    assert read[0] - 4 < read[3] <= read[0]
    assert read[4] < read[3] - 2


def test_half_wrong_is_still_far_from_chance():
    assert 60 < float(own.half_wrong().rstrip("%")) < 90
