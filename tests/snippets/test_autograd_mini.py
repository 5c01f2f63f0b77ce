"""Our own graph: against PyTorch, and against itself without one sign."""

import runpy

import numpy as np
import pytest
import torch

from snippets import autograd_mini, autograd_once
from snippets.autograd_mini import Value, backward, half_square, in_order, sigmoid
from snippets.backprop import flat, gradients, network
from snippets.forward import TINY, forward


def test_operations_and_slopes_are_pytorchs():
    a, b = Value(1.3), Value(-0.4)
    end = half_square(sigmoid(a * b + a) * a + b)
    backward(end)
    s, t = (torch.tensor(n, dtype=torch.float64, requires_grad=True) for n in (1.3, -0.4))
    y = (torch.sigmoid(s * t + s) * s + t) ** 2 / 2
    y.backward()
    assert end.data == pytest.approx(y.item(), abs=1e-14)
    assert (a.grad, b.grad) == pytest.approx((s.grad.item(), t.grad.item()), abs=1e-14)


def test_a_value_used_twice_is_blamed_twice():
    a = Value(3.0)
    backward(a * a + a)
    assert a.grad == 7


def test_parents_come_before_what_is_made_of_them():
    a, b = Value(1.0), Value(2.0)
    order = in_order((a + b) * (a * b) + a)
    assert len(order) == 6
    place = {id(v): i for i, v in enumerate(order)}
    assert all(place[id(p)] < place[id(v)] for v in order for p in v.parents)


def test_the_graph_computes_the_forward_pass():
    x, y = np.array([[1.0, 0.0], [0.3, -2.0]]), np.array([[1.0], [0.0]])
    values = autograd_mini.wrap(TINY)
    expected = np.sum((forward(TINY, x)[-1] - y) ** 2) / 2
    assert autograd_mini.loss(values, x, y).data == pytest.approx(expected, abs=1e-14)


def test_its_slopes_are_those_of_the_sweep():
    layers = network((3, 4, 2), seed=8)
    rng = np.random.default_rng(3)
    x, y = rng.normal(size=(5, 3)), rng.uniform(size=(5, 2))
    found = flat(autograd_mini.gradients(layers, x, y))
    np.testing.assert_allclose(found, flat(gradients(layers, x, y)), atol=1e-13)


def test_who_notices_the_missing_sign():
    rows = autograd_once.noticed()
    assert [r["wrong with +="] for r in rows] == ["0 of 9", "0 of 9", "0 of 15"]
    assert [r["wrong with ="] for r in rows] == ["0 of 9", "9 of 9", "6 of 15"]


def test_without_the_sign_the_last_use_wins():
    a = Value(3.0)
    autograd_once.backward_once(a * a)
    assert a.grad == 3


@pytest.mark.parametrize("module", [autograd_mini, autograd_once])
def test_the_demonstrations_run(module, capsys):
    runpy.run_path(module.__file__, run_name="__main__")
    assert ("0.089962" if module is autograd_mini else "9 of 9") in capsys.readouterr().out
