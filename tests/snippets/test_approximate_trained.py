"""A curve found by training: against PyTorch, and the relations inside and outside."""

import runpy

import numpy as np
import pytest
import torch

from snippets import approximate_torch
from snippets import approximate_trained as trained
from snippets.approximate import FINE, built, rmse, target
from snippets.approximate_trained import FAR, OUTSIDE, X, gradients, says, start


@pytest.fixture(scope="module")
def rows():
    return {row["hidden units"]: row for row in trained.table()}


def by_torch(net):
    """The same weights in a PyTorch network."""
    W1, b1, W2, b2 = (torch.tensor(p) for p in net)
    found = approximate_torch.network(W1.shape[1]).double()
    with torch.no_grad():
        for mine, theirs in zip((W1.T, b1[0], W2.T, b2[0]), found.parameters(), strict=True):
            theirs.copy_(mine)
    return found


def test_answers_and_slopes_are_those_of_autograd():
    net = start(6, seed=3)
    net[3] += 0.3
    model = by_torch(net)
    x = torch.tensor(X)
    np.testing.assert_allclose(says(net, X), model(x).detach().numpy(), atol=1e-12)
    torch.nn.functional.mse_loss(model(x), torch.tensor(target(X))).backward()
    W1, b1, W2, b2 = gradients(net, X, target(X))
    for mine, theirs in zip((W1.T, b1[0], W2.T, b2[0]), model.parameters(), strict=True):
        np.testing.assert_allclose(mine, theirs.grad.numpy(), atol=1e-12)


def test_both_tabs_take_the_same_steps():
    net = start(5)
    model = by_torch(net)
    x, y = torch.tensor(X), torch.tensor(target(X))
    approximate_torch.train(model, x, y, steps=50)
    mine = says(trained.train(net, steps=50), X)
    np.testing.assert_allclose(mine, model(x).detach().numpy(), atol=1e-6)


def test_five_at_once_are_the_five_one_by_one(monkeypatch):
    together = [start(4, seed) for seed in range(5)]
    stacked = trained.train([np.stack(p) for p in zip(*together, strict=True)], steps=60)
    for seed, net in enumerate(together):
        alone = trained.train(net, steps=60)
        np.testing.assert_allclose(says(stacked, X)[seed], says(alone, X), atol=1e-9)


def test_width_helps_inside_until_it_no_longer_does(rows):
    inside = {width: float(row["inside"]) for width, row in rows.items()}
    assert list(inside) == [1, 2, 4, 8, 16, 32, 64]
    assert inside[1] > inside[2] > 4 * inside[4] > 8 * inside[8]
    assert inside[16] < 0.02 * inside[1]
    assert inside[1] == pytest.approx(0.714, abs=0.01)
    assert inside[16] < 0.01
    assert inside[64] > inside[16] / 4
    least, most = (float(v) for v in rows[4]["best to worst"].split(" to "))
    assert most > 1.5 * least
    for row in rows.values():
        least, most = (float(v) for v in row["best to worst"].split(" to "))
        assert least - 5e-4 <= float(row["inside"]) <= most + 5e-4


def test_width_does_not_help_outside(rows):
    outside = {width: float(row["outside"]) for width, row in rows.items()}
    assert outside[16] > 50 * float(rows[16]["inside"])
    assert outside[64] > outside[1]
    assert outside[16] == pytest.approx(np.abs(target(FINE)).max(), rel=0.4)


def test_outside_is_never_seen_in_training():
    assert np.abs(OUTSIDE).min() > np.abs(X).max() == 1
    assert np.abs(OUTSIDE).max() == 2
    between = np.setdiff1d(FINE.round(6), X.round(6))
    assert len(between) == 800


def test_numbers_in_sentences_are_those_of_the_table(rows):
    assert trained.usual(width=16) == rows[16]["inside"]
    assert float(trained.usual(width=16, inside=False)) == pytest.approx(
        float(rows[16]["outside"]), abs=0.06
    )


def test_the_smallest_width():
    found = trained.smallest(limit=0.1)
    medians = [float(row["trained, median"]) for row in found]
    assert [row["units"] for row in found] == list(range(1, len(found) + 1))
    assert min(medians[:-1]) >= 0.1 > medians[-1]
    assert len(found) == 4
    for row in found:
        assert float(row["trained, worst"]) >= float(row["trained, median"])
        knots = np.linspace(-1, 1, row["units"] + 1)
        chord = np.interp(FINE, knots, target(knots))
        assert float(row["ruler"]) == pytest.approx(rmse(chord, target(FINE)), abs=6e-4)


def test_the_ruler_needs_thirteen_pieces():
    assert trained.pieces(limit=0.1) == 13
    assert rmse(built(12, FINE), target(FINE)) >= 0.1 > rmse(built(13, FINE), target(FINE))


def test_five_curves_and_the_target_are_drawn():
    axes = trained.drawn(width=1).axes[0]
    *curves, curve = axes.lines
    net = trained.trained(1)
    assert len(curves) == trained.SEEDS == 5
    for k, line in enumerate(curves):
        np.testing.assert_array_equal(line.get_ydata(), says(net, FAR[:, None])[k, :, 0])
    np.testing.assert_allclose(curve.get_ydata(), target(FAR))
    assert (
        axes.get_title() == f"1 unit, usual miss inside {np.median(trained.misses(net, FINE)):.3f}"
    )


def test_the_torch_demonstration_learns(capsys):
    runpy.run_path(approximate_torch.__file__, run_name="__main__")
    assert float(capsys.readouterr().out.split()[1]) < 0.05
