"""One digit through the network, against PyTorch with the same weights."""

import numpy as np
import pytest
import torch

from snippets import forward_digit as digit
from snippets.digits_data import split


@pytest.fixture(scope="module")
def stops():
    return digit.trace()


def test_every_stop_is_what_pytorch_computes(stops):
    parts = [torch.from_numpy(p) for p in digit.trained()]
    a = torch.from_numpy(split().test.x[digit.WHICH])
    for name, W, b in zip(("hidden 1", "hidden 2"), parts[:4:2], parts[1:4:2], strict=True):
        a = torch.relu(torch.nn.functional.linear(a, W.T, b))
        np.testing.assert_allclose(stops[name], a, atol=1e-4)
    z = torch.nn.functional.linear(a, parts[4].T, parts[5])
    np.testing.assert_allclose(stops["scores"], z, atol=1e-4)
    np.testing.assert_allclose(stops["shares"], z.softmax(0), atol=1e-5)


def test_the_picture_is_a_three_and_is_read_as_one(stops):
    assert split().test.y[digit.WHICH] == 3
    assert digit.verdict() == f"3, with a share of {stops['shares'][3]:.2f}"
    assert stops["shares"].sum() == pytest.approx(1, abs=1e-6)
    assert stops["shares"].argmax() == 3
    assert stops["shares"][3] > 0.7
    assert stops["shares"].argsort()[-2] == 8


def test_the_ledger_counts_every_weight_once(stops):
    rows = digit.ledger()
    assert [r["numbers"] for r in rows] == [784, 128, 64, 10, 10]
    assert [r["multiplications"] for r in rows] == [0, 784 * 128, 128 * 64, 64 * 10, 0]
    weights = digit.trained()[::2]
    assert digit.multiplications() == sum(w.size for w in weights) == 109_184
    for row, values in zip(rows, stops.values(), strict=True):
        assert row["exactly 0"] == len(values) - np.count_nonzero(values)
        assert float(row["largest"]) == pytest.approx(float(max(values)), abs=0.006)
        assert float(row["smallest"]) == pytest.approx(float(min(values)), abs=0.006)


def test_the_figure_shows_the_numbers_of_the_trace(stops):
    figure = digit.journey()
    middle, bottom = figure.axes[3:]
    for axes, name in ((middle, "scores"), (bottom, "shares")):
        heights = [bar.get_height() for bar in axes.patches]
        np.testing.assert_allclose(heights, stops[name], rtol=1e-6)
    picture, first, second = figure.axes[:3]
    np.testing.assert_array_equal(picture.images[0].get_array().ravel(), stops["picture"])
    np.testing.assert_array_equal(first.collections[0].get_array().ravel(), stops["hidden 1"])
    np.testing.assert_array_equal(second.collections[0].get_array().ravel(), stops["hidden 2"])


def test_noise_is_noise_and_the_network_is_sure_of_it():
    x = digit.noise()
    assert x.shape == (1_000, 784)
    assert x.mean() == pytest.approx(0.5, abs=0.01)
    digits, noise = digit.sure_of_nothing()
    assert float(digits["mean largest share"]) > float(noise["mean largest share"]) > 0.6
    assert float(noise["share above 0.9"]) > 0.2
    assert 0.90 < float(digits["read correctly"]) < 0.97
    assert abs(float(digits["read correctly"]) - float(digits["mean largest share"])) < 0.05
