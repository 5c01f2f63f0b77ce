"""The encoder: its slopes against PyTorch's, its codes as relations."""

import numpy as np
import pytest
import torch

from snippets import encoder as own


def test_one_step_is_that_of_pytorch():
    x = np.eye(4)
    net = own.start(4, 2, seeds=3)
    theirs = [torch.tensor(p.copy(), requires_grad=True) for p in net]
    W1, b1, W2, b2 = theirs
    rows = torch.tensor(x)
    h = torch.sigmoid(rows @ W1 + b1)
    y = torch.sigmoid(h @ W2 + b2)
    loss = 0.5 * ((y - rows) ** 2).sum()
    loss.backward()
    before = [p.copy() for p in net]
    hidden, out = own.step(net, x)
    np.testing.assert_allclose(hidden, h.detach().numpy())
    np.testing.assert_allclose(out, y.detach().numpy())
    for now, old, p in zip(net, before, theirs, strict=True):
        np.testing.assert_allclose(old - now, own.RATE * p.grad.numpy(), atol=1e-12)


def test_networks_side_by_side_are_networks_alone():
    many = own.learn(4, 2, steps=50, seeds=3)[1]
    alone = own.learn(4, 2, steps=50, seeds=1)[1]
    np.testing.assert_allclose(many[0], alone[0])


def test_solved_means_every_dot_on_its_side():
    right = np.full((1, 3, 3), 0.4)
    right[0, range(3), range(3)] = 0.6
    wrong = right.copy()
    wrong[0, 0, 1] = 0.7
    assert own.solved(np.concatenate([right, wrong])).tolist() == [True, False]


def test_all_starts_solve_it_and_most_find_a_code():
    small, large = own.table()
    assert small["solved"] == large["solved"] == "10 of 10"
    assert small["all inputs told apart"] >= 8
    assert 5 <= large["all inputs told apart"] < 10


@pytest.mark.parametrize("steps", [1, 100, 1000, 10000])
def test_the_figure_shows_the_hidden_answers(steps):
    hidden = own.learn(steps=steps, seeds=1)[0][0]
    axes = own.codes(steps).axes[0]
    assert [text.get_text() for text in axes.texts] == [f"{v:.1f}" for v in hidden.T.flat]
    assert axes.get_title() == f"after {steps:,} steps"


def test_at_the_end_each_input_has_a_code_of_its_own():
    hidden = own.learn(seeds=1)[0][0]
    assert len(np.unique(hidden.round(), axis=0)) == 8
    assert (np.abs(hidden - hidden.round()) < 0.35).all()
