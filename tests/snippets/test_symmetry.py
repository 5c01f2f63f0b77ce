"""Equal neurons stay equal, and only what chance touches differs."""

import numpy as np
import pytest
import torch

from snippets import symmetry
from snippets.digits_data import batches, split
from snippets.digits_numpy import initial
from snippets.digits_torch import network


@pytest.fixture(scope="module")
def starts():
    return {row["start"]: row for row in symmetry.starts(epochs=2)}


@pytest.fixture(scope="module")
def smallest():
    return {row["start"]: row for row in symmetry.smallest(epochs=2)}


def share(row):
    return float(row["read"].rstrip("%"))


def test_each_start_is_what_its_name_says():
    assert [np.unique(W).tolist() for W in symmetry.constant(0.25)[::2]] == [[0.25]] * 3
    assert not any(b.any() for b in symmetry.constant(0.25)[1::2])
    flat, bumped = symmetry.constant(0.01), symmetry.nudged()
    assert [int((a != b).sum()) for a, b in zip(flat, bumped, strict=True)] == [1, 0, 0, 0, 0, 0]
    noisy = symmetry.noisy((1, 2), 0.01)
    assert [np.std(W) > 0.009 for W in noisy[::2]] == [True, True, False]


def test_descent_is_pytorchs_sgd():
    x, y = split().train
    net = network()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    for rows in batches(len(y), np.random.default_rng(0)):
        optimizer.zero_grad()
        scores = net(torch.from_numpy(x[rows]))
        torch.nn.functional.cross_entropy(scores, torch.from_numpy(y[rows])).backward()
        optimizer.step()
    ours = symmetry.descend(initial(), epochs=1)
    for p, theirs in zip(ours, net.parameters(), strict=True):
        np.testing.assert_allclose(p, theirs.detach().numpy().T, atol=1e-4)


def test_kinds_counts_different_columns():
    assert symmetry.kinds(np.array([[1, 2, 1], [3, 4, 3]])) == 2
    assert symmetry.kinds(np.eye(5)) == 5


def test_zeros_never_move_the_first_layers():
    net = symmetry.descend(symmetry.constant(0), epochs=1)
    assert net[0].max() == net[0].min() == 0
    assert net[2].max() == net[2].min() == 0


def test_equal_neurons_stay_equal(starts):
    for name in ("all 0", "all 0.01"):
        assert (starts[name]["kinds, layer 1"], starts[name]["kinds, layer 2"]) == (1, 1)
    assert (starts["He"]["kinds, layer 1"], starts["He"]["kinds, layer 2"]) == (128, 64)
    assert share(starts["all 0"]) == 10.0
    assert share(starts["all 0.01"]) < 40 < 80 < share(starts["He"])


def test_chance_parts_only_what_it_touches(smallest):
    kinds = [(row["kinds, layer 1"], row["kinds, layer 2"]) for row in smallest.values()]
    assert kinds == [(2, 1), (128, 1), (128, 64), (128, 64)]
    assert all(share(row) < 60 for row in smallest.values())
