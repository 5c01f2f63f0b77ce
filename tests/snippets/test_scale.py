"""Scale: every row has its source and status; the loop is the one of the digit reader."""

import numpy as np
import pytest
import torch

from snippets import scale as own
from snippets import scale_loop as loop
from snippets.digits_data import Digits, sizes, split
from snippets.digits_torch import one_epoch
from snippets.model_sizes import COUNTS


def test_the_table_has_every_network_from_small_to_large():
    rows = own.table()
    assert [row["network"] for row in rows] == [
        "LeNet-5",
        "our digit reader",
        "ResNet-152",
        "AlexNet",
        "GPT-3",
    ]
    counts = [row.count for row in own.networks()]
    assert counts == sorted(counts)
    assert rows[-1]["counted by"] == "source"
    assert {row["counted by"] for row in rows[:-1]} == {"us"}


def test_each_network_says_what_it_was_taught_with():
    assert set(own.TAUGHT_WITH) == {s.what for s in COUNTS if s.counted == "parameters"}
    assert own.TAUGHT_WITH["our digit reader"] == f"{sizes()[0]['pictures']:,} pictures"


def test_how_many_times_as_large():
    assert own.times() == "1.6 million"
    assert pytest.approx(1.6e6, rel=0.01) == 175e9 / 109_386


def test_the_figure_places_each_network():
    axes = own.growth().axes[0]
    points = {(line.get_xdata()[0], line.get_ydata()[0]) for line in axes.lines[:-1]}
    assert points == {(row.year, row.count) for row in own.networks() if row.year}
    assert axes.lines[-1].get_ydata()[0] == 109_386


def test_the_loop_is_imported_and_not_rewritten():
    assert loop.one_epoch is one_epoch
    train = split().train
    data = Digits(train.x[::50], train.y[::50])
    net = loop.grown(4, data, seed=1)
    before = loop.network(4, seed=1)
    assert all(
        not torch.equal(a, b) for a, b in zip(net.parameters(), before.parameters(), strict=True)
    )


@pytest.mark.parametrize("width", loop.WIDTHS)
def test_the_count_is_the_formula(width):
    assert loop.count(loop.network(width)) == 785 * width + (width + 1) * 10


def test_size_pays_when_there_is_something_to_fill_it_with():
    rows = loop.table()
    few = np.array([float(row["300 pictures"].rstrip("%")) for row in rows])
    many = np.array([float(row["3,000 pictures"].rstrip("%")) for row in rows])
    assert many[-1] > many[0] + 20
    assert many[-1] - many[-2] < many[1] - many[0]
    assert abs(few[-1] - few[-2]) < 2
    assert (many[1:] > few[1:] + 4).all()
    assert [row["parameters"] for row in rows] == ["3,190", "12,730", "50,890", "407,050"]
