"""Backpropagation: against PyTorch, finite differences, the XOR lesson and mutants of itself."""

import inspect
import runpy

import numpy as np
import pytest
import torch

from snippets import backprop, xor_scratch
from snippets.backprop import X, Y, flat, gradients, loss, network, nudged, sweep
from snippets.forward import TINY, forward


def by_torch(layers, x, y):
    """Slopes from autograd, built here and not taken from a snippet."""
    pairs = [[torch.tensor(p, requires_grad=True) for p in pair] for pair in layers]
    a = torch.tensor(x)
    for W, b in pairs:
        a = torch.sigmoid(torch.addmm(b, a, W))
    (0.5 * torch.nn.functional.mse_loss(a, torch.tensor(y), reduction="sum")).backward()
    return np.concatenate([p.grad.numpy().ravel() for pair in pairs for p in pair])


def example(sizes=(3, 5, 4, 2), rows=6):
    rng = np.random.default_rng(5)
    x, y = rng.normal(size=(rows, sizes[0])), rng.uniform(size=(rows, sizes[-1]))
    return network(sizes, seed=2), x, y


def relative(a, b):
    return np.linalg.norm(a - b) / np.linalg.norm(b)


def test_the_tiny_network_to_six_decimals():
    (dW1, db1), (dW2, db2) = gradients(TINY, X, Y)
    np.testing.assert_allclose(dW1, [[-0.017043, 0.010258], [0, 0]], atol=5e-7)
    np.testing.assert_allclose(db1, [-0.017043, 0.010258], atol=5e-7)
    np.testing.assert_allclose(dW2, [[-0.064490], [-0.046640]], atol=5e-7)
    np.testing.assert_allclose(db2, [-0.103605], atol=5e-7)
    assert loss(TINY, X, Y) == pytest.approx(0.089962, abs=5e-7)


@pytest.mark.parametrize("sizes", [(2, 1), (2, 2, 1), (3, 5, 4, 2), (2, 3, 3, 3, 2)])
def test_the_sweep_equals_autograd_and_nudging(sizes):
    layers, x, y = example(sizes)
    found = gradients(layers, x, y)
    assert [(W.shape, b.shape) for W, b in found] == [(W.shape, b.shape) for W, b in layers]
    assert relative(flat(found), by_torch(layers, x, y)) < 1e-12
    assert relative(flat(nudged(layers, x, y)), by_torch(layers, x, y)) < 1e-6


def test_the_xor_lesson_finds_the_same_slopes():
    net = xor_scratch.start(seed=3)
    layers = [(net.W1, net.b1), (net.W2, net.b2)]
    expected = xor_scratch.gradients(net, xor_scratch.X, xor_scratch.Y)
    found = flat(gradients(layers, xor_scratch.X, xor_scratch.Y))
    np.testing.assert_allclose(found, np.concatenate([p.ravel() for p in expected]), atol=1e-14)


MUTANTS = {
    "a forgotten transpose": ("layers[k][0].T", "layers[k][0]"),
    "a forgotten slope of the squash": ("blame * after * (1 - after)", "blame"),
    "half of the slope": ("after * (1 - after)", "after"),
    "a wrong sign": ("answers[-1] - y", "y - answers[-1]"),
    "a mean for a sum": ("blame.sum(axis=0)", "blame.mean(axis=0)"),
    "the wrong answers": ("before.T @ blame", "after.T @ blame"),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_nudging_finds_each_mutant(mutant):
    """All layers are square here, so that shapes alone betray nothing."""
    source = inspect.getsource(sweep)
    old, new = MUTANTS[mutant]
    assert old in source
    space = dict(vars(backprop))
    exec(source.replace(old, new), space)
    layers, x, y = example((3, 3, 3, 3))
    answers, expected = forward(layers, x), flat(nudged(layers, x, y))
    assert relative(flat(sweep(layers, answers, y)), expected) < 1e-6
    assert relative(flat(space["sweep"](layers, answers, y)), expected) > 1e-2


def test_nudging_leaves_the_network_as_it_was():
    layers, x, y = example()
    before = flat(layers).copy()
    nudged(layers, x, y)
    np.testing.assert_array_equal(flat(layers), before)


def test_a_step_against_the_slopes_lowers_the_loss():
    layers, x, y = example()
    found = gradients(layers, x, y)
    moved = [(W - 0.01 * dW, b - 0.01 * db) for (W, b), (dW, db) in zip(layers, found, strict=True)]
    assert loss(moved, x, y) < loss(layers, x, y)


def test_the_demonstration_prints_the_slopes(capsys):
    runpy.run_path(backprop.__file__, run_name="__main__")
    told = capsys.readouterr().out
    assert "loss 0.089962" in told
    assert "-0.103605" in told
