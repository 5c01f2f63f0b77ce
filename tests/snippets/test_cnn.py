"""The convolutional network: NumPy against PyTorch, and what moving does to it."""

import numpy as np
import pytest
import torch
from torch import nn

from snippets import cnn, cnn_inside, cnn_shift, cnn_torch
from snippets.digits_data import Digits, split

RNG = np.random.default_rng(0)


@pytest.fixture(scope="module")
def sets():
    return split()


@pytest.fixture(scope="module")
def table():
    return {row["network"]: row for row in cnn_shift.compare(seeds=1)}


def test_the_same_weights_give_the_same_scores(sets):
    x = sets.test.x[::50]
    with torch.no_grad():
        theirs = cnn_torch.network(seed=3)(torch.from_numpy(x)).numpy()
    ours = cnn.forward(cnn.initial(seed=3), x)
    assert ours.shape == (20, 10)
    np.testing.assert_allclose(theirs, ours, atol=1e-4)


def test_a_bias_of_each_layer_counts(sets):
    x = sets.test.x[:2]
    for layer in (1, 3, 5):
        net = cnn.initial()
        before = cnn.forward(net, x)
        net[layer] += 0.5
        assert not np.allclose(before, cnn.forward(net, x))


def test_the_slopes_of_a_layer_are_those_of_pytorch():
    x, W, b = RNG.normal(size=(2, 3, 6, 7)), RNG.normal(size=(4, 3, 2, 3)), RNG.normal(size=4)
    tensors = [torch.tensor(part, requires_grad=True) for part in (x, W, b)]
    y = nn.functional.conv2d(*tensors)
    np.testing.assert_allclose(y.detach(), cnn.conv(x, W, b), atol=1e-12)
    blame = RNG.normal(size=tuple(y.shape))
    y.backward(torch.tensor(blame))
    for tensor, ours in zip(tensors, cnn.conv_slopes(x, W, blame), strict=True):
        np.testing.assert_allclose(tensor.grad, ours, atol=1e-12)


def test_pool_keeps_the_largest():
    x = RNG.normal(size=(2, 3, 4, 6))
    theirs = nn.functional.max_pool2d(torch.tensor(x), 2)
    np.testing.assert_array_equal(theirs, cnn.pool(x))


def test_5994_numbers():
    by_hand = (8 * 25 + 8) + (16 * 8 * 25 + 16) + (256 * 10 + 10)
    assert cnn_torch.parameter_count() == by_hand == 5_994
    assert sum(p.size for p in cnn.initial()) == 5_994
    rows = cnn_torch.ledger()
    assert sum(row["holds"] for row in rows) == 5_994
    assert [row["gives"] for row in rows] == [
        "8 × 24 × 24",
        "8 × 12 × 12",
        "16 × 8 × 8",
        "16 × 4 × 4",
        "10",
    ]


def first(cell: str) -> float:
    return float(cell.split()[0])


def test_it_reads_as_well_with_18_times_fewer_numbers(table):
    dense, conv = table["dense"], table["convolutional"]
    assert dense["numbers"] == "109,386"
    assert conv["numbers"] == "5,994"
    assert first(conv["moved by 0"]) > first(dense["moved by 0"]) - 0.5
    assert 91 < first(conv["moved by 0"]) < 98


def test_moving_hurts_it_less_and_still_hurts_it(table):
    dense, conv = table["dense"], table["convolutional"]
    assert first(conv["moved by 2"]) > first(dense["moved by 2"]) + 8
    assert first(conv["moved by 4"]) < 60
    assert first(dense["moved by 4"]) < 40


def test_the_curves_are_those_of_the_table(table):
    strip, ax = cnn_shift.curves().axes
    assert strip.images[0].get_array().shape == (28, 140)
    conv, dense = (line.get_ydata() for line in ax.lines)
    assert (conv[2], conv[4]) == pytest.approx((86, 46), abs=3)
    assert (dense[2], dense[4]) == pytest.approx((68, 24), abs=3)
    for line, name in zip(ax.lines, ("convolutional", "dense"), strict=True):
        for dots in (0, 2, 4):
            assert line.get_ydata()[dots] == pytest.approx(
                first(table[name][f"moved by {dots}"]), abs=0.06
            )


def test_moved_pictures_keep_their_ink(sets):
    some = Digits(sets.test.x[:5], sets.test.y[:5])
    there = cnn_shift.to_the_right(some, 3)
    np.testing.assert_array_equal(
        there.x.reshape(-1, 28, 28)[..., 3:], some.x.reshape(-1, 28, 28)[..., :-3]
    )
    np.testing.assert_array_equal(some.y, there.y)


def test_training_on_moving_digits_repairs_it():
    still, moving = cnn_shift.redrawn(seeds=1)
    share = {key: float(moving[key].rstrip("%")) for key in moving if key.startswith("moved")}
    assert share["moved by 4"] > float(still["moved by 4"].rstrip("%")) + 25
    assert share["moved by 0"] > 92


def test_stencils_move_along_and_the_last_layer_does_not():
    rows = [list(row.values())[1:] for row in cnn_inside.along()]
    assert rows == [
        ["yes", "yes", "yes"],
        ["no", "yes", "yes"],
        ["no", "yes", "yes"],
        ["no", "no", "yes"],
        ["no", "no", "no"],
    ]


def test_the_journey_shows_five_stations(sets):
    fig = cnn_inside.journey(digit=3)
    titles = [ax.get_title() for ax in fig.axes]
    assert titles[1] == "8 stencils: 8 × 24 × 24"
    assert titles[4] == "pool again: 16 × 4 × 4"
    x = sets.test.x[sets.test.y == 3][0]
    shown = fig.axes[0].images[0].get_array()
    np.testing.assert_allclose(x.reshape(28, 28), shown[1:-1, 1:-1] * x.max(), atol=1e-6)


def test_a_mosaic_puts_maps_side_by_side():
    maps = np.arange(1.0, 17.0).reshape(4, 2, 2)
    grid = cnn_inside.mosaic(maps, columns=2)
    assert grid.shape == (8, 8)
    np.testing.assert_allclose(grid[5:7, 1:3], maps[2] / maps[2].max())
