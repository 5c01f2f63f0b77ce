"""The learning rate on the digits: PyTorch's own run, and the relations that the page claims."""

import math
import runpy
from itertools import islice

import numpy as np
import pytest
import torch

from snippets import lr
from snippets.digits_data import batches, split
from snippets.digits_numpy import initial
from snippets.digits_torch import accuracy, network, one_epoch
from snippets.lr import Run, needed, run, silent, steps_to


@pytest.fixture(scope="module")
def rows():
    return {float(row["rate"]): row for row in lr.compare(seeds=2)}


def share(row):
    return float(row["read correctly"].rstrip("%")) / 100


def test_the_middle_beats_both_ends(rows):
    assert list(rows) == list(lr.RATES)
    assert share(rows[0.0001]) < 0.2
    assert abs(share(rows[2.0]) - 0.1) < 0.05
    assert min(share(rows[0.1]), share(rows[0.5])) > 0.88
    assert share(rows[0.01]) < share(rows[0.1]) - 0.04
    assert share(rows[1.0]) < share(rows[0.5]) - 0.1


def test_too_large_means_silence_and_an_even_guess(rows):
    lost = rows[2.0]
    assert float(lost["loss"]) == pytest.approx(math.log(10), abs=0.05)
    silent_units = {rate: int(row["silent units"].rstrip("%")) for rate, row in rows.items()}
    assert silent_units[2.0] > 80
    assert 10 < silent_units[1.0] < 80
    assert max(silent_units[rate] for rate in (0.0001, 0.01, 0.1, 0.5)) < 8


def test_only_the_middle_arrives_in_time(rows):
    steps = [row["steps to 90%"] for row in rows.values()]
    assert [s == "not yet" for s in steps] == [True, True, False, False, True, True]


def test_steps_to_a_goal_are_counted_in_fives():
    assert steps_to([0.1, 0.5, 0.9, 0.8, 0.95], 0.9) == 15
    assert steps_to([0.1], 0.9) is None
    quick, slow, never = (Run([], read, 0.0) for read in ([0.9], [0.5, 0.9], [0.1, 0.1]))
    assert needed([slow, quick]) == "5 to 10"
    assert needed([slow, never]) == "10 or not yet"
    assert needed([never]) == "not yet"
    assert needed([quick], 0.95) == "not yet"


def test_a_run_is_that_of_pytorch():
    sets, net = split(), network(1)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    one_epoch(net, optimizer, sets.train, batches(3500, np.random.default_rng(1)))
    ours = run(sets, 0.1, 55, seed=1)
    assert len(ours.losses) == len(ours.read) == 11
    assert ours.read[-1] == pytest.approx(accuracy(net, sets.validation), abs=0.005)
    with torch.no_grad():
        x, y = (torch.from_numpy(part[::5]) for part in sets.train)
        expected = torch.nn.functional.cross_entropy(net(x), y).item()
    assert ours.losses[-1] == pytest.approx(expected, abs=1e-3)


def test_silent_units_are_those_with_a_huge_negative_bias():
    net = initial()
    assert silent(net, split().train) < 0.1
    net[3][:16] = -1e6
    assert silent(net, split().train) == pytest.approx(0.25, abs=0.05)


def test_ten_times_the_steps_make_up_for_a_tenth_of_the_rate():
    quick, middle, slow = lr.same_distance(seeds=2)
    assert [r["steps"] for r in (quick, middle, slow)] == [110, 220, 1100]
    assert {r["rate times steps"] for r in (quick, middle, slow)} == {"11.0"}
    assert all(abs(share(r) - 0.89) < 0.025 for r in (quick, middle, slow))
    assert share(quick) > share(slow) - 0.03


@pytest.mark.parametrize(("rate", "correct"), [(0.1, 91), (0.5, 91), (2.0, 10), (0.0001, 8)])
def test_the_picture_tells_the_end(rate, correct):
    axes = lr.curve(rate).axes[0]
    said = int(axes.get_title().split(": ")[1].split("%")[0])
    assert abs(said - correct) <= 3
    even, loss = axes.lines
    assert even.get_ydata()[0] == pytest.approx(math.log(10))
    assert list(islice(loss.get_xdata(), 2)) == [5, 10]
    assert len(loss.get_xdata()) == 55


def test_the_demonstration_has_a_line_for_each_rate(capsys):
    runpy.run_path(lr.__file__, run_name="__main__")
    assert len(capsys.readouterr().out.splitlines()) == 6
