"""Ratings: the step against PyTorch's slopes, the gaps never looked at."""

import numpy as np
import torch

from snippets import taste as own


def test_one_step_goes_against_the_slopes():
    true, known = own.ratings(6, 5)
    rng = np.random.default_rng(1)
    P = torch.tensor(rng.normal(0, 0.3, (6, 2)), requires_grad=True)
    F = torch.tensor(rng.normal(0, 0.3, (5, 2)), requires_grad=True)
    miss = (P @ F.T - torch.tensor(true)) * torch.tensor(known)
    loss = 0.5 * (miss**2).sum() + 0.05 * ((P**2).sum() + (F**2).sum())
    loss.backward()
    theirs = (P - 0.02 * P.grad) @ (F - 0.02 * F.grad).T
    np.testing.assert_allclose(own.learn(true, known, 1), theirs.detach().numpy())


def test_withheld_ratings_play_no_part():
    true, known = own.ratings()
    other = np.where(known, true, 99.0)
    np.testing.assert_array_equal(own.learn(true, known, 20), own.learn(other, known, 20))
    assert true.shape == (30, 20)
    assert 0.35 < known.mean() < 0.45


def test_two_numbers_each_beat_the_mean():
    mean, two = (float(row["typical miss"]) for row in own.misses())
    assert two < 0.5 * mean
    assert two > 0.25  # the noise in the ratings cannot be foretold


def test_typical_is_the_root_mean_square():
    guess, true = np.array([1.0, 5.0, 3.0]), np.array([0.0, 1.0, 9.0])
    assert own.typical(guess, true, np.array([True, True, False])) == np.sqrt(17 / 2)
