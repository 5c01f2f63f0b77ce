"""The nearest average: distances one by one, and a leaning line that stands up."""

import runpy

import numpy as np
import pytest

from snippets import nearest_mean
from snippets.digits_data import Digits, split
from snippets.nearest_mean import averages, lean, leaning, means, nearest, straighten, table


def percent(text):
    return float(text.rstrip("%")) / 100


def line(slope):
    """A straight stroke through the middle that moves so far aside for each row up."""
    picture = np.zeros((28, 28))
    for row in range(6, 22):
        picture[row, 14 - int(np.rint(slope * (row - 13.5)))] = 1
    return picture.reshape(1, 784)


def test_an_average_is_the_mean_of_its_own_digit():
    rng = np.random.default_rng(0)
    data = Digits(rng.random((40, 784)), np.repeat(np.arange(10), 4))
    np.testing.assert_allclose(means(data)[3], sum(data.x[12:16]) / 4)
    assert means(data).shape == (10, 784)


def test_nearest_has_the_smallest_distance():
    rng = np.random.default_rng(1)
    x, centres = rng.random((6, 784)), rng.random((10, 784))
    expected = [min(range(10), key=lambda k: np.linalg.norm(p - centres[k])) for p in x]
    assert nearest(x, centres).tolist() == expected


@pytest.mark.parametrize("slope", [-0.5, 0.0, 0.5])
def test_lean_is_the_slope_of_the_stroke(slope):
    assert lean(line(slope)) == pytest.approx([slope], abs=0.06)


@pytest.mark.parametrize("slope", [-0.5, 0.5])
def test_a_straightened_stroke_stands_and_keeps_its_ink(slope):
    upright = straighten(line(slope))
    assert upright.sum() == line(slope).sum()
    assert abs(lean(upright)[0]) < 0.1
    columns = np.flatnonzero(upright.reshape(28, 28).sum(axis=0))
    assert np.ptp(columns) <= 1


def test_straightening_halves_the_lean_of_real_digits_and_keeps_their_ink():
    x = split().test.x
    upright = straighten(x)
    np.testing.assert_allclose(upright.sum(axis=1), x.sum(axis=1), rtol=1e-5)
    assert np.abs(lean(upright)).mean() < np.abs(lean(x)).mean() / 2


def test_straightening_helps_on_both_sets():
    for row, name in zip(table(), ("validation", "test"), strict=True):
        assert row["pictures"] == name
        assert percent(row["straightened first"]) > percent(row["nearest average"]) + 0.015
    assert 0.78 < percent(nearest_mean.score()) < 0.84


def test_the_pictures_show_what_they_say():
    drawn = [np.asarray(a.images[0].get_array()).ravel() for a in averages().axes]
    np.testing.assert_allclose(drawn, means(split().train))
    rows = [np.asarray(a.images[0].get_array()).reshape(1, 784) for a in leaning().axes]
    assert all(abs(lean(r)[0]) > 0.5 for r in rows[:5])
    for before, after in zip(rows[:5], rows[5:], strict=True):
        np.testing.assert_array_equal(straighten(before), after)


def test_the_demonstration_prints_the_table(capsys):
    runpy.run_path(nearest_mean.__file__, run_name="__main__")
    lines = capsys.readouterr().out.splitlines()
    assert lines == [" ".join(map(str, row.values())) for row in table()]
