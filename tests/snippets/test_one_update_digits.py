"""The loop on digits: its loss and its rounds against PyTorch, and the relation told."""

import numpy as np
import pytest
import torch

from snippets import one_update_digits as loop
from snippets.digits_numpy import initial


@pytest.fixture(scope="module")
def data():
    return loop.pictures()


def by_torch(net, data):
    """The mean cross-entropy, in PyTorch."""
    a = torch.tensor(data.x)
    for k in (0, 2, 4):
        a = a @ net[k] + net[k + 1]
        a = torch.relu(a) if k < 4 else a
    return torch.nn.functional.cross_entropy(a, torch.tensor(data.y))


def test_a_thousand_different_pictures(data):
    assert data.x.shape == (1000, 784)
    assert len(np.unique(data.x, axis=0)) > 990
    assert np.bincount(data.y).min() > 60


def test_rounds_over_all_pictures_are_those_of_torch_optim(data):
    net = [torch.tensor(p, requires_grad=True) for p in initial()]
    optimizer = torch.optim.SGD(net, lr=0.1)
    expected = []
    for _ in range(6):
        loss = by_torch(net, data)
        expected.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    np.testing.assert_allclose(loop.losses(data, 1000, rounds=5), expected, rtol=1e-4)


def test_the_loss_of_the_start(data):
    net = [torch.tensor(p) for p in initial()]
    assert loop.whole_loss(initial(), data) == pytest.approx(by_torch(net, data).item(), rel=1e-5)


def test_few_pictures_a_round_make_the_loss_rise_now_and_then():
    rows = loop.rises()
    rose = [row["loss rose in"] for row in rows]
    assert [row["pictures in a round"] for row in rows] == ["8", "64", "1,000"]
    assert rose[0] > 20
    assert rose[1] > 10
    assert rose[2] == 0
    for row in rows:
        assert row["first loss"] == "2.43"
        assert float(row["last loss"]) < 0.4 * float(row["first loss"])


def test_the_picture_draws_both_runs(data):
    few, whole = (line.get_ydata() for line in loop.trend().axes[0].lines)
    np.testing.assert_array_equal(few, loop.losses(data, 8))
    assert (np.diff(whole) < 0).all()
    assert (np.diff(few) > 0).any()
