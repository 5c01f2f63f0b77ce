"""What layers look for, and what becomes of it when the dots are shuffled."""

import numpy as np
import pytest
import torch
from torch import nn

from snippets import cnn_torch, features, features_shuffled
from snippets.digits_data import Digits, split


@pytest.fixture(scope="module")
def sets():
    return split()


@pytest.fixture(scope="module")
def net(sets):
    return cnn_torch.train(sets.train)


@pytest.fixture
def trained_once(monkeypatch, net):
    """The training is that of another lesson, with tests of its own: do it once."""
    monkeypatch.setattr(features, "train", lambda data: net)


def test_what_a_unit_sees_follows_from_the_layers(sets):
    """Ink outside the window changes nothing; a dot in each corner does."""
    net = cnn_torch.network()
    for layer, (n, side, step) in features.LAYERS.items():
        x = torch.rand(1, 784, requires_grad=True)
        h = x
        for part in net[: n + 1]:
            h = part(h)
        unit = h.reshape(*h.shape[:2], -1)[0, :, 0].sum() if h.dim() > 2 else h.sum()
        unit.backward()
        reached = (x.grad.reshape(28, 28) != 0).nonzero()
        assert reached.max() < side, layer
        if h.dim() > 2:
            width = h.shape[-1]
            assert (width - 1) * step + side == 28


@pytest.mark.parametrize(
    ("values", "share"),
    [
        (np.repeat(np.arange(10.0), 10), 1.0),  # the digit decides everything
        (np.tile(np.arange(10.0), 10), 0.0),  # the digit decides nothing
    ],
)
def test_decided_is_the_share_between_classes(values, share):
    y = np.repeat(np.arange(10), 10)
    assert features.decided(values, y) == pytest.approx(share, abs=1e-12)


def test_decided_agrees_with_the_fit_of_class_means():
    rng = np.random.default_rng(0)
    y, noise = rng.integers(0, 10, 400), rng.normal(size=400)
    values = y + 2 * noise
    onehot = np.eye(10)[y]
    fit = onehot @ np.linalg.lstsq(onehot, values, rcond=None)[0]
    assert features.decided(values, y) == pytest.approx(fit.var() / values.var())


@pytest.mark.usefixtures("trained_once")
def test_the_digit_decides_more_in_later_layers_of_a_trained_network():
    rows = {row["units"]: row for row in features.hierarchy()}
    trained = [float(row["trained"].rstrip("%")) for row in rows.values()]
    before = [float(row["untrained"].rstrip("%")) for row in rows.values()]
    assert trained[0] < trained[2] - 20
    assert trained[1] < trained[2] - 20
    assert max(before) - min(before) < 10
    assert all(after > start for after, start in zip(trained, before, strict=True))


def test_strongest_finds_a_planted_peak():
    maps = np.zeros((5, 4, 6))
    maps[3, 2, 5], maps[1, 0, 4] = 9, 7
    assert features.strongest(maps, 2) == [(3, 2, 5), (1, 0, 4)]


@pytest.mark.usefixtures("trained_once")
@pytest.mark.parametrize("layer", features.LAYERS)
def test_the_favourites_excite_their_unit(sets, net, layer):
    """The chosen dots alone, through the layer, give the unit's largest answer."""
    n, side, _ = features.LAYERS[layer]
    parts = features.patches(layer, units=2, count=3)
    assert parts.shape == (6, side, side)
    with torch.no_grad():
        h = torch.from_numpy(parts[:, None])
        answer = nn.Sequential(*list(net)[1 : n + 1])(h).reshape(6, -1)[:, :2].numpy()
        whole = net[: n + 1](torch.from_numpy(sets.test.x))
    peaks = whole.reshape(*whole.shape[:2], -1).amax(2).numpy()
    for unit in range(2):
        best = np.sort(peaks[:, unit])[::-1][:3]
        np.testing.assert_allclose(best, answer[3 * unit : 3 * unit + 3, unit], atol=1e-3)


@pytest.mark.usefixtures("trained_once")
def test_the_pictures_of_favourites_and_weights():
    ax = features.favourites(layer="10 scores").axes[0]
    assert ax.images[0].get_array().shape == (240, 240)
    dense, conv = features.first_weights().axes
    assert dense.images[0].get_array().shape == (60, 240)
    assert conv.images[0].get_array().shape == (7, 56)
    assert abs(conv.images[0].get_array()).max() == conv.images[0].norm.vmax


def test_shuffling_moves_dots_and_changes_none(sets):
    few = Digits(sets.test.x[:3], sets.test.y[:3])
    for order in features_shuffled.ORDERS:
        there = features_shuffled.rearranged(few, order)
        np.testing.assert_array_equal(np.sort(few.x, axis=1), np.sort(there.x, axis=1))
        assert (order == "as drawn") == np.array_equal(few.x, there.x)
    a, b = features_shuffled.shuffle(np.stack([np.arange(784.0), np.arange(784.0)]))
    np.testing.assert_array_equal(a, b)


def test_a_dense_network_with_its_weights_shuffled_along_is_the_same_function(sets):
    order = np.random.default_rng(5).permutation(784)
    W = np.random.default_rng(0).normal(size=(784, 7))
    shuffled = features_shuffled.shuffle(sets.test.x[:4].reshape(-1, 28, 28)).reshape(-1, 784)
    np.testing.assert_allclose(sets.test.x[:4] @ W, shuffled @ W[order], atol=1e-9)


def test_the_dense_network_does_not_mind_and_the_other_does():
    rows = {row["network"]: row for row in features_shuffled.table(epochs=2, seeds=1)}
    share = {
        name: [float(row[key].split()[0]) for key in ("as drawn", "all dots shuffled")]
        for name, row in rows.items()
    }
    assert abs(share["dense"][0] - share["dense"][1]) < 2
    assert share["convolutional"][0] > share["convolutional"][1] + 3


def test_a_mirror_costs_nothing_and_the_order_of_dots_the_most():
    rows = [
        (row["order"], float(row["read"].rstrip("%")))
        for row in features_shuffled.guesses(epochs=1)
    ]
    found = dict(rows)
    assert abs(found["as drawn"] - found["mirrored"]) < 2
    assert min(found, key=found.get) == "all dots shuffled"
    assert found["all dots shuffled"] < found["rows shuffled"] - 2
    assert found["all dots shuffled"] < found["quarters exchanged"] - 2


def test_the_wall_shows_nine_shuffled_digits(sets):
    fig = features_shuffled.wall(order="all dots shuffled")
    assert [ax.get_ylabel() for ax in fig.axes[::3]] == ["0", "1", "2"]
    x = sets.test.x[100].reshape(1, 28, 28)
    np.testing.assert_array_equal(
        features_shuffled.shuffle(x)[0], fig.axes[3].images[0].get_array()
    )
