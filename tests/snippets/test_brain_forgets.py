"""Forgetting: the second lesson wipes out the first, and mixing does not."""

import pytest

from snippets import brain_forgets as own
from snippets.digits_data import split
from snippets.digits_numpy import accuracy_numpy, initial
from snippets.overfit_widths import learn


def test_only_takes_the_digits_asked_for():
    data = own.only(split().train, range(5, 10))
    assert set(data.y) == set(range(5, 10))
    assert len(data.x) == len(data.y) == 1750


def test_each_lesson_is_learned_and_the_first_is_lost():
    for seed in range(2):
        (first, unknown), (forgotten, second) = own.one_after_the_other(seed)
        assert first > 0.95
        assert second > 0.9
        assert unknown == 0
        assert forgotten < 0.05


def test_together_the_same_network_holds_all_ten():
    train, unseen, _ = split(validation=100)
    net = initial()
    learn(net, train, 5)
    assert accuracy_numpy(net, unseen) > 0.9


def test_the_table_is_the_mean():
    rows = own.table(seeds=2)
    runs = [own.one_after_the_other(seed) for seed in range(2)]
    mean = sum(run[1][1] for run in runs) / 2
    assert float(rows[1]["5 to 9"].rstrip("%")) == pytest.approx(100 * mean, abs=0.06)
    assert rows[1]["0 to 4"] == "0.0%"
