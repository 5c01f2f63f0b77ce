"""Rivals of the digit network, against scikit-learn's versions of them."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier, NearestCentroid

from snippets import digits_ladder as rivals
from snippets.digits_data import split
from snippets.digits_torch import accuracy


@pytest.fixture(scope="module")
def sets():
    return split()


@pytest.fixture(scope="module")
def results(sets):
    return rivals.scores(sets)


def test_distances_are_squared_lengths():
    rng = np.random.default_rng(0)
    a, b = rng.normal(size=(3, 4)), rng.normal(size=(5, 4))
    expected = [[np.sum((p - q) ** 2) for q in b] for p in a]
    np.testing.assert_allclose(expected, rivals.distances(a, b))


@pytest.mark.filterwarnings("ignore:self.within_class_std_dev_")  # blank corners
def test_nearest_mean_is_scikit_learn_nearest_centroid(sets):
    expected = NearestCentroid().fit(*sets.train).predict(sets.test.x)
    said = rivals.nearest_mean(sets.train, sets.test.x)
    assert (expected == said).mean() > 0.999


def test_nearest_picture_is_one_nearest_neighbour(sets):
    expected = KNeighborsClassifier(1).fit(*sets.train).predict(sets.test.x)
    said = rivals.nearest_picture(sets.train, sets.test.x)
    assert (expected == said).mean() > 0.999


def test_one_layer_is_about_as_good_as_logistic_regression(sets):
    best = LogisticRegression(C=0.05, max_iter=300).fit(*sets.train).score(*sets.test)
    assert accuracy(rivals.linear(sets.train), sets.test) == pytest.approx(best, abs=0.02)


def test_each_rung_is_higher_than_the_one_before(results):
    mean = {name: np.mean(values) for name, values in results.items()}
    assert mean["guess"] == 0.1
    assert mean["nearest average"] > 0.75
    assert mean["one layer"] > mean["nearest average"] + 0.05
    assert mean["our network"] > mean["one layer"] + 0.03
    assert min(results["our network"]) > max(results["one layer"])
    assert all(0.91 <= value <= 0.96 for value in results["our network"])


def test_the_nearest_picture_is_as_good_within_the_noise(results):
    gap = np.mean(results["our network"]) - results["nearest picture"][0]
    assert abs(gap) < 0.02


def test_the_bars_show_these_numbers(results, monkeypatch):
    monkeypatch.setattr(rivals, "scores", lambda _sets, _seeds: results)
    ax = rivals.ladder().axes[0]
    widths = [bar.get_width() for bar in ax.patches]
    np.testing.assert_allclose(widths, [100 * np.mean(v) for v in results.values()])
    texts = [text.get_text() for text in ax.texts]
    assert [text.split()[0] for text in texts] == [f"{width:.1f}" for width in widths]


def test_a_label_names_mean_worst_and_best():
    assert rivals.label(np.array([90.0, 94.0, 92.0])) == "92.0  (90.0 to 94.0)"
    assert rivals.label(np.array([10.0])) == "10.0"
