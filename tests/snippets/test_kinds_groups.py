"""k-means against scikit-learn's, from the same first centres."""

import numpy as np
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

from snippets import kinds_groups as own
from snippets import kinds_stripes as stripes
from snippets.small_digits import small_digits


@pytest.fixture(scope="module")
def best():
    return own.ten_groups()


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_k_means_is_that_of_scikit_learn(seed):
    x = small_digits().x
    first = own.some_rows(x, 10, seed)
    group, centres = own.k_means(x, first)
    theirs = KMeans(10, init=first, n_init=1, tol=0, algorithm="lloyd").fit(x)
    np.testing.assert_array_equal(group, theirs.labels_)
    np.testing.assert_allclose(centres, theirs.cluster_centers_, atol=1e-9)
    assert own.spread(x, group, centres) == pytest.approx(theirs.inertia_)


def test_join_goes_to_the_nearest():
    x = np.random.default_rng(0).normal(size=(40, 3))
    centres = np.random.default_rng(1).normal(size=(5, 3))
    distance = np.linalg.norm(x[:, None] - centres, axis=2)
    np.testing.assert_array_equal(own.join(x, centres), distance.argmin(1))


def test_a_centre_that_nobody_joins_stays():
    x = np.array([[0.0], [2.0]])
    centres = np.array([[1.0], [9.0]])
    np.testing.assert_array_equal(own.move(x, own.join(x, centres), centres), [[1.0], [9.0]])


def test_the_best_start_has_the_least_spread(best):
    x = small_digits().x
    others = [own.spread(x, *own.k_means(x, own.some_rows(x, 10, s))) for s in range(10)]
    assert own.spread(x, *best) == min(others)


def test_groups_are_like_digits_and_not_the_same(best):
    score = adjusted_rand_score(small_digits().y, best[0])
    assert 0.5 < score < 0.8
    assert own.alike() == f"{score:.2f}"


def test_the_table_counts_every_picture(best):
    rows, y = own.table(), small_digits().y
    assert sum(row["pictures"] for row in rows) == 1797
    for row in rows:
        named = [int(str(row[key]).split("(")[1][:-1]) for key in ("most are", "next are")]
        assert sum(named) + row["the rest"] == row["pictures"]
    firsts = [int(str(row["most are"]).split()[0]) for row in rows]
    assert firsts.count(1) == 2
    assert 8 not in firsts
    right = sum((y[best[0] == k] == np.bincount(y[best[0] == k]).argmax()).sum() for k in range(10))
    assert own.named_by_group() == f"{right / 1797:.0%}"


def test_the_figure_shows_the_centres(best):
    figure = own.centres()
    titles = [axes.get_title() for axes in figure.axes]
    assert titles[0] == "0: 99%"
    assert [title[0] for title in titles] == sorted(title[0] for title in titles)
    shown = np.array([axes.images[0].get_array().ravel() for axes in figure.axes])
    np.testing.assert_allclose(np.sort(shown, axis=0), np.sort(best[1], axis=0))


def test_long_stripes_are_cut_across_and_short_ones_are_not():
    short, long = stripes.table()
    assert float(short["alike"]) == 1
    assert abs(float(long["alike"])) < 0.05
    x, stripe = stripes.stripes()
    assert x.shape == (200, 2)
    assert np.bincount(stripe).tolist() == [100, 100]
    group, centres = stripes.two_groups(x)
    assert abs(centres[0, 0] - centres[1, 0]) > 3 > abs(centres[0, 1] - centres[1, 1])
    drawn = stripes.cut().axes[0].collections
    assert [len(one.get_offsets()) for one in drawn] == [*np.bincount(group), 2]
