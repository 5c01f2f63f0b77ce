"""The apprentice's examples, corrections and master: relations, and what a mean can prove."""

import numpy as np
import pytest

from snippets import apprentice as own
from snippets.painter import dealt, paints, places, rings


@pytest.fixture(scope="module")
def learned():
    return {row["dots shown"]: row for row in own.education()}


def test_fewer_dots_are_some_of_the_same():
    p, shades = own.shown(25)
    np.testing.assert_array_equal(p, dealt()[0][:25])
    np.testing.assert_array_equal(shades, rings(p))


def test_few_examples_are_learned_by_heart(learned):
    on_these = [float(row["miss on these"]) for row in learned.values()]
    on_others = [float(row["miss on others"]) for row in learned.values()]
    assert list(learned) == [25, 50, 100, 200, 400, 800]
    assert on_these[0] < 0.02 < on_these[-1]
    assert on_others == sorted(on_others, reverse=True)
    assert on_others[0] > 0.3
    assert on_others[3] < 0.1 < on_others[2]


def test_a_miss_is_none_only_for_the_right_shades(monkeypatch):
    monkeypatch.setattr(own, "paints", lambda net, p: rings(p) - 0.25)
    assert own.miss([]) == pytest.approx(0.25)


def test_only_true_corrections_teach(learned):
    rows = {row["corrections"]: float(row["usual miss"]) for row in own.corrections()}
    between = rings(dealt()[1])
    assert rows["true"] == float(learned[800]["miss on others"])
    assert rows["dealt to wrong dots"] > 5 * rows["true"]
    assert rows["dealt to wrong dots"] > 0.95 * between.std()  # no better than plain grey
    assert rows["none"] > 0.3


def test_the_blot_lies_on_paper_and_changes_nothing_else():
    p = places()
    changed = own.flawed(p) != rings(p)
    assert np.hypot(*(p[changed] - own.BLOT).T).max() < 0.22
    assert changed.mean() == pytest.approx(np.pi * 0.22**2 / 4, rel=0.1)
    assert own.blot(p).sum() < changed.sum()
    assert changed[own.blot(p)].all()


def test_the_apprentice_copies_the_blot():
    rows = {row["who"]: float(row["ink at the blot"]) for row in own.obedience()}
    assert rows["the flawed copy"] == 1
    assert rows["the picture"] < 0.2
    assert rows["the apprentice"] > 0.8


def test_three_canvases_are_drawn():
    wanted, flawed, painted = (ax.images[0].get_array() for ax in own.copied().axes)
    np.testing.assert_array_equal(wanted.ravel(), rings(places()))
    np.testing.assert_array_equal(flawed.ravel(), own.flawed(places()))
    net = own.taught(dealt()[0], own.flawed(dealt()[0]))
    np.testing.assert_allclose(painted.ravel(), paints(net, places()), atol=1e-9)
