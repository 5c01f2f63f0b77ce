"""Order matters: shuffled against digit by digit."""

import numpy as np

from snippets import digits_order as order
from snippets.digits_data import split
from snippets.digits_torch import accuracy, train


def test_shuffled_training_is_the_training_of_the_lesson():
    seen, held, _ = split()
    expected = accuracy(train(seen, 1, seed=3), held)
    shuffled = order.train_in_order(seen, shuffle=True, epochs=1, seed=3)
    assert accuracy(shuffled, held) == expected


def test_after_digit_by_digit_the_last_digit_is_remembered_best():
    seen, held, _ = split()
    net = order.train_in_order(seen, shuffle=False, epochs=1)
    nines = held.y == 9
    last = accuracy(net, type(held)(held.x[nines], held.y[nines]))
    first = accuracy(net, type(held)(held.x[held.y == 0], held.y[held.y == 0]))
    assert last > first + 0.3


def test_shuffling_gains_more_than_ten_points_from_every_start():
    in_order, shuffled = order.table()
    assert [in_order["order"], shuffled["order"]] == ["digit by digit", "shuffled"]
    values = {
        name: [float(row[key].rstrip("%")) for key in ("worst", "mean", "best")]
        for name, row in (("in", in_order), ("out", shuffled))
    }
    assert values["out"][0] > values["in"][2] + 10
    assert all(v == sorted(v) for v in values.values())
    assert np.ptp(values["out"]) < 4
