"""More pictures: the sizes, the number of steps, and the order of the results."""

import numpy as np
import pytest

from snippets import dataset_size as own
from snippets.digits_data import batches, split
from snippets.digits_numpy import initial
from snippets.overfit import few


@pytest.fixture(scope="module")
def found():
    return own.curve()


@pytest.mark.parametrize("each", own.EACH)
def test_every_size_gets_about_as_many_steps(monkeypatch, each):
    seen = []
    monkeypatch.setattr(own, "learn", lambda net, data, epochs, seed: seen.append((epochs, seed)))
    own.taught(few(split(validation=100).train, each), seed=3)
    epochs, seed = seen[0]
    steps = epochs * len(batches(10 * each, np.random.default_rng(0)))
    assert seed == 3
    assert steps == pytest.approx(450, rel=0.15)


def test_teaching_starts_from_the_seed_and_moves():
    data = few(split().train, 1)
    again, other = own.taught(data, 5), own.taught(data, 5, seed=1)
    for a, b, start in zip(own.taught(data, 5), again, initial(0), strict=True):
        np.testing.assert_array_equal(a, b)
        assert not np.array_equal(a, start)
    assert not np.array_equal(again[0], other[0])


def test_more_pictures_read_more(found):
    mean = found.mean(axis=1)
    assert (np.diff(mean) > 0.01).all()
    assert 0.6 < mean[0] < 0.75
    assert 0.92 < mean[-1] < 0.96


def test_the_table_and_the_figure_show_the_curve(found, monkeypatch):
    monkeypatch.setattr(own, "curve", lambda: found)
    rows, mean = own.table(), found.mean(axis=1)
    assert [row["pictures"] for row in rows] == [10 * each for each in own.EACH]
    assert [row["read"] for row in rows] == [f"{share:.1%}" for share in mean]
    assert rows[0]["points gained"] == ""
    assert rows[2]["points gained"] == f"{100 * (mean[2] - mean[1]):+.1f}"
    ours, theirs = own.figure().axes[0].lines
    np.testing.assert_allclose(ours.get_ydata(), 100 * mean)
    assert dict(zip(*theirs.get_data(), strict=True)) == own.REPORTED


def test_the_reported_curve_rises_and_flattens():
    shares = list(own.REPORTED.values())
    assert shares == sorted(shares)
    assert shares[-1] - shares[-2] == pytest.approx(0.1)
    assert shares[-1] == own.REPORTED[50000] == 96.0
