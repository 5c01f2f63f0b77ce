"""Units and weights taken away: against the rows left out, and as relations."""

import numpy as np
import pytest

from snippets import ablate, ablate_units
from snippets.digits_data import split
from snippets.digits_numpy import accuracy_numpy, forward, initial, train_numpy


@pytest.fixture(scope="module")
def sets():
    return split()


@pytest.fixture(scope="module")
def net(sets):
    return train_numpy(sets.train)


def test_a_silent_unit_is_one_that_is_not_there(sets, net):
    units = np.array([3, 70])
    keep = np.setdiff1d(np.arange(128), units)
    W1, b1, W2, *rest = net
    smaller = [W1[:, keep], b1[keep], W2[keep], *rest]
    expected = forward(smaller, sets.test.x)[2]
    found = forward(ablate.without(net, units), sets.test.x)[2]
    np.testing.assert_allclose(expected, found, atol=1e-3)
    np.testing.assert_array_equal(net[2], W2)  # the network itself is untouched
    assert ablate.read(net, sets.test) == accuracy_numpy(net, sets.test)


def test_no_single_unit_is_indispensable(sets, net):
    left = ablate.one_by_one(net, sets.test)
    whole = ablate.read(net, sets.test)
    assert left.shape == (128,)
    assert whole - left.min() < 0.02
    rows = [float(row["read"].rstrip("%")) for row in ablate.single()]
    assert rows[0] == pytest.approx(100 * whole, abs=0.06)
    assert rows[1] == pytest.approx(100 * left.min(), abs=0.06)
    assert rows[1] <= rows[2] <= rows[3]


def test_half_of_the_units_can_go(sets, net):
    mean = ablate.in_random_order(net, sets.test, orders=10).mean(axis=0)
    assert np.all(np.diff(mean) < 0)
    assert mean[3] > 0.6
    assert mean[1] > mean[0] - 0.05
    assert mean[-1] > 0.15


def test_the_curve_shows_twenty_orders(sets, net):
    ax = ablate.curve().axes[0]
    expected = 100 * ablate.in_random_order(net, sets.test).mean(axis=0)
    np.testing.assert_allclose(expected, ax.lines[0].get_ydata())
    quarter, half, most = expected[2], expected[3], expected[5]
    assert (quarter, half, most) == pytest.approx((87, 75, 31), abs=4)


@pytest.mark.parametrize(
    ("order", "kept"), [("smallest", [0, 0, 3, -4]), ("largest", [1, -2, 0, 0])]
)
def test_pruning_goes_by_size_without_sign(order, kept):
    W = np.array([[1.0, -2.0, 3.0, -4.0]])
    found = ablate.pruned([W, W[0], W, W[0], W, W[0]], 0.5, order)
    for i in (0, 2, 4):
        np.testing.assert_array_equal([kept], found[i])
        np.testing.assert_array_equal(W[0], found[i + 1])


def test_random_pruning_takes_the_share(net):
    W = ablate.pruned(initial(), 0.75, "random")[0]
    assert np.mean(W == 0) == pytest.approx(0.75, abs=1e-3)


def test_small_weights_matter_least_and_large_ones_most():
    for row in ablate.weights():
        small, random, large = (
            float(row[order].rstrip("%")) for order in ("smallest", "random", "largest")
        )
        assert small > random + 5
        assert random >= large
    first, half = ablate.weights()[:2]
    assert float(half["smallest"].rstrip("%")) > 85
    assert float(first["largest"].rstrip("%")) < 40


def test_keen_is_one_for_a_specialist_and_zero_for_none():
    means = np.array([[0, 0, 5.0] + [0] * 7, [2.0] * 10, [0.0] * 10])
    np.testing.assert_allclose([1, 0, 0], ablate_units.keen(means), atol=1e-12)


def test_a_specialist_can_go_as_well(sets, net):
    means = ablate_units.answers_by_digit(net, sets.train)
    assert means.shape == (128, 10)
    for row in ablate_units.specialists():
        unit, digit = int(row["unit"]), int(row["favourite"])
        h = forward(net, sets.train.x)[0][:, unit]
        assert digit == max(range(10), key=lambda k: h[sets.train.y == k].mean())
        kept = float(row["without"].rstrip("%"))
        assert float(row["with it"].rstrip("%")) - 6 < kept


def test_many_units_work_on_each_picture(sets, net):
    h = forward(net, sets.test.x)[0]
    assert ablate_units.share_at_work() == f"{np.count_nonzero(h > 0) / 1000:.0f}"
    assert 40 < int(ablate_units.share_at_work()) < 110


def test_the_picture_shows_the_mean_answers(sets, net):
    shown = ablate_units.busy().axes[0].images[0].get_array()
    means = ablate_units.answers_by_digit(net, sets.train)
    np.testing.assert_allclose(means[:40].T, shown)


def test_a_pair_costs_what_two_units_cost_together(sets, net):
    small = type(sets.test)(sets.validation.x[::10], sets.validation.y[::10])
    left = ablate_units.pairs(net, small)
    for i, j in ((0, 1), (5, 100), (126, 127)):
        expected = ablate.read(ablate.without(net, np.array([i, j])), small)
        assert left[i, j] == pytest.approx(expected, abs=0.021)
    assert np.all(left[np.tril_indices(128)] == 1)


def test_the_worst_pair_hurts_more_than_either(monkeypatch, sets, net):
    rng = np.random.default_rng(0)
    planted = 0.5 + 0.5 * rng.uniform(size=(128, 128))
    planted[9, 72] = 0
    monkeypatch.setattr(ablate_units, "pairs", lambda net, data: planted)
    rows = ablate_units.worst_pair()
    assert [row["taken away"] for row in rows] == ["none", "unit 9", "unit 72", "both"]
    both = ablate.read(ablate.without(net, np.array([9, 72])), sets.validation)
    assert float(rows[3]["read"].rstrip("%")) == pytest.approx(100 * both, abs=0.25)
