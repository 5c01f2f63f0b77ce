"""XOR from scratch, against PyTorch's autograd and the known run of seed 42."""

import numpy as np
import pytest
import torch
from matplotlib.figure import Figure

from snippets import xor_scratch as xor


def random_net(hidden: int = 3) -> xor.Net:
    rng = np.random.default_rng(7)
    shapes = ((2, hidden), (hidden,), (hidden, 1), (1,))
    return xor.Net(*(rng.normal(size=shape) for shape in shapes))


def torch_forward(net: xor.Net, x: np.ndarray) -> tuple[list[torch.Tensor], torch.Tensor]:
    parts = [torch.tensor(p, requires_grad=True) for p in net]
    w1, b1, w2, b2 = parts
    return parts, ((torch.tensor(x) @ w1 + b1).sigmoid() @ w2 + b2).sigmoid()


def test_the_four_rows_are_exclusive_or():
    assert [int(a) ^ int(b) for a, b in xor.X] == xor.Y.ravel().astype(int).tolist()


def test_the_start_is_the_well_known_stream_of_seed_42():
    net = xor.start()

    np.random.seed(42)
    expected = np.random.randn(12)
    drawn = np.concatenate([net.W1.ravel(), net.W2.ravel()])
    np.testing.assert_array_equal(expected, drawn)
    assert drawn[0] == pytest.approx(0.4967141530112327)
    assert not net.b1.any()
    assert not net.b2.any()


def test_forward_agrees_with_pytorch():
    net = random_net()
    x = np.random.default_rng(1).normal(size=(6, 2))

    _, expected = torch_forward(net, x)
    np.testing.assert_allclose(expected.detach(), xor.forward(net, x)[1], atol=1e-12)


def test_gradients_agree_with_autograd_for_every_parameter():
    net = random_net()
    x = np.random.default_rng(1).normal(size=(6, 2))
    y = np.random.default_rng(2).integers(0, 2, size=(6, 1)).astype(float)
    parts, output = torch_forward(net, x)
    (0.5 * (output - torch.tensor(y)) ** 2).sum().backward()

    for expected, actual in zip(parts, xor.gradients(net, x, y), strict=True):
        assert expected.grad.abs().max() > 1e-3
        np.testing.assert_allclose(expected.grad, actual, atol=1e-12)


def test_a_step_follows_the_slopes_downhill():
    net = random_net()
    moved = xor.step(net, rate=0.1)
    slopes = xor.gradients(net, xor.X, xor.Y)

    for old, new, slope in zip(net, moved, slopes, strict=True):
        np.testing.assert_allclose((old - new) / 0.1, slope, atol=1e-12)
    assert xor.mse(moved) < xor.mse(net)


def test_the_run_of_seed_42_is_the_known_one():
    assert xor.mse(xor.start()) == pytest.approx(0.2832, abs=5e-5)
    assert xor.mse(xor.train()) == pytest.approx(0.000204, abs=5e-7)
    known = [0.0101, 0.9871, 0.9843, 0.0174]
    assert [row["answer"] for row in xor.answers()] == pytest.approx(known, abs=1e-4)
    assert [round(row["answer"]) for row in xor.answers()] == [0, 1, 1, 0]


def test_before_learning_every_answer_is_no():
    rows = xor.answers(step=0)
    assert all(row["answer"] < 0.5 for row in rows)
    assert [row["wanted"] for row in rows] == [0, 1, 1, 0]


def test_the_loss_curve_waits_near_one_quarter_and_then_falls():
    (line, level) = xor.loss_curve().axes[0].lines
    steps, losses = line.get_data()
    assert steps[-1] == 10_000
    assert losses[-1] == pytest.approx(xor.mse(xor.train()))
    assert losses[0] == pytest.approx(xor.mse(xor.train(1)))
    waiting = losses[(steps > 5) & (steps < 200)]
    assert np.abs(waiting - 0.25).max() < 0.01
    assert losses[steps >= 2_000].max() < 0.01
    assert level.get_ydata()[0] == np.mean((xor.Y - 0.5) ** 2)


@pytest.mark.parametrize(
    ("step", "right"), [(0, 2), (500, 3), (700, 4), (1_000, 4), (2_000, 4), (10_000, 4)]
)
def test_the_surface_says_which_rows_are_right(step, right):
    figure = xor.surface(step=step)
    assert isinstance(figure, Figure)
    words = [text.get_text() for text in figure.axes[0].texts]
    assert sum("right" in word for word in words) == right
    assert [word.split()[0] for word in words] == ["no", "yes", "yes", "no"]
    borders = len(figure.axes[0].collections) - 1
    assert borders == (1 if step else 0)
