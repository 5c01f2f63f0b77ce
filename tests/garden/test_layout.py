"""Where the notes of a graph stand: in the square, apart, near what they are linked with."""

from math import dist
from random import Random
from statistics import mean

import pytest

from gradient_garden.garden.layout import EXACT, SIZE, layout

CLIQUE = 10


def villages(count):
    """Groups of notes all linked with each other, joined in a ring by single links."""
    links = []
    for village in range(count):
        first = village * CLIQUE
        inside = range(first, first + CLIQUE)
        links += [(a, b) for a in inside for b in inside if a < b]
        links.append((first, (first + CLIQUE) % (count * CLIQUE)))
    return count * CLIQUE, links


@pytest.mark.parametrize("count", [0, 1])
def test_few_notes_need_no_forces(count):
    assert layout(count, []) == [(SIZE // 2, SIZE // 2)] * count


@pytest.mark.parametrize("villages_", [4, 30], ids=["each with each", "by the grid"])
def test_what_is_linked_stands_near(villages_):
    notes, links = villages(villages_)
    assert (notes > EXACT) == (villages_ == 30)
    places = layout(notes, links)
    random = Random(1)
    strangers = [(random.randrange(notes), random.randrange(notes)) for _ in range(500)]
    near = mean(dist(places[a], places[b]) for a, b in links)
    far = mean(dist(places[a], places[b]) for a, b in strangers if a != b)
    assert near < far / 3


@pytest.mark.parametrize("villages_", [4, 30])
def test_places_fill_the_square_and_are_the_same_each_time(villages_):
    notes, links = villages(villages_)
    places = layout(notes, links)
    assert places == layout(notes, links)
    assert len(places) == notes
    assert all(0 <= x <= SIZE and 0 <= y <= SIZE for x, y in places)
    spans = [max(axis) - min(axis) for axis in zip(*places, strict=True)]
    assert max(spans) == SIZE
    assert len(set(places)) > 0.97 * notes


def test_the_grid_pushes_as_the_notes_do():
    """The convolution against the sum over all pairs, where no two notes share a cell."""
    import numpy as np

    from gradient_garden.garden.layout import _each, _grid

    side = np.arange(12) * 11.0
    x, y = np.meshgrid(side, side)
    places = np.stack([x.ravel(), y.ravel()], axis=1)
    exact, felt = _each(places), _grid(128)(places)
    assert np.abs(exact - felt).max() < 0.05 * np.abs(exact).max()


def test_parts_without_a_link_stay_in_sight_of_each_other():
    places = layout(40, [(n, n + 1) for n in range(0, 40, 2)])
    assert len({(x // 334, y // 334) for x, y in places}) >= 7
