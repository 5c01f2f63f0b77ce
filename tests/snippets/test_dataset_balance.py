"""Skewed classes: counts, arithmetic, and recall that rises with the eights."""

import numpy as np
import pytest

from snippets import dataset_balance as own
from snippets.digits_data import split


def test_threes_and_eights_only():
    data = own.threes_and_eights(split().train, 20)
    assert dict(zip(*np.unique(data.y, return_counts=True), strict=True)) == {3: 350, 8: 20}
    assert len(data.x) == 370


def test_recall_of_the_rare_rises_with_their_number():
    rows = own.table()
    eights = [float(row["eights found"].rstrip("%")) for row in rows]
    threes = [float(row["threes found"].rstrip("%")) for row in rows]
    assert eights == sorted(eights)
    assert eights[0] < 30 < 95 < eights[-1]
    assert min(threes) > 90
    assert [row["eights in training"] for row in rows] == [7, 20, 50, 100, 350]


def test_the_skewed_accuracy_hides_it():
    first = own.table(seeds=1)[0]
    three, eight = own.recalls(7)
    accuracy = (350 * three + 7 * eight) / 357
    assert first["accuracy, equally skewed"] == f"{accuracy:.1%}"
    assert accuracy > 0.95
    assert own.always_three() == f"{350 / 357:.1%}" == "98.0%"


def test_repeating_the_eights_helps_a_little():
    once = np.mean([own.recalls(7, seed)[1] for seed in range(3)])
    again = float(own.repeated().rstrip("%")) / 100
    assert once + 0.05 < again < 0.7


def test_repeating_leaves_the_threes_as_they_are():
    assert own.recalls(7, again=50)[0] == pytest.approx(1, abs=0.05)
