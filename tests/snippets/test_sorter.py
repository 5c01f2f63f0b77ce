"""A sorter learns titles: its shapes, its sums, and that what it is shown decides."""

import numpy as np
import pytest
import torch

from snippets import sorter as own

RECIPES = [("flat", subject, "white") for subject in ("boat", "tree")] * 8


@pytest.fixture(scope="module")
def seen():
    return own.made(RECIPES)


@pytest.fixture(scope="module")
def trained(seen):
    return own.taught(seen.x, seen.subject)


def test_a_drawing_is_made_after_each_recipe(seen):
    assert seen.x.shape == (16, 56, 56, 3)
    assert list(zip(seen.style, seen.subject, seen.paper, strict=True)) == RECIPES
    np.testing.assert_array_equal(own.made(iter(RECIPES)).x, seen.x)
    assert np.abs(own.made(RECIPES, seed=1).x - seen.x).max() > 0.3


def test_it_is_the_small_network_of_the_course_in_colour():
    held = [p.numel() for p in own.network(6).parameters()]
    assert held == [8 * 3 * 25, 8, 16 * 8 * 25, 16, 6 * 256, 6]
    one, again, other = (own.network(2, seed)[1].weight for seed in (0, 0, 1))
    assert torch.equal(one, again)
    assert not torch.equal(one, other)


def test_dots_keep_their_place_and_colour():
    x = np.zeros((1, 2, 3, 3), np.float32)
    x[0, 1, 2, 0] = 1  # red, in the last dot
    found = own.dots(x)
    assert found.shape == (1, 3, 2, 3)
    assert found[0, 0, 1, 2] == 0.5
    assert (found == 0.5).sum() == 1
    assert (found == -0.5).sum() == 17


def test_it_learns_the_titles_that_it_is_given(seen, trained):
    unseen = own.made(RECIPES, seed=1)
    assert list(trained.titles) == ["boat", "tree"]
    assert (own.answers(trained, unseen.x) == unseen.subject).mean() > 0.9
    swapped = np.where(seen.subject == "boat", "tree", "boat")
    contrary = own.taught(seen.x, swapped)
    assert (own.answers(contrary, unseen.x) == unseen.subject).mean() < 0.1


def test_shares_are_those_of_softmax(seen, trained):
    shares = own.shares(trained, seen.x)
    with torch.no_grad():
        scores = trained.net(own.dots(seen.x)).numpy()
    raised = np.exp(scores)
    np.testing.assert_allclose(shares, raised / raised.sum(1, keepdims=True), rtol=1e-4)
    best = [("boat", "tree")[int(row[1] > row[0])] for row in scores]
    assert list(own.answers(trained, seen.x)) == best


def test_no_round_leaves_the_start(seen):
    idle = own.taught(seen.x, seen.subject, seed=3, rounds=0)
    for mine, fresh in zip(idle.net.parameters(), own.network(2, 3).parameters(), strict=True):
        assert torch.equal(mine, fresh)


def test_the_first_round_is_one_of_adam_on_batches_of_16():
    """Eighteen drawings: a batch of sixteen, then one of two, in the order of the seed."""
    seen = own.made([*RECIPES, ("dabbed", "boat", "white"), ("dabbed", "tree", "rose")])
    mine = own.taught(seen.x, seen.subject, rounds=1).net
    net, order = own.network(2), np.random.default_rng(0).permutation(18)
    adam = torch.optim.Adam(net.parameters(), lr=3e-3)
    for rows in (order[:16], order[16:]):
        shares = net(own.dots(seen.x[rows])).softmax(1)
        right = torch.tensor((seen.subject[rows] == "tree").astype(int))
        adam.zero_grad()
        (-shares[torch.arange(len(rows)), right].log().mean()).backward()
        adam.step()
    for ours, theirs in zip(mine.parameters(), net.parameters(), strict=True):
        torch.testing.assert_close(ours, theirs, atol=2e-4, rtol=0)
