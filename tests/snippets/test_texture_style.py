"""A picture's shapes with another's texture: what is kept, and what is reached."""

import numpy as np
import pytest

from snippets import texture_style as own
from snippets.texture_stats import neighbours, picture, tensor


@pytest.fixture(scope="module")
def man():
    return own.dressed("gravel")


def test_shapes_are_means_of_squares():
    x = picture("camera")
    seen = own.shapes(tensor(x)).numpy()
    assert seen.shape == (16, 16)
    np.testing.assert_allclose(seen[2, 5], x[8:12, 20:24].mean(), rtol=1e-5)


def test_the_texture_is_reached_and_the_man_is_left(man, monkeypatch):
    monkeypatch.setattr(own, "dressed", lambda style: man)
    before, after = own.reached("gravel")
    assert [before["picture"], after["picture"]] == ["photograph", "both"]
    for key in ("shades", "neighbours", "stencils"):
        assert float(after[key][:-1]) < 5 < float(before[key][:-1])
    wanted = neighbours(tensor(picture("gravel"))).numpy()
    found = neighbours(tensor(man)).numpy()
    assert np.linalg.norm(found - wanted) < 0.05 * np.linalg.norm(wanted)
    like = np.corrcoef(man.ravel(), picture("camera").ravel())[0, 1]
    assert like > 0.3  # a texture from noise has nothing of him


def test_the_figure_shows_both_sources(man, monkeypatch):
    monkeypatch.setattr(own, "dressed", lambda style: man)
    axes = own.transferred("gravel").axes
    for ax, shades in zip(axes, (picture("camera"), picture("gravel"), man), strict=True):
        np.testing.assert_array_equal(ax.images[0].get_array(), shades)
