"""Borrowed networks: what is frozen stays, what helps and what harms."""

import numpy as np
import pytest
import torch
from sklearn.datasets import load_digits

from snippets import digits_torch, transfer, transfer_harm
from snippets.digits_data import split


@pytest.fixture(scope="module")
def trained():
    return transfer.pretrained()


@pytest.fixture
def trained_once(monkeypatch, trained):
    monkeypatch.setattr(transfer, "pretrained", lambda: trained)


def test_shrinking_takes_the_mean_of_blocks():
    row, column = np.mgrid[:28, :28]
    x = (10.0 * row + column).reshape(1, 784)
    small = transfer.shrunk(x).reshape(8, 8)
    # the middle of the first block is row 3, column 3; of the last, 24 and 24
    assert small[0, 0] == pytest.approx((30 + 3) / (240 + 24))
    assert small[7, 7] == 1
    assert small[0, 7] == pytest.approx((30 + 24) / (240 + 24))


def test_both_sets_are_small_digits():
    source, target = transfer.source(), transfer.target()
    assert source.x.shape == (5000, 64)
    assert target.x.shape == (1797, 64)
    assert source.x.min() == target.x.min() == 0
    assert source.x.max() == target.x.max() == 1
    np.testing.assert_allclose(load_digits().images[7].ravel() / 16, target.x[7])


def test_few_and_test_share_no_picture():
    data = transfer.target()
    seen, test = transfer.few(data, 5, seed=3)
    assert np.bincount(seen.y).tolist() == [5] * 10
    assert len(test.y) == 900
    rows = {row.tobytes() for row in test.x}
    assert not any(row.tobytes() in rows for row in seen.x)


def weights(net):
    return [p.detach().clone() for p in net.parameters()]


def test_what_is_frozen_stays_and_what_is_not_moves(trained):
    seen, _ = transfer.few(transfer.target(), 2, seed=0)
    before = weights(trained)
    for way, moves in (("fine-tuned", [True] * 6), ("frozen", [False] * 4 + [True] * 2)):
        net = transfer.borrowed(trained, way, seed=0)
        transfer.learn(net, seen, epochs=2, size=16)
        changed = [not torch.equal(a, b) for a, b in zip(before, weights(net), strict=True)]
        assert changed == moves
    assert all(torch.equal(a, b) for a, b in zip(before, weights(trained), strict=True))
    fresh = transfer.borrowed(trained, "from scratch", seed=4)
    for a, b in zip(weights(transfer.network(4)), weights(fresh), strict=True):
        assert torch.equal(a, b)


@pytest.mark.usefixtures("trained_once")
def test_the_loan_helps_with_one_example_and_not_with_twenty():
    found = transfer.scores(shots=(1, 20), ways=transfer.WAYS[:2], draws=2).mean(axis=1)
    gain = found[:, 1] - found[:, 0]
    assert gain[0] > 0.08
    assert gain[1] < 0.02


@pytest.mark.usefixtures("trained_once")
def test_the_caption_has_the_means_with_one_example():
    ((scratch, tuned),) = transfer.scores(shots=(1,), ways=transfer.WAYS[:2]).mean(axis=1)
    assert (f"{scratch:.0%}", f"{tuned:.0%}") == ("48%", "59%")


@pytest.mark.usefixtures("trained_once")
def test_the_borrowed_network_alone_reads_less_than_half_and_more_than_chance():
    share = float(transfer.untouched().rstrip("%"))
    assert 25 < share < 60


def test_figure_and_table_show_the_means(monkeypatch):
    values = np.random.default_rng(0).uniform(0.4, 0.9, size=(5, 3, 3))
    monkeypatch.setattr(transfer, "scores", lambda *shots, draws: values)
    for line, mean in zip(transfer.curves().axes[0].lines, values.mean(axis=1).T, strict=True):
        np.testing.assert_allclose(100 * mean, line.get_ydata())
    monkeypatch.setattr(transfer, "scores", lambda shots, ways, draws: values[:4, :, :2])
    for row, (scratch, tuned) in zip(
        transfer.crossing(), values[:4, :, :2].mean(axis=1), strict=True
    ):
        assert row["from scratch"] == f"{scratch:.1%}"
        assert float(row["gain"].replace("−", "-")) == pytest.approx(
            100 * (tuned - scratch), abs=0.051
        )


def test_the_pictures_of_both_sets():
    above, below = transfer.both().axes
    first = above.images[0].get_array()
    assert first.shape == below.images[0].get_array().shape == (8, 80)
    data = transfer.source()
    chosen = data.x[np.flatnonzero(data.y == 0)[3]].reshape(8, 8)
    np.testing.assert_allclose(chosen, first[:, 1:9])


def test_the_loan_of_other_digits_harms_when_frozen():
    (_, ten, fifty) = transfer_harm.scores(split(), draws=1)[:, 0]
    ways = dict(zip(transfer_harm.WAYS, ten, strict=True))
    assert ways["frozen"] < ways["from scratch"] - 0.05
    assert fifty[2] < fifty[0] - 0.05
    assert abs(fifty[1] - fifty[0]) < 0.05


def test_the_harm_table_shows_the_means(monkeypatch):
    values = np.random.default_rng(0).uniform(size=(3, 2, 4))
    monkeypatch.setattr(transfer_harm, "scores", lambda sets, draws: values)
    for row, mean in zip(transfer_harm.table(), values.mean(axis=1), strict=True):
        assert list(row.values())[1:] == [f"{p:.1%}" for p in mean]


def test_halves_share_no_digit_and_loans_get_a_new_last_layer():
    test = split().test
    assert set(transfer_harm.part(test, 0).y) == {0, 1, 2, 3, 4}
    assert set(transfer_harm.part(test, 5).y) == {5, 6, 7, 8, 9}
    lender = digits_torch.network(seed=1)
    net = transfer_harm.start(lender, "frozen", seed=2)
    assert torch.equal(lender[0].weight, net[0].weight)
    assert torch.equal(digits_torch.network(seed=2)[-1].weight, net[-1].weight)
    assert [p.requires_grad for p in net.parameters()] == [False] * 4 + [True] * 2
    assert all(p.requires_grad for p in lender.parameters())
