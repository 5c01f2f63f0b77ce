"""Small and large batches on the digits: PyTorch's SGD, and the relations that the page claims."""

import numpy as np
import pytest
import torch

from snippets import batches_digits as digits
from snippets.digits_data import batches, split
from snippets.digits_torch import network, one_epoch


def share(row, column):
    return float(row[column].rstrip("%")) / 100


@pytest.fixture(scope="module")
def rows():
    return {row["batch"]: row for row in digits.compare()}


def test_equal_epochs_favour_small_batches(rows):
    small, middle, large = (share(rows[b], "after 2 epochs") for b in digits.SIZES)
    assert small > middle + 0.02 > large + 0.1
    assert [rows[b]["steps"] for b in digits.SIZES] == [876, 110, 28]


def test_equal_steps_take_it_back(rows):
    early = [share(rows[b], "after 110 steps") for b in digits.SIZES]
    late = [share(rows[b], "after 876 steps") for b in digits.SIZES]
    assert early[2] > early[0] + 0.02
    assert max(late) - min(late) < 0.025
    assert min(late) > 0.88


def test_the_steps_are_those_of_pytorch():
    data, net = split().train, network(3)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.05)
    one_epoch(net, optimizer, data, batches(3500, np.random.default_rng(3), 512))
    nets = digits.sgd(data, 512, seed=3)
    ours = [next(nets) for _ in range(7)][-1]
    for p, q in zip(net.parameters(), ours, strict=True):
        np.testing.assert_allclose(p.detach().numpy().T, q, atol=1e-5)


def test_budget_is_two_epochs():
    assert [digits.budget(size, 3500) for size in (1, 64, 3500)] == [7000, 110, 2]
    assert digits.EPOCHS == 2


def test_scores_are_taken_at_the_marks():
    found = digits.scores(split(), 64, [1, 55], 0)
    assert list(found) == [1, 55]
    assert found[55] > found[1] + 0.2
