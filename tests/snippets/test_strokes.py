"""Features by hand: against scikit-image, and against what networks learn."""

import numpy as np
import pytest
from skimage.feature import hog
from sklearn.linear_model import LogisticRegression

from snippets import strokes, strokes_rivals
from snippets.digits_data import Digits, split


@pytest.fixture(scope="module")
def sets():
    return split()


def percent(cell: str) -> float:
    return float(cell.rstrip("%"))


@pytest.mark.parametrize("way", range(8))
def test_a_ramp_fills_the_one_direction_in_which_it_rises(way):
    angle = 2 * np.pi * way / 8
    row, column = np.mgrid[:28, :28]
    x = (np.cos(angle) * column + np.sin(angle) * row).reshape(1, 784)
    cells = strokes.histograms(x).reshape(4, 4, 8)
    expected = np.zeros((4, 4, 8))
    expected[..., way] = 49  # 7 x 7 dots of steepness 1
    np.testing.assert_allclose(expected, cells, atol=1e-9)


def test_no_steepness_is_lost(sets):
    steep, _ = strokes.slopes(sets.test.x[:5])
    sums = strokes.histograms(sets.test.x[:5]).sum(axis=1)
    np.testing.assert_allclose(steep.sum(axis=(1, 2)), sums, rtol=1e-5)


def test_the_length_is_one_and_paper_stays_nothing(sets):
    x = np.vstack([sets.test.x[:3], np.zeros((1, 784), np.float32)])
    lengths = np.linalg.norm(strokes.by_hand(x), axis=1)
    np.testing.assert_allclose(lengths, [1, 1, 1, 0], atol=1e-6)
    np.testing.assert_allclose(strokes.by_hand(x[:1]), strokes.by_hand(x[:1] * 0.5), atol=1e-6)
    assert strokes.by_hand(x).shape == (4, 128)
    assert strokes.by_hand(x, cell=4).shape == (4, 392)


def test_the_kind_of_feature_in_scikit_image_does_as_well(sets):
    """A second implementation of the idea, with details of its own, reads as many."""

    def theirs(x):
        shape = {"pixels_per_cell": (7, 7), "cells_per_block": (4, 4)}
        return np.array([hog(p.reshape(28, 28), orientations=8, **shape) for p in x])

    few, some = sets.train.x[::5], sets.test.x[::2]
    reads = []
    for features in (strokes.by_hand, theirs):
        reader = LogisticRegression(C=100, max_iter=300).fit(features(few), sets.train.y[::5])
        reads.append(reader.score(features(some), sets.test.y[::2]))
    assert reads[0] == pytest.approx(reads[1], abs=0.03)


def test_by_hand_is_worth_as_much_as_learning():
    rows = {row["reader"]: row for row in strokes_rivals.table()}
    raw = {name: percent(row["784 dots"]) for name, row in rows.items()}
    hand = {name: percent(row["128 by hand"]) for name, row in rows.items() if "conv" not in name}
    assert all(hand[name] > raw[name] for name in hand)
    assert hand["one layer"] > raw["one layer"] + 3
    assert hand["support vectors"] > raw["convolutional network"]
    assert raw["convolutional network"] > raw["dense network"] + 1
    assert 91 < raw["dense network"] < 95


def test_luck_is_the_spread_of_many_draws():
    reads = np.random.default_rng(0).binomial(1000, 0.96, size=200_000) / 1000
    assert strokes_rivals.luck(share=0.96, pictures=1000) == f"{100 * reads.std():.1f} points"


def test_with_few_examples_the_hand_made_ones_lead(monkeypatch):
    monkeypatch.setattr(strokes_rivals, "SIZES", (10, 350))
    found = strokes_rivals.by_size(draws=1)
    assert found.shape == (2, 1, 2)
    assert found[0, 0, 0] > found[0, 0, 1]
    assert np.all(found[1] > found[0] + 0.03)
    assert found[1, 0, 0] > found[1, 0, 1] - 0.01


def test_the_figure_shows_means_over_draws(monkeypatch):
    values = np.random.default_rng(0).uniform(size=(4, 2, 2))
    monkeypatch.setattr(strokes_rivals, "by_size", lambda draws: values)
    lines = strokes_rivals.sizes(draws=2).axes[0].lines
    for line, expected in zip(lines, values.mean(axis=1).T, strict=True):
        np.testing.assert_allclose(100 * expected, line.get_ydata())


def test_some_takes_as_many_of_each(sets):
    few = strokes_rivals.some(sets.train, 7, seed=1)
    assert np.bincount(few.y).tolist() == [7] * 10
    other = strokes_rivals.some(sets.train, 7, seed=2)
    assert not np.array_equal(few.x, other.x)


def test_smaller_cells_read_better_on_the_validation_set():
    rows = strokes_rivals.finer()
    held = [percent(row["validation"]) for row in rows]
    assert held == sorted(held)
    assert [row["numbers"] for row in rows] == ["32", "128", "392"]


def test_the_stars_are_the_histograms(sets):
    left, right = strokes.drawn(digit=3).axes
    x = sets.test.x[sets.test.y == 3][:1]
    cells = strokes.histograms(x)[0].reshape(16, 8)
    drawn = [np.ptp(line.get_xydata(), axis=0) for line in right.lines[6:]]
    lengths = np.hypot(*np.transpose(drawn)).reshape(16, 8)
    np.testing.assert_allclose(cells / cells.max(), lengths / lengths.max(), atol=1e-6)
    assert left.get_title() == "784 numbers"
    assert right.get_title() == f"{cells.size} numbers"


def test_remade_keeps_the_labels(sets):
    small = strokes_rivals.remade(type(sets)(*(Digits(p.x[:4], p.y[:4]) for p in sets)))
    np.testing.assert_array_equal(sets.test.y[:4], small.test.y)
    np.testing.assert_allclose(strokes.by_hand(sets.test.x[:4]), small.test.x)
