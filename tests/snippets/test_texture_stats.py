"""Statistics of textures: against loops and SciPy, and what each of them can and cannot hold."""

import numpy as np
import pytest
import torch
from scipy.signal import correlate2d
from skimage import data

from snippets import texture_stats as own


@pytest.fixture(scope="module", autouse=True)
def each_picture_is_made_once():
    """The pages ask for the same picture several times; here it is made once."""
    made = {}
    make = own.matched

    def remembered(x, steps=60, seed=1):
        key = (x.tobytes(), steps, seed)
        if key not in made:
            made[key] = make(x, steps, seed)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own, "matched", remembered)
        yield


def small():
    return np.random.default_rng(3).normal(size=(64, 64))


def test_a_picture_is_made_of_means():
    x, whole = own.picture("brick"), data.brick()[:256, :256]
    assert x.shape == (64, 64)
    assert (x.mean(), x.std()) == pytest.approx((0, 1))
    one, other = whole[4:8, 8:12].mean(), whole[100:104, 40:44].mean()
    shrunk = np.array([[whole[i : i + 4, j : j + 4].mean() for j in (8, 40)] for i in (4, 100)])
    assert (x[1, 2] - x[25, 10]) * _spread(whole) == pytest.approx(one - other)
    assert shrunk[0, 0] == one


def _spread(whole):
    return whole.reshape(64, 4, 64, 4).mean(axis=(1, 3)).std()


def test_shuffling_keeps_the_shades_and_no_neighbours():
    x = own.picture("brick")
    mixed = own.shuffled(x)
    np.testing.assert_array_equal(np.sort(mixed.ravel()), np.sort(x.ravel()))
    waves = [np.abs(np.fft.fft2(p)) for p in (x, mixed)]
    assert np.linalg.norm(waves[1] - waves[0]) > 0.5 * np.linalg.norm(waves[0])


def test_a_cloud_has_the_waves_of_its_picture():
    x = own.picture("camera")
    np.testing.assert_allclose(np.abs(np.fft.fft2(own.cloud(x))), np.abs(np.fft.fft2(x)), atol=1e-8)
    assert np.abs(own.cloud(x) - x).mean() > 0.5
    assert own.cloud(x).std() == pytest.approx(1)


def test_stencils_are_blind_to_grey_and_equally_strong():
    w = own.stencils(7).double().numpy()
    assert w.shape == (32, 1, 7, 7)
    np.testing.assert_allclose(w.sum(axis=(2, 3)), 0, atol=1e-5)
    np.testing.assert_allclose((w**2).sum(axis=(2, 3)), 1, rtol=1e-5)


def test_stencils_answer_as_scipy_says():
    p, w = small(), own.stencils(3)
    answers = [
        np.maximum(correlate2d(p, one[0], mode="same", boundary="wrap"), 0).ravel()
        for one in w.numpy()
    ]
    a = np.stack([*answers, np.ones(4096)])
    np.testing.assert_allclose(own.together(own.tensor(p), w), a @ a.T / 4096, atol=1e-4)


def test_neighbours_are_products_of_dots():
    p = small()
    found = own.neighbours(torch.tensor(p))
    away = p - p.mean()
    assert found.shape == (17, 17)
    for down, across in ((0, 0), (0, 1), (3, -2), (-8, 8)):
        wanted = (away * np.roll(away, (-down, -across), (0, 1))).mean()
        assert found[8 + down, 8 + across].item() == pytest.approx(wanted)


def test_no_statistic_says_where_a_dot_is():
    x = own.picture("camera")
    moved = own.tensor(np.roll(x, (20, 31), (0, 1)))
    shares = own.off(moved, own.statistics(own.tensor(x)))
    assert list(shares) == ["shades", "neighbours", "stencils"]
    assert max(shares.values()) < 1e-4
    assert np.abs(moved.numpy() - x).mean() > 0.5


def test_a_share_of_a_miss_is_one_for_nothing_at_all():
    wanted = own.statistics(own.tensor(own.picture("grass")))
    assert own.off(torch.zeros(64, 64), wanted)["neighbours"] == pytest.approx(1)
    shares = own.off(torch.zeros(64, 64), wanted).values()
    assert own.miss(torch.zeros(64, 64), wanted) == pytest.approx(sum(s**2 for s in shares))


@pytest.mark.parametrize("name", ["brick", "camera"])
def test_each_way_reaches_what_it_aims_at(name):
    mixed, cloud, made = own.table(name)
    assert [row["picture"] for row in (mixed, cloud, made)] == [
        "shuffled",
        "same neighbours",
        "from noise",
    ]
    share = {
        way["picture"]: [float(way[key][:-1]) for key in list(way)[1:]] for way in own.table(name)
    }
    assert share["shuffled"][0] == 0 == share["same neighbours"][1]
    assert min(share["shuffled"][1:]) > 40
    assert min(share["same neighbours"][0], share["same neighbours"][2]) > 15
    assert max(share["from noise"]) < 5


def test_what_is_made_is_no_copy():
    x = own.picture("brick")
    made = own.matched(x)
    assert (
        max(
            np.abs(np.corrcoef(np.roll(made, (i, j), (0, 1)).ravel(), x.ravel())[0, 1])
            for i in range(0, 64, 2)
            for j in range(0, 64, 2)
        )
        < 0.6
    )


def test_noise_is_left_alone_without_steps():
    np.testing.assert_allclose(
        own.turned(own.tensor(own.noise()), lambda p: (p * 0).sum(), 1), own.noise(), atol=1e-6
    )


def test_a_square_is_turned_to_its_lowest_point():
    aim = own.tensor(small())
    found = own.turned(own.tensor(own.noise()), lambda p: (p - aim).square().sum(), 20)
    np.testing.assert_allclose(found, aim, atol=1e-4)


def test_the_figures_show_what_they_name():
    x = own.picture("brick")
    drawn = own.drawn("brick").axes
    for ax, shades in zip(drawn, (x, own.shuffled(x), own.cloud(x), own.matched(x)), strict=True):
        np.testing.assert_array_equal(ax.images[0].get_array(), shades)
    man = own.picture("camera")
    for ax, shades in zip(
        own.portraits().axes, (man, own.matched(man), own.matched(man, seed=2)), strict=True
    ):
        np.testing.assert_array_equal(ax.images[0].get_array(), shades)
    assert [ax.get_title() for ax in own.alike().axes] == ["a photograph", "same neighbours"]
    np.testing.assert_array_equal(own.alike().axes[1].images[0].get_array(), own.cloud(man))
