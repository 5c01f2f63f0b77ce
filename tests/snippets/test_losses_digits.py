"""Three losses on digits: slopes against autograd, results as relations."""

import numpy as np
import pytest
import torch

from snippets import losses_digits as own
from snippets.digits_data import split
from snippets.digits_numpy import initial
from snippets.losses_torch import LOSSES


def wobbled():
    rng = np.random.default_rng(3)
    return [p + rng.normal(0, 0.05, p.shape) for p in initial()]


@pytest.mark.parametrize("name", own.LOSSES)
def test_slopes_and_values_agree_with_pytorch(name):
    net, data = wobbled(), split().train
    rows = np.random.default_rng(1).permutation(3_500)[:32]
    x, y = data.x[rows].astype(float), data.y[rows]
    parts = [torch.tensor(p, requires_grad=True) for p in net]
    w1, b1, w2, b2, w3, b3 = parts
    h = ((torch.tensor(x) @ w1 + b1).relu() @ w2 + b2).relu()
    loss = LOSSES[name](h @ w3 + b3, torch.tensor(y))
    loss.backward()

    assert own.own_loss(name, net, own.Digits(x, y)) == pytest.approx(loss.item(), abs=1e-9)
    for part, slope in zip(parts, own.gradients(net, x, y, own.LOSSES[name]), strict=True):
        assert part.grad.abs().max() > 1e-6
        np.testing.assert_allclose(part.grad, slope, atol=1e-12)


def test_what_the_page_says_of_the_three():
    entropy, twice, squared = own.compare()
    assert [r["loss"] for r in (entropy, twice, squared)] == list(own.LOSSES)
    assert all(float(r["worst start"]) > 0.85 for r in (entropy, twice, squared))
    assert abs(float(squared["read correctly"]) - float(entropy["read correctly"])) < 0.03
    assert 1.4611 < float(twice["its value in the end"]) < 1.6
    assert float(entropy["its value in the end"]) < 0.2
    assert float(squared["its value in the end"]) < 0.05
