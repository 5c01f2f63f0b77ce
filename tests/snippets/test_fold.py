"""Folding: against SciPy's triangle wave, a wide layer, and PyTorch's own modules."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from scipy.signal import sawtooth
from torch import nn

from snippets import depth, fold, fold_trained

X = np.linspace(0, 1, 2**12 + 1)


@pytest.mark.parametrize("times", [1, 2, 3, 5])
def test_folds_make_a_triangle_wave(times):
    wave = (sawtooth(2 * np.pi * 2 ** (times - 1) * X, width=0.5) + 1) / 2
    np.testing.assert_allclose(wave, fold.folded(X, times), atol=1e-9)
    np.testing.assert_allclose(wave, fold.wide(X, times), atol=1e-9)


def test_every_fold_doubles_the_pieces():
    assert [fold.pieces(k) for k in range(9)] == [2**k for k in range(9)]
    for row in fold.table(most=8):
        k = row["folds"]
        assert row["pieces"] == 2**k
        assert row["units, two a layer"] == 2 * k
        assert row["units, one layer"] == 2**k - 1


def test_a_layer_of_n_units_never_has_more_than_n_plus_one_pieces():
    rng = np.random.default_rng(0)
    for _ in range(50):
        w, b, v = rng.normal(size=(3, 6))
        x = np.linspace(-30, 30, 600_001)
        slopes = np.diff(fold.relu(np.outer(x, w) + b) @ v)
        runs = 1 + np.count_nonzero(abs(np.diff(slopes)) > 1e-9)
        # each knot may fall inside one step, which then counts as a piece of its own
        assert runs <= 2 * 6 + 1


def test_the_captions_have_the_counts_of_five_and_of_eight_folds():
    assert fold.line(times=5).axes[0].get_title() == "5 folds: 10 units, 32 pieces"
    last = fold.table(most=8)[-1]
    assert (last["units, two a layer"], last["units, one layer"]) == (16, 255)


@pytest.mark.parametrize("times", [1, 4])
def test_the_figure_names_units_and_pieces(times):
    ax = fold.line(times=times).axes[0]
    assert f"{2 * times} units, {2**times} pieces" in ax.get_title()
    x, y = ax.lines[0].get_data()
    np.testing.assert_array_equal(fold.folded(np.asarray(x), times), y)


@pytest.mark.parametrize("widths", list(fold_trained.SHAPES.values()))
def test_the_trained_networks_are_those_of_pytorch(widths):
    params = fold_trained.start(widths)
    sizes = (1, *widths, 1)
    layers: list[nn.Module] = []
    for k, (n, m) in enumerate(pairwise(sizes)):
        layer = nn.Linear(n, m)
        layer.load_state_dict({"weight": params[2 * k][3].T, "bias": params[2 * k + 1][3, 0]})
        layers += [layer, nn.ReLU()]
    net = nn.Sequential(*layers[:-1])
    x = torch.linspace(0, 1, 9)[:, None]
    torch.testing.assert_close(net(x), fold_trained.says(params, x)[3])


def test_both_shapes_have_about_as_many_numbers():
    assert fold_trained.count("one layer of 85") == 3 * 85 + 1
    assert fold_trained.count("three layers of 10") == 20 + 110 + 110 + 11


def middle(cell: str) -> float:
    return float(cell.split()[0])


def test_depth_helps_with_three_folds(monkeypatch):
    monkeypatch.setattr(fold_trained, "TARGETS", {"3 folds": fold_trained.TARGETS["3 folds"]})
    (row,) = fold_trained.folds()
    assert middle(row["three layers of 10"]) < 0.3 * middle(row["one layer of 85"])


def test_depth_gives_nothing_where_nothing_is_folded(monkeypatch):
    monkeypatch.setattr(fold_trained, "EASY", {"one bend": fold_trained.EASY["one bend"]})
    (row,) = fold_trained.easy()
    assert middle(row["three layers of 10"]) < 0.02
    assert middle(row["one layer of 85"]) < 0.02


def test_with_four_folds_neither_finds_the_weights_that_exist():
    fig = fold_trained.drawn(target="4 folds", steps=600)
    x = fig.axes[0].lines[0].get_xdata()
    for ax in fig.axes:
        target, drawn = (line.get_ydata() for line in ax.lines)
        np.testing.assert_allclose(fold.folded(np.asarray(x), 4), target)
        miss = np.sqrt(np.mean((drawn - target) ** 2))
        assert miss > 0.1
        assert ax.get_title().endswith(f"{miss:.3f}")


@pytest.mark.parametrize("k", depth.DEPTHS)
def test_every_depth_spends_the_same_budget(k):
    params = depth.start(k)
    held = sum(p.numel() for p in params) // depth.SEEDS
    assert held == depth.count(k, depth.widest(k))
    if k:
        assert held <= depth.BUDGET < depth.count(k, depth.widest(k) + 1)
    else:
        assert held == 64 * 10 + 10


def test_without_short_cuts_it_is_a_stack_of_pytorch_layers():
    params = depth.start(2)
    x = torch.rand(5, 64)
    h = x
    for i in (0, 2):
        h = torch.relu(nn.functional.linear(h, params[i][1].T, params[i + 1][1, 0]))
    expected = nn.functional.linear(h, params[4][1].T, params[5][1, 0])
    torch.testing.assert_close(expected, depth.forward(params, x, skip=False)[1])
    with_cut = torch.relu(x @ params[0] + params[1])
    with_cut = with_cut + torch.relu(with_cut @ params[2] + params[3]) / 2**0.5
    torch.testing.assert_close(
        with_cut @ params[4] + params[5], depth.forward(params, x, skip=True)
    )


def test_one_layer_helps_and_twenty_harm(monkeypatch):
    monkeypatch.setattr(depth, "DEPTHS", (0, 1, 3, 20))
    rows = {row["hidden layers"]: row for row in depth.table(epochs=8)}
    new = {name: float(row["new"].rstrip("%")) for name, row in rows.items()}
    seen = {name: float(row["seen"].rstrip("%")) for name, row in rows.items()}
    assert new["1"] > new["0"] + 2
    assert abs(new["3"] - new["1"]) < 3
    assert seen["20"] < seen["3"] - 5
    assert new["20, short cuts"] > new["20"] + 4
