"""Dead units counted in plain Python."""

import numpy as np

from snippets.dead_units import census, dead


def test_dead_means_zero_in_every_row():
    h = np.array([[0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 2.0]])
    assert dead(h) == 2
    assert dead(h[:1]) == 3


def test_few_units_of_the_digit_reader_are_dead():
    rows = census()
    assert [row["units"] for row in rows] == [128, 64]
    assert all(row["dead"] < 0.1 * row["units"] for row in rows)
