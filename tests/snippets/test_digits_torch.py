"""The PyTorch digit classifier, against its NumPy twin."""

import numpy as np
import pytest
import torch

from snippets import digits_torch as net_of
from snippets.digits_data import Digits, batches, split
from snippets.digits_numpy import accuracy_numpy, forward, gradients, initial, softmax, train_numpy


@pytest.fixture(scope="module")
def sets():
    return split()


def test_the_start_gives_the_scores_of_the_numpy_network(sets):
    x = sets.train.x[::500]
    expected = softmax(forward(initial(), x)[2])
    np.testing.assert_allclose(expected, net_of.predict(net_of.network(), x), atol=1e-5)


def test_109386_parameters():
    by_hand = (784 * 128 + 128) + (128 * 64 + 64) + (64 * 10 + 10)
    assert net_of.parameter_count() == by_hand == 109_386
    rows = net_of.layers()
    assert sum(row["together"] for row in rows) == 109_386
    assert [(row["inputs"], row["outputs"]) for row in rows] == [(784, 128), (128, 64), (64, 10)]
    assert [row["weights"] + row["biases"] for row in rows] == [row["together"] for row in rows]


def test_one_batch_moves_the_weights_by_the_numpy_slopes(sets):
    net = net_of.network()
    rows = np.arange(0, 3_500, 100)
    slopes = gradients(initial(), sets.train.x[rows], sets.train.y[rows])
    before = [p.detach().clone() for p in net.parameters()]
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
    net_of.one_epoch(net, optimizer, sets.train, [rows])

    for old, new, slope in zip(before, net.parameters(), slopes, strict=True):
        np.testing.assert_allclose((old - new.detach()) / 0.5, slope.T, atol=2e-6)


def test_slopes_do_not_pile_up_from_batch_to_batch(sets):
    rows = [np.arange(64), np.arange(64, 128)]
    together, apart = net_of.network(), net_of.network()
    net_of.one_epoch(together, torch.optim.SGD(together.parameters(), lr=0.1), sets.train, rows)
    for batch in rows:
        fresh = torch.optim.SGD(apart.parameters(), lr=0.1)
        fresh.zero_grad()
        net_of.one_epoch(apart, fresh, sets.train, [batch])
    for p, q in zip(together.parameters(), apart.parameters(), strict=True):
        torch.testing.assert_close(p, q)


@pytest.mark.parametrize("seed", [0, 1])
def test_both_twins_end_within_two_points(sets, seed):
    ours = train_numpy(sets.train, seed=seed)
    theirs = net_of.train(sets.train, seed=seed)
    for part in sets:
        assert abs(accuracy_numpy(ours, part) - net_of.accuracy(theirs, part)) < 0.02
    assert 0.91 <= net_of.accuracy(theirs, sets.test) <= 0.96


def test_after_two_epochs_the_answers_are_still_nearly_equal(sets):
    ours, theirs = train_numpy(sets.train, 2), net_of.train(sets.train, 2)
    shares = softmax(forward(ours, sets.test.x)[2])
    np.testing.assert_allclose(shares, net_of.predict(theirs, sets.test.x), atol=0.02)


def test_a_whole_epoch_is_55_steps(sets):
    rng = np.random.default_rng(0)
    assert len(batches(len(sets.train.y), rng)) == 55


def test_accuracy_counts_right_answers():
    net = net_of.network()
    x = np.random.default_rng(0).uniform(size=(4, 784)).astype(np.float32)
    said = net_of.predict(net, x).argmax(axis=1)
    assert net_of.accuracy(net, Digits(x, said)) == 1
    assert net_of.accuracy(net, Digits(x, (said + 1) % 10)) == 0
