"""Gradient descent: against autograd, roots of polynomials and closed forms."""

import runpy

import numpy as np
import pytest
import torch

from snippets import gd, gd_torch
from snippets.gd import HIKERS, descend, gradient, height, hike


@pytest.mark.parametrize("w", [*HIKERS, (-1.7, 0.4), (0.0, -2.0)])
def test_slopes_are_what_autograd_finds(w):
    knob = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    x, y = knob
    (0.25 * (x**2 - 1) ** 2 + 0.5 * y**2 + 0.5 * x * y - 0.2 * x + 0.4).backward()
    np.testing.assert_allclose(gradient(np.array(w)), knob.grad, atol=1e-12)


def test_height_of_known_places():
    assert height(np.array([0.0, 0.0])) == pytest.approx(0.65)
    assert height(np.array([[1.0, 0.0], [-1.0, 2.0]])) == pytest.approx([0.2, 1.6])


def test_one_step_goes_against_the_slope():
    path = descend(lambda w: np.array([3.0, -4.0]), np.array([1.0, 1.0]), 0.1, 2)
    np.testing.assert_allclose(path, [[1, 1], [0.7, 1.4], [0.4, 1.8]])


def test_the_hikers_reach_the_two_bottoms():
    """At a bottom y = -x / 2 and x³ - 1.25 x - 0.2 = 0; the middle root is the pass."""
    left, _, right = sorted(np.roots([1, 0, -1.25, -0.2]).real)
    for hiker, x in ((0, left), (1, right)):
        np.testing.assert_allclose(hike(hiker)[-1], (x, -x / 2), atol=1e-3)
        assert np.all(np.diff(height(hike(hiker))) < 1e-12)


def test_captions_say_where_they_ended():
    rows = gd.hikes()
    assert [r["height at the end"] for r in rows] == ["0.474", "0.028"]
    assert [r["from"] for r in rows] == ["(0.1, 1.5)", "(0.3, 1.5)"]
    words = [t.get_text() for t in gd.fog().axes[0].texts]
    assert words == ["A", "0.47", "B", "0.03"]


def test_the_picture_shows_the_hikes():
    lines = gd.fog().axes[0].lines
    np.testing.assert_allclose(lines[0].get_xydata(), hike(0))
    np.testing.assert_allclose(lines[2].get_xydata(), hike(1))


def test_first_steps_follow_from_one_another():
    first, second, _ = gd.first_steps()
    place, slopes = (np.array(eval(first[k])) for k in ("place", "slopes"))
    np.testing.assert_allclose(place - 0.2 * slopes, eval(second["place"]), atol=1e-3)
    assert float(second["height"]) < float(first["height"])


def test_downhill_is_square_to_the_rings():
    """Along a ring the height stays: a hair to either side of the slope changes nothing."""
    for w in np.random.default_rng(1).uniform(-2, 2, (20, 2)):
        g = gradient(w)
        along = 1e-5 * np.array([-g[1], g[0]]) / np.hypot(*g)
        assert height(w + along) - height(w - along) == pytest.approx(0, abs=1e-12)
        assert height(w + 1e-5 * g) > height(w - 1e-5 * g)


@pytest.mark.parametrize("hiker", [0, 1])
def test_torch_walks_the_same_way(hiker):
    np.testing.assert_allclose(gd_torch.hike(hiker), hike(hiker)[-1], atol=1e-12)
    assert gd_torch.hike(hiker, steps=0) == pytest.approx(HIKERS[hiker])


@pytest.mark.parametrize("module", [gd, gd_torch])
def test_the_demonstrations_tell_of_two_hikers(module, capsys):
    runpy.run_path(module.__file__, run_name="__main__")
    assert len(capsys.readouterr().out.splitlines()) == 2
