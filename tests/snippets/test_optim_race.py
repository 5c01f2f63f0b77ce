"""The race on the digits: against the course's own trainings, and as relations."""

import runpy
from itertools import islice

import numpy as np
import pytest

from snippets import optim_race as race
from snippets.batches_digits import sgd
from snippets.digits_data import split
from snippets.digits_numpy import initial, train_numpy


def test_folding_undoes_flattening():
    net = [p + 0.5 for p in initial()]
    row = race.flat(net)
    assert row.shape == (109_386,)
    for p, q in zip(net, race.folded(row, net), strict=True):
        np.testing.assert_array_equal(p, q)


def last(nets, steps):
    return list(islice(nets, steps))[-1]


def test_sgd_is_plain_descent():
    data = split().train
    ours = last(race.train(data, race.sgd, 0.1, 2), 20)
    plain = last(sgd(data, 64, 0.1, 2), 20)
    for p, q in zip(ours, plain, strict=True):
        np.testing.assert_allclose(p, q, atol=1e-6)


def test_adam_is_that_of_the_digit_lesson():
    data = split().train
    ours = last(race.train(data, race.adam, 0.001, 1), 55)
    for p, q in zip(ours, train_numpy(data, 1, 1), strict=True):
        np.testing.assert_allclose(p, q, atol=1e-3)


@pytest.fixture(scope="module")
def tried():
    return race.tried(seeds=2)


def test_the_rate_moves_the_race_more_than_the_name(tried):
    for steps in tried.values():
        assert max(steps) > 1.4 * min(steps)
    quickest = [min(steps) for steps in tried.values()]
    assert max(quickest) < 2.2 * min(quickest)
    assert tried["SGD"][0] > 3 * tried["SGD"][2]


def test_the_picture_shows_what_was_tried(tried, monkeypatch):
    monkeypatch.setattr(race, "tried", lambda: tried)
    axes = race.rates().axes[0]
    for line, (name, steps) in zip(axes.lines, tried.items(), strict=True):
        np.testing.assert_allclose(line.get_ydata(), steps)
        np.testing.assert_allclose(line.get_xdata(), race.ENTRIES[name].rates)
    assert [text.get_text() for text in axes.texts] == list(tried)


def test_tuned_they_end_alike():
    rows = race.race(seeds=2)
    ends = [float(row["in the end"].rstrip("%")) for row in rows]
    assert max(ends) - min(ends) < 2
    assert min(ends) > 90.5
    assert [row["optimizer"].split(",")[0] for row in rows] == list(race.ENTRIES)
    quickest = [int(row["steps to 90%"].split()[0]) for row in rows]
    assert all(20 < steps < 150 for steps in quickest)
    assert max(quickest[2:]) <= min(quickest[:2])


def test_every_best_rate_was_tried():
    assert all(entry.best in entry.rates for entry in race.ENTRIES.values())


def test_the_demonstration_has_a_line_for_each(capsys):
    runpy.run_path(race.__file__, run_name="__main__")
    assert len(capsys.readouterr().out.splitlines()) == 5
