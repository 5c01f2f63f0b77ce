"""Short cuts in training, against PyTorch's own modules."""

import math

import numpy as np
import pytest
import torch
from sklearn.datasets import load_digits

from snippets import residual


@pytest.fixture(scope="module")
def trained():
    """Train each kind once, for all tests here."""
    return {name: residual.train(name, epochs=8) for name in residual.NETS}


@pytest.fixture
def once(trained, monkeypatch):
    monkeypatch.setattr(residual, "train", lambda name, epochs: trained[name])


def test_the_start_is_he_times_scale():
    params = residual.start(20, 0.1)
    assert len(params) == 2 * 22
    shapes = [tuple(W.shape[1:]) for W in params[::2]]
    assert shapes == [(64, 32), *[(32, 32)] * 20, (32, 10)]
    sizes = [W.std().item() for W in params[::2]]
    assert sizes[0] == pytest.approx((2 / 64) ** 0.5, rel=0.05)
    assert np.mean(sizes[1:-1]) == pytest.approx(0.1 * 0.25, rel=0.05)
    assert not any(b.any() for b in params[1::2])
    assert not torch.equal(params[2][0], params[2][1])


@pytest.mark.parametrize("skip", [False, True])
def test_forward_is_a_stack_of_pytorchs_layers(skip):
    params = [p + 0.01 for p in residual.start(3, 1.0)]
    x = residual.data()[0][:7]
    for seed in range(residual.SEEDS):
        W = [p[seed] for p in params]
        h = torch.relu(torch.nn.functional.linear(x, W[0].T, W[1][0]))
        for k in (2, 4, 6):
            a = torch.relu(torch.nn.functional.linear(h, W[k].T, W[k + 1][0]))
            h = a + h if skip else a
        scores = torch.nn.functional.linear(h, W[8].T, W[9][0])
        torch.testing.assert_close(scores, residual.forward(params, x, skip)[seed])


def test_losses_are_pytorchs_cross_entropy():
    scores = torch.randn(3, 5, 10, generator=torch.Generator().manual_seed(0))
    y = torch.tensor([[0, 1, 2, 3, 4], [9, 9, 9, 9, 9], [5, 6, 7, 8, 9]])
    expected = [torch.nn.functional.cross_entropy(s, t) for s, t in zip(scores, y, strict=True)]
    torch.testing.assert_close(torch.stack(expected), residual.losses(scores, y))


def test_the_digits_are_those_of_the_file():
    x, y = residual.data()
    np.testing.assert_allclose(x, load_digits().images.reshape(-1, 64) / 16)
    np.testing.assert_array_equal(y, load_digits().target)


def test_the_deeper_plain_net_fits_its_own_training_digits_worse(trained):
    shallow, deep = trained["plain, 5"][1][-1], trained["plain, 20"][1][-1]
    assert deep.mean() > 1.5 * shallow.mean()


def test_the_short_cut_wakes_what_was_asleep(trained):
    asleep, awake = trained["plain, 20, small"][1], trained["residual, 20, small"][1]
    np.testing.assert_allclose(asleep[-1], math.log(10), atol=0.01)
    assert awake[-1].max() < 0.3


def test_short_cuts_with_a_full_start_run_wild(trained):
    assert trained["residual, 20"][1][0].min() > 1_000


def test_tables_and_picture_show_these_runs(once, trained):
    table = {row["network"]: row for row in residual.compare(epochs=8)}
    for name, (params, curve) in trained.items():
        assert float(table[name]["best loss"]) == pytest.approx(curve[-1].min(), abs=1e-3)
        assert float(table[name]["worst loss"]) == pytest.approx(curve[-1].max(), abs=1e-3)
        share = residual.read(params, residual.NETS[name][2])
        assert table[name]["new digits read"] == f"{share:.1%}"
    ax = residual.falling(epochs=8).axes[0]
    ends = [line.get_ydata()[-1] for line in ax.lines]
    np.testing.assert_allclose(ends[:3], math.log(10), atol=0.01)
    assert max(ends[3:]) < 0.3
    assert [t.get_text() for t in ax.texts] == ["without short cuts", "with short cuts"]


def test_whole_and_read_measure_all_rows(trained):
    params, curve = trained["plain, 5"]
    x, y = residual.data()
    with torch.no_grad():
        scores = residual.forward(params, x, False)
    expected = [torch.nn.functional.cross_entropy(s[:1400], y[:1400]).item() for s in scores]
    np.testing.assert_allclose(
        expected, residual.whole(params, x[:1400], y[:1400], False), rtol=1e-4
    )
    np.testing.assert_allclose(expected, curve[-1], rtol=1e-4)
    right = (scores[:, 1400:].argmax(-1) == y[1400:]).double().mean().item()
    assert residual.read(params, False) == pytest.approx(right)
