"""The laboratory: its knobs do what they say, its counts are those of the lesson's own training."""

import numpy as np
import pytest
from scipy.stats import binomtest

from snippets import xor_lab as lab
from snippets.xor_lab import Setup
from snippets.xor_scratch import X, train
from snippets.xor_scratch import forward as one_forward
from snippets.xor_seeds import solved_count, starts
from tests.course import notebooks


@pytest.fixture(scope="module")
def ran():
    return notebooks.run("XOR laboratory")


@pytest.mark.parametrize(("found", "tries"), [(0, 100), (1, 100), (74, 100), (100, 100), (36, 37)])
def test_the_likely_range_is_wilsons(found, tries):
    other = binomtest(found, tries).proportion_ci(method="wilson")
    assert lab.likely(found, tries) == pytest.approx((other.low, other.high), abs=1e-4)


def test_one_of_the_stack_is_trained_as_the_lesson_trains_it():
    nets = lab.trained(Setup(hidden=4, steps=200), first=42)
    alone = train(200, hidden=4, seed=42)
    np.testing.assert_allclose(lab.says(nets, 0, X), one_forward(alone, X)[1][:, 0])
    assert lab.count(Setup(steps=300)) == solved_count(steps=300)
    assert lab.count(Setup(bias=False, steps=900)) == solved_count(bias=False, steps=900)


def test_each_knob_turns_one_thing():
    plain = starts(2)
    small = lab.trained(Setup(size=0.5, steps=0))
    np.testing.assert_array_equal(small.W1, plain.W1 / 2)
    np.testing.assert_array_equal(small.W2, plain.W2 / 2)
    fresh = lab.trained(Setup(steps=0), first=100)
    np.testing.assert_array_equal(fresh.W1, starts(2, 200).W1[100:])
    slow, fast = (lab.trained(Setup(rate=rate, steps=1)).W1 - plain.W1 for rate in (0.1, 0.3))
    np.testing.assert_allclose(3 * slow, fast)


def test_the_stuck_are_counted_by_their_answers(ran):
    kinds = lab.kinds_of_stuck(ran.names["nets"])
    good = ran.names["good"]
    assert sum(kinds.values()) == (~good).sum()
    halves = sum(n for answers, n in kinds.items() if answers.count(0.5) == 2)
    assert halves > 0.8 * sum(kinds.values())


def test_the_figures_show_what_was_found(ran):
    assert ran.names["good"][list(ran.names["pair"])].tolist() == [True, False]
    titles = [ax.get_title() for ax in ran.shown["two"].figure.axes]
    assert titles == [f"seed {seed}" for seed in ran.names["pair"]]
    said = [text.get_text().split("\n")[1] for text in ran.shown["two"].figure.axes[0].texts]
    assert said == ["right"] * 4
    line = ran.shown["size"].figure.axes[0].lines[0]
    np.testing.assert_array_equal(line.get_ydata(), ran.names["found"])


def test_what_the_notebook_concludes(ran):
    found = dict(zip(ran.names["sizes"], ran.names["found"], strict=True))
    assert found[0.4] > found[1.0] > found[4.0] > found[0.1]
    assert ran.names["best"] == 0.4
    assert ran.names["fresh"] < max(ran.names["found"])
    rates = ran.printed["rate"].splitlines()[1:]
    counts = [int(line.split()[2]) for line in rates]
    assert counts[0] < 0.5 * min(counts[1:])
    assert ran.printed["room"].count(" to ") == 4


def test_the_question_can_be_answered():
    assert lab.count(Setup(size=0.3, rate=4.0)) >= 90 > lab.count(Setup(size=0.5, rate=8.0))
