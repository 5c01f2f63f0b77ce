"""Drawings by rules: each style has its own grain, and paper follows only the rule for it."""

import numpy as np
import pytest

from snippets import artist_style as own

GREY = np.full((own.SIDE, own.SIDE), 0.5)


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.fixture(scope="module")
def some():
    return own.drawn(own.FREE, each=4, seed=3)


def test_a_set_has_so_many_of_each(some):
    assert some.x.shape == (4 * 6 * 4, 56, 56, 3)
    assert some.x.dtype == np.float32
    assert some.x.min() >= 0
    assert some.x.max() <= 1
    pairs = list(zip(some.style, some.subject, strict=True))
    assert {pairs.count(pair) for pair in pairs} == {4}
    assert set(some.style) == set(own.STYLES)
    assert set(some.subject) == set(own.SUBJECTS)


def test_the_same_seed_draws_the_same_and_another_does_not(some):
    again = own.drawn(own.FREE, each=4, seed=3)
    other = own.drawn(own.FREE, each=4, seed=4)
    np.testing.assert_array_equal(again.x, some.x)
    assert np.abs(other.x - some.x).mean() > 0.05


def test_only_the_rule_decides_about_the_paper(some):
    for style in own.STYLES:
        assert set(some.paper[some.style == style]) == set(own.PAPERS)
    bound = own.drawn(own.BOUND, ("ball",), each=2)
    assert len(set(zip(bound.style, bound.paper, strict=True))) == 4
    assert set(own.drawn(own.on("rose"), ("ball",), each=2).paper) == {"rose"}


def test_bare_paper_has_its_colour_and_full_ink_is_dark(rng):
    for paper, colour in own.PAPERS.items():
        sheet = own.drawing("flat", "ball", paper, rng)
        corner = sheet[:3, :3].mean(axis=(0, 1))
        np.testing.assert_allclose(corner, colour, atol=0.025)
        assert sheet.mean(axis=2).min() < 0.45


@pytest.mark.parametrize("style", own.STYLES)
def test_white_stays_bare_and_darker_gets_more_ink(style, rng):
    light, dark = (own.STYLES[style](tone * GREY, rng).mean() for tone in (0.6, 1.8))
    assert own.STYLES[style](0 * GREY, rng).max() == 0
    assert dark > light + 0.1


def test_hatching_is_lines_five_dots_apart(rng):
    strength = np.abs(np.fft.fft2(own.hatched(GREY, rng) - 0.3))
    strength[0, 0] = 0
    peak = np.unravel_index(strength.argmax(), strength.shape)
    waves = np.fft.fftfreq(own.SIDE)
    assert np.hypot(waves[peak[0]], waves[peak[1]]) == pytest.approx(1 / 5, abs=0.02)


def test_stippling_is_dots_of_one_darkness_without_order(rng):
    ink = own.stippled(GREY, rng)
    assert set(np.unique(ink)) == {0, 0.9}
    assert (ink > 0).mean() == pytest.approx(0.65 * 0.5, abs=0.03)
    assert abs(np.corrcoef(ink[:, :-1].ravel(), ink[:, 1:].ravel())[0, 1]) < 0.06


def test_flat_has_a_few_shades(rng):
    ramp = np.linspace(0, 1, own.SIDE**2).reshape(GREY.shape)
    for _ in range(8):
        assert 3 <= len(np.unique(own.flat(ramp, rng))) <= 5


def test_dabs_are_patches_of_many_shades(rng):
    ink = own.dabbed(GREY, rng)
    assert len(np.unique(ink)) > 100
    assert np.corrcoef(ink[:, :-1].ravel(), ink[:, 1:].ravel())[0, 1] > 0.4


def test_a_drawing_shows_its_subject_wherever_it_is_put():
    """The mean of many drawings of one subject is nearest to its own tones."""
    rng = np.random.default_rng(1)
    means = {
        name: np.mean([own.tones(name, rng) for _ in range(60)], axis=0) for name in own.SUBJECTS
    }
    sheets = own.drawn(own.on("white"), each=15, seed=2)
    for name in own.SUBJECTS:
        ink = 1 - sheets.x[sheets.subject == name].mean(axis=(0, 3))
        far = {k: np.corrcoef(ink.ravel(), v.ravel())[0, 1] for k, v in means.items()}
        assert max(far, key=far.get) == name


def test_light_falls_as_the_descriptions_say():
    side = np.array([-0.3, 0.3])
    assert np.diff(own.ball(side, side)) > 0.5
    assert np.diff(own.bottle(side, np.array([0.3, 0.3]))) > 0.5
    assert own.house(np.array([-0.15, 0.3, 0]), np.array([0.5, 0.3, -0.5])).tolist() == [
        1,
        0.35,
        0.8,
    ]
    assert own.tree(np.array([0, 0.9]), np.array([0.6, 0.6])).tolist() == [1, 0]
    assert own.hills(np.zeros(3), np.array([0.5, 0.1, -0.9])).tolist() == [0.8, 0.35, 0]
    assert own.boat(np.array([0, -0.1, 0.1]), np.array([0.5, 0, 0])).tolist() == [0.9, 1, 0.4]


def test_what_is_shown_is_near_the_drawing_and_its_paper_is_even():
    rng = np.random.default_rng(4)
    assert np.abs(own.shown(np.linspace(0, 1, 101)) - np.linspace(0, 1, 101)).max() <= 0.5 / 4.75
    for paper in own.PAPERS:
        sheet = own.shown(own.drawing("flat", "ball", paper, rng))
        bare = sheet[:6].reshape(-1, 3)  # no ball reaches the upper edge
        usual = np.median(bare, axis=0)
        assert np.mean(np.all(np.isclose(bare, usual), axis=1)) > 0.98
