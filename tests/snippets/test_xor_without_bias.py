"""Tanh units without biases, against autograd and a one-line proof."""

import numpy as np
import torch

from snippets import xor_without_bias as bare
from snippets.xor_scratch import X, Y


def test_zero_in_is_one_half_out_whatever_the_weights():
    rng = np.random.default_rng(0)
    for scale in (0.1, 1.0, 100.0):
        h, o = bare.forward(rng.normal(size=(2, 4)) * scale, rng.normal(size=(4, 1)) * scale)
        assert not h[0].any()
        assert o[0, 0] == 0.5


def test_training_agrees_with_autograd():
    rng = np.random.RandomState(3)
    w1 = torch.tensor(rng.randn(2, 4), requires_grad=True)
    w2 = torch.tensor(rng.randn(4, 1), requires_grad=True)
    x, y = torch.tensor(X), torch.tensor(Y)
    optimizer = torch.optim.SGD([w1, w2], lr=0.5)
    for _ in range(40):
        optimizer.zero_grad()
        (0.5 * (((x @ w1).tanh() @ w2).sigmoid() - y) ** 2).sum().backward()
        optimizer.step()
    expected = ((x @ w1).tanh() @ w2).sigmoid().detach().numpy().ravel()

    np.testing.assert_allclose(expected, bare.train(40, seed=3))


def test_the_other_three_rows_are_learned():
    answers = bare.train()
    assert answers[0] == 0.5
    np.testing.assert_array_equal(answers[1:].round(), [1, 1, 0])


def test_the_proof_holds_from_every_start():
    assert bare.proof() == "10 starts, answers to (0, 0): [0.5]"
