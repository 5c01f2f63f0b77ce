"""The four suspects: what was planted, what each trap catches, and what it misses."""

import numpy as np
import pytest

from snippets import shortcut_suspects as own
from snippets.shortcut import marked, pictures
from snippets.shortcut_map import losses
from tests.course import notebooks


@pytest.fixture(scope="module")
def ran():
    return notebooks.run("Shortcut hunter")


@pytest.fixture(scope="module")
def clean():
    return pictures().unseen


def test_tint_makes_paper_grey_and_leaves_ink_and_the_other_digit(clean):
    x = own.tinted(clean).x
    eights = clean.y == 8
    np.testing.assert_array_equal(x[~eights], clean.x[~eights])
    assert x[eights].min() == pytest.approx(0.12)
    assert x[eights].max() == pytest.approx(clean.x[eights].max())
    assert own.paper(own.tinted(clean), 8) == pytest.approx(0.12)
    assert own.paper(clean, 8) == own.paper(own.tinted(clean), 3) == 0


@pytest.mark.parametrize(("plant", "full"), [(own.halved, marked), (own.half_tinted, own.tinted)])
def test_half_of_each_digit_gets_the_sign(clean, plant, full):
    changed = (plant(clean).x != clean.x).any(axis=1)
    wanted = full(full(clean, 3), 8).x
    for digit in (3, 8):
        rows = np.flatnonzero(clean.y == digit)
        assert changed[rows].sum() == len(rows) / 2
        np.testing.assert_array_equal(plant(clean).x[rows[::2]], wanted[rows[::2]])


def test_all_four_score_and_the_cheats_score_best(ran):
    scores = {name: own.share(s.net, s.test) for name, s in ran.names["found"].items()}
    assert min(scores.values()) > 0.93
    assert min(scores["B"], scores["D"]) > max(scores["A"], scores["C"])


def test_clean_pictures_catch_both(ran, clean):
    nets = {name: each.net for name, each in ran.names["found"].items()}
    assert own.share(nets["B"], clean, 8) < 0.1
    assert 0.3 < own.share(nets["D"], clean, 8) < 0.7
    for name in "AC":
        assert own.share(nets[name], clean) > 0.93
    by_digit = [own.share(nets["D"], clean, digit) for digit in (3, 8)]
    assert np.mean(by_digit) == pytest.approx(own.share(nets["D"], clean))


def test_the_map_catches_the_place_and_misses_the_paper(ran):
    found = {}
    for name, each in ran.names["found"].items():
        found[name] = losses(each.net, each.test.x[each.test.y == 8])
    assert found["B"].max() < 0.01
    assert np.unravel_index(found["D"].argmax(), (9, 9)) == (0, 0)
    assert found["A"].argmax() == found["C"].argmax() != 0
    titles = [ax.get_title()[0] for ax in ran.shown["map"].figure.axes]
    assert titles == list("ABCD")


def test_a_sign_on_threes_misleads_its_own_network_alone(ran, clean):
    for name, each in ran.names["found"].items():
        grey = own.share(each.net, own.tinted(clean, 3), 3)
        mark = own.share(each.net, marked(clean, 3), 3)
        assert (grey < 0.1) == (name == "B")
        assert (mark < 0.7) == (name == "D")


def test_signs_on_half_of_both_mend_it(ran, clean):
    assert all(own.share(each.net, clean) > 0.93 for each in ran.names["mended"].values())


def test_the_readers_own_shortcut_works_and_leaves_the_edge_alone(ran, clean):
    mine = ran.names["mine"]
    assert own.share(mine.net, mine.test) > 0.97
    assert own.share(mine.net, clean) < 0.8
    assert own.paper(mine.test, 8) < 0.01
