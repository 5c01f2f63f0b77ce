"""A hundred networks at once, against the same networks trained one by one."""

import numpy as np
import pytest
import torch

from snippets import xor_scratch as xor
from snippets import xor_seeds as seeds


@pytest.fixture(scope="module")
def rows():
    return {(row["hidden units"], row["biases"]): row for row in seeds.table()}


@pytest.mark.parametrize("hidden", [2, 4])
def test_the_crowd_repeats_the_single_runs(hidden):
    end = seeds.race(hidden, bias=True, steps=300)
    for seed in (0, 42, 99):
        alone = xor.train(300, hidden, seed)
        np.testing.assert_allclose(xor.forward(alone, xor.X)[1].ravel(), end.outputs[seed])
        assert end.errors[seed, -1] == pytest.approx(xor.mse(alone))


def test_without_biases_it_is_the_same_network_with_biases_left_out():
    weights = xor.start(3, seed=5)
    w1 = torch.tensor(weights.W1, requires_grad=True)
    w2 = torch.tensor(weights.W2, requires_grad=True)
    x, y = torch.tensor(xor.X), torch.tensor(xor.Y)
    optimizer = torch.optim.SGD([w1, w2], lr=0.5)
    for _ in range(50):
        optimizer.zero_grad()
        (0.5 * (((x @ w1).sigmoid() @ w2).sigmoid() - y) ** 2).sum().backward()
        optimizer.step()
    expected = ((x @ w1).sigmoid() @ w2).sigmoid().detach().numpy().ravel()

    np.testing.assert_allclose(expected, seeds.race(3, bias=False, steps=50).outputs[5])


def test_solved_means_all_four_on_the_right_side():
    outputs = np.array([[0.1, 0.9, 0.6, 0.4], [0.1, 0.9, 0.6, 0.6], [0.5, 0.9, 0.9, 0.1]])
    assert seeds.solved(outputs).tolist() == [True, False, True]


def test_four_hidden_units_always_succeed(rows):
    assert rows[4, "yes"]["solved of 100"] == 100
    assert rows[4, "no"]["solved of 100"] == 100
    assert rows[8, "yes"]["solved of 100"] == 100
    assert float(rows[4, "yes"]["worst error"]) < 0.001


def test_two_hidden_units_need_luck_and_biases(rows):
    with_bias, without = rows[2, "yes"]["solved of 100"], rows[2, "no"]["solved of 100"]
    assert with_bias == pytest.approx(75, abs=3)
    assert without == pytest.approx(13, abs=3)
    assert rows[3, "no"]["solved of 100"] == pytest.approx(73, abs=3)
    assert rows[3, "yes"]["solved of 100"] >= 97


def test_the_counts_in_the_text_are_those_of_the_table(rows):
    assert seeds.solved_count(hidden=2, bias=True) == rows[2, "yes"]["solved of 100"]
    assert seeds.solved_count(hidden=2, bias=False) == rows[2, "no"]["solved of 100"]


def test_stuck_networks_rest_at_one_eighth():
    ax = seeds.fates().axes[0]
    labels = [text.get_text().split() for text in ax.texts]
    ends = {True: [], False: []}
    for line in ax.lines:
        ends[line.get_color() == "C1"].append(line.get_ydata()[-1])
    assert labels == [[str(len(ends[False])), "solved"], [str(len(ends[True])), "stuck"]]
    assert len(ends[True]) == pytest.approx(24, abs=3)
    np.testing.assert_allclose(ends[True], 0.125, atol=0.001)


def test_stuck_networks_still_sink_while_their_weights_grow():
    rows = seeds.plateau()
    assert [row["steps"] for row in rows] == [5_000, 10_000, 20_000, 40_000]
    errors = [float(row["median error"]) for row in rows]
    lengths = [float(row["length of weights"]) for row in rows]
    assert errors == sorted(errors, reverse=True)
    assert len(set(errors)) == 4
    assert all(0.125 < error < 0.126 for error in errors)
    assert lengths == sorted(lengths)
    assert lengths[-1] > lengths[0] + 2
    assert rows[-1]["still stuck"] == pytest.approx(24, abs=3)


def test_what_the_text_says_of_seed_42_and_of_the_hundred():
    """The lesson's captions carry these numbers."""
    assert not seeds.solved(seeds.race(2, True).outputs)[42]
    assert seeds.solved(seeds.race(4, True).outputs)[42]
    labels = [text.get_text() for text in seeds.fates().axes[0].texts]
    assert labels == ["76\nsolved", "24\nstuck"]
