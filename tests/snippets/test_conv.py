"""One stencil everywhere: against SciPy, PyTorch and finite differences."""

import numpy as np
import pytest
import torch
from scipy.signal import convolve2d, correlate2d
from skimage import data
from skimage.transform import downscale_local_mean

from snippets import conv, conv_pictures, conv_torch

RNG = np.random.default_rng(0)
X, K = RNG.normal(size=(7, 9)), RNG.normal(size=(3, 2))


def test_it_is_the_correlation_of_scipy():
    expected = correlate2d(X, K, mode="valid")
    np.testing.assert_allclose(expected, conv.correlate(X, K), atol=1e-12)
    np.testing.assert_allclose(expected, conv.correlate_slowly(X, K), atol=1e-12)
    np.testing.assert_allclose(expected, conv_torch.conv2d(X, K), atol=1e-12)


def test_with_a_turned_stencil_it_is_the_convolution_of_mathematics():
    turned = conv.correlate(X, K[::-1, ::-1])
    np.testing.assert_allclose(convolve2d(X, K, mode="valid"), turned, atol=1e-12)


def test_the_slopes_are_those_of_pytorch():
    x, k = (torch.tensor(part, requires_grad=True) for part in (X, K))
    y = torch.nn.functional.conv2d(x[None, None], k[None, None])[0, 0]
    blame = RNG.normal(size=tuple(y.shape))
    y.backward(torch.tensor(blame))

    dL_dk, dL_dx = conv.slopes(X, K, blame)
    np.testing.assert_allclose(k.grad, dL_dk, atol=1e-12)
    np.testing.assert_allclose(x.grad, dL_dx, atol=1e-12)


def test_edge_stencils_are_silent_where_nothing_changes():
    for row in conv.sums():
        edge = "edges" in row["stencil"]
        assert row["its numbers add up to"] == (0 if edge else 1)
        assert row["answer on a flat grey of 0.6"] == (0 if edge else 0.6)


def test_the_door_has_a_left_and_a_right_edge():
    answer = conv.correlate(conv.DOOR, conv.STENCILS["upright edges"])
    np.testing.assert_array_equal(answer[-1], [4, 4, 0, -4, -4])
    level = conv.correlate(conv.DOOR, conv.STENCILS["level edges"])
    assert level[:, 2].tolist() == [4, 4, 0, 0]


def test_a_dense_layer_would_need_milliards_of_weights():
    assert conv.places() == 510**2
    assert conv.dense_weights() == f"{512**2 * 510**2 / 1e9:.0f} thousand million"
    assert conv.dense_weights().startswith("68 ")


def test_libraries_do_not_turn_the_stencil():
    same = {row["by"]: row["as ours"] for row in conv_torch.flips()}
    assert same == {
        "ours": "yes",
        "PyTorch, conv2d": "yes",
        "SciPy, correlate2d": "yes",
        "SciPy, convolve2d": "no",
    }


def test_the_turned_answer_has_the_other_sign():
    rows = [row["third row"] for row in conv_torch.flips()]
    assert rows == ["4 4 0 -4 -4"] * 3 + ["-4 -4 0 4 4"]


def test_moving_the_picture_moves_the_answer():
    assert conv_pictures.moved(by=5) == "0.0"
    x = conv_pictures.photograph()
    down = np.roll(x, 3, axis=0)
    k = conv.STENCILS["sharpen"]
    np.testing.assert_array_equal(conv.correlate(down, k)[3:], conv.correlate(x, k)[:-3])


def test_the_photograph_comes_with_the_package():
    x = conv_pictures.photograph()
    assert x.shape == (128, 128)
    assert 0 <= x.min() < 0.1
    assert 0.9 < x.max() <= 1
    np.testing.assert_allclose(downscale_local_mean(data.camera() / 255, (4, 4)), x)


def test_the_solution_finds_one_diagonal_and_not_the_other():
    assert conv_pictures.DIAGONAL.sum() == 0
    found = {row["edge"]: row for row in conv_pictures.edges()}
    assert [row["yours"] for row in found.values()] == [3, 3, 4, 0]
    assert found["upright"]["upright edges"] == found["level"]["level edges"] == 4
    assert found["upright"]["level edges"] == found["level"]["upright edges"] == 0


@pytest.mark.parametrize("place", [1, 8, 14, 20])
def test_the_picture_of_the_stencil_shows_its_sum(place):
    above, below = conv_pictures.stencil_at(place=place).axes
    y = correlate2d(conv.DOOR, conv.STENCILS["upright edges"], mode="valid").ravel()
    assert below.get_title() == f"sum: {y[place - 1]}".replace("-", "−")
    assert len(below.texts) == place
    assert len(above.texts) == conv.DOOR.size + 9


@pytest.mark.parametrize("name", conv.STENCILS)
def test_the_photograph_is_shown_beside_the_answer(name):
    left, right = conv_pictures.beside(stencil=name).axes
    expected = correlate2d(conv_pictures.photograph(), conv.STENCILS[name], mode="valid")
    np.testing.assert_allclose(expected, right.images[0].get_array(), atol=1e-12)
    assert left.images[0].get_array().shape == (128, 128)


def test_the_diagonal_picture_is_that_of_the_solution():
    shown = conv_pictures.diagonal().axes[1].images[0].get_array()
    expected = correlate2d(conv_pictures.photograph(), conv_pictures.DIAGONAL, mode="valid")
    np.testing.assert_allclose(expected, shown, atol=1e-12)
