"""Short answers: arithmetic, and values equal to those of the lessons' own runs."""

import pytest

from snippets import faq as own
from snippets.digits_data import split
from snippets.digits_numpy import accuracy_numpy, train_numpy
from snippets.kinds_drift import both


def test_the_work_is_six_for_each_parameter_and_picture():
    assert own.work() == 6 * 109_386 * 3500 * 10
    assert own.work(pictures=1, epochs=1) == 656_316
    assert len(split().train.y) == 3500
    assert own.our_work() == "23 billion"
    assert own.how_many_times() == "14 trillion"
    assert pytest.approx(1.4e13, rel=0.03) == own.GPT3_WORK / own.work()


def test_forward_takes_about_two_for_each_parameter():
    forward = sum(2 * n * m for n, m in ((784, 128), (128, 64), (64, 10)))
    assert pytest.approx(forward, rel=0.01) == 2 * 109_386


def test_it_reads_what_the_digit_reader_reads():
    sets = split()
    net = train_numpy(sets.train)
    assert own.reads() == f"{accuracy_numpy(net, sets.test):.0%}"


def test_frozen_and_still_learning_after_the_turn():
    frozen, learning = own.after_the_turn()
    shares = [run[:, 4000:].mean() for run in both(seeds=5)]
    assert frozen["right after the turn"] == f"{shares[0]:.0%}"
    assert learning["right after the turn"] == f"{shares[1]:.0%}"
    assert shares[0] < 0.1 < 0.9 < shares[1]


def test_each_circle_lies_in_the_one_before():
    figure = own.circles()
    axes = figure.axes[0]
    assert [text.get_text() for text in axes.texts] == list(own.WORDS)
    for outer, inner in zip(axes.patches, axes.patches[1:], strict=False):
        assert inner.width < outer.width
        bottoms = [p.center[1] - p.height / 2 for p in (outer, inner)]
        tops = [p.center[1] + p.height / 2 for p in (outer, inner)]
        assert bottoms[1] >= bottoms[0] - 1e-9
        assert tops[1] < tops[0]
