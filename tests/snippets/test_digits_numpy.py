"""The NumPy digit classifier, against PyTorch's autograd and its Adam."""

import numpy as np
import pytest
import torch

from snippets import digits_numpy as own
from snippets.digits_data import split


@pytest.fixture(scope="module")
def sets():
    return split()


@pytest.fixture(scope="module")
def net(sets):
    return own.train_numpy(sets.train)


def double(net: own.Net) -> own.Net:
    """Slopes are compared in 64 bits, with biases that are not zero."""
    rng = np.random.default_rng(3)
    return [p + rng.normal(0, 0.05, p.shape) for p in net]


def torch_loss(net: own.Net, x: np.ndarray, y: np.ndarray) -> tuple[list, torch.Tensor]:
    parts = [torch.tensor(p, requires_grad=True) for p in net]
    w1, b1, w2, b2, w3, b3 = parts
    h = ((torch.tensor(x) @ w1 + b1).relu() @ w2 + b2).relu()
    return parts, torch.nn.functional.cross_entropy(h @ w3 + b3, torch.tensor(y))


def test_the_start_has_the_right_shapes_spread_and_count():
    parts = own.initial()
    shapes = [(784, 128), (128,), (128, 64), (64,), (64, 10), (10,)]
    assert [p.shape for p in parts] == shapes
    assert sum(p.size for p in parts) == 109_386
    assert all(p.dtype == np.float32 for p in parts)
    for weights, biases in zip(parts[::2], parts[1::2], strict=True):
        assert weights.std() == pytest.approx(np.sqrt(2 / len(weights)), rel=0.1)
        assert not biases.any()


def test_another_seed_starts_elsewhere():
    assert not np.allclose(own.initial(0)[0], own.initial(1)[0])


def test_softmax_rows_sum_to_one_and_agree_with_pytorch():
    scores = np.random.default_rng(0).normal(0, 30, (5, 10))
    scores[0] += 1_000
    np.testing.assert_allclose(own.softmax(scores).sum(axis=1), 1)
    np.testing.assert_allclose(torch.tensor(scores).softmax(1), own.softmax(scores), atol=1e-12)


def test_gradients_agree_with_autograd_for_every_parameter(sets):
    net = double(own.initial())
    rows = np.random.default_rng(1).permutation(3_500)[:32]
    x, y = sets.train.x[rows].astype(float), sets.train.y[rows]
    parts, loss = torch_loss(net, x, y)
    loss.backward()

    for part, slope in zip(parts, own.gradients(net, x, y), strict=True):
        assert part.grad.abs().max() > 1e-4
        np.testing.assert_allclose(part.grad, slope, atol=1e-12)


def test_adam_takes_the_steps_of_pytorch_adam():
    rng = np.random.default_rng(0)
    ours = [rng.normal(size=(3, 2)), rng.normal(size=2)]
    theirs = [torch.tensor(p, requires_grad=True) for p in ours]
    own_adam, torch_adam = own.Adam(ours, rate=0.01), torch.optim.Adam(theirs, lr=0.01)
    for _ in range(20):
        slopes = [rng.normal(size=p.shape) for p in ours]
        for p, slope in zip(theirs, slopes, strict=True):
            p.grad = torch.tensor(slope)
        own_adam.step(ours, slopes)
        torch_adam.step()

    for p, q in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(q.detach(), p, atol=1e-9)


def test_the_first_adam_step_is_the_rate_whatever_the_slope():
    for slope in (1e-4, 1.0, 1e4):
        p = [np.zeros(1)]
        own.Adam(p).step(p, [np.array([slope])])
        assert p[0][0] == pytest.approx(-0.001, rel=1e-3)


def test_it_learns_to_read(net, sets):
    assert own.accuracy_numpy(net, sets.train) > 0.98
    assert 0.90 < own.accuracy_numpy(net, sets.validation) < 0.97
    assert 0.91 <= own.accuracy_numpy(net, sets.test) <= 0.96


def test_accuracy_is_a_share():
    rng = np.random.default_rng(0)
    net = own.initial()
    x = rng.uniform(size=(8, 784)).astype(np.float32)
    said = own.forward(net, x)[2].argmax(axis=1)
    wrong_twice = said.copy()
    wrong_twice[:2] = (said[:2] + 1) % 10
    assert own.accuracy_numpy(net, own.Digits(x, said)) == 1
    assert own.accuracy_numpy(net, own.Digits(x, wrong_twice)) == 0.75


def test_the_same_seed_gives_the_same_network(net, sets):
    again = own.train_numpy(sets.train)
    assert all((p == q).all() for p, q in zip(net, again, strict=True))
