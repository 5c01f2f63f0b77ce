"""The tab that says both agree must be right."""

import numpy as np
import pytest
import torch

from snippets.activations import ACTIVATIONS, softmax
from snippets.activations_torch import TORCH, disagreement, softmax_torch


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_same_values_from_the_same_inputs(name):
    z = np.linspace(-8, 8, 333)
    np.testing.assert_allclose(TORCH[name](torch.from_numpy(z)), ACTIVATIONS[name](z), atol=1e-12)


def test_same_shares_from_the_same_scores():
    z = np.random.default_rng(4).normal(size=(6, 10))
    expected = softmax(z, 0.5)
    np.testing.assert_allclose(softmax_torch(torch.from_numpy(z), 0.5), expected, atol=1e-12)


def test_the_number_on_the_page_is_rounding():
    assert list(TORCH) == list(ACTIVATIONS)
    assert 0 <= disagreement() < 1e-12
