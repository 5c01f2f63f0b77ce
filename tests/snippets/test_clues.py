"""Three clues at once: what is swapped, and that paper wins while style and subject quarrel."""

from functools import cache

import numpy as np
import pytest

from snippets import clues as own
from snippets.sorter import answers


@pytest.fixture(scope="module", autouse=True)
def once():
    """Each network is taught once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own, "sorter", cache(own.sorter))
        yield


def percent(row, *keys):
    return [float(row[key].rstrip("%")) for key in keys]


def test_one_clue_is_swapped_and_two_stay():
    assert own.swapped("nothing") == own.HEAPS
    for at, clue in enumerate(own.CLUES):
        found = own.swapped(clue)
        for mine, before, other in zip(found, own.HEAPS, own.HEAPS[::-1], strict=True):
            assert mine[at] == other[at]
            assert [m for n, m in enumerate(mine) if n != at] == [
                b for n, b in enumerate(before) if n != at
            ]
    assert all(a != b for a, b in zip(*own.HEAPS, strict=True))


def test_on_white_there_is_one_clue_less():
    assert {paper for _, _, paper in own.WHITE} == {"white"}
    assert [heap[:2] for heap in own.WHITE] == [heap[:2] for heap in own.HEAPS]


def test_thirty_of_each_are_drawn_anew_for_the_test():
    seen, unseen = own.drawings(), own.drawings(seed=100)
    assert list(seen.subject) == ["tree"] * 30 + ["bottle"] * 30
    assert np.abs(seen.x - unseen.x).reshape(60, -1).max(1).min() > 0.3


def test_the_verdict_goes_with_the_paper():
    for row in own.table():
        paper, style, subject = percent(row, "paper swapped", "style swapped", "subject swapped")
        assert paper > 70
        assert style < 30
        assert subject < 10


def test_on_white_five_networks_have_one_score_and_several_habits():
    rows = own.on_white()
    habits = []
    for row in rows:
        right, style, subject = percent(row, "own test", "by style", "by subject")
        assert right > 98
        assert style + subject == pytest.approx(100, abs=1)
        habits.append(style)
    assert min(habits) < 25
    assert max(habits) > 75


@pytest.mark.parametrize("swap", ["nothing", "paper", "style", "subject"])
def test_what_is_asked_is_shown_with_its_verdict(swap):
    heaps = own.swapped(swap)
    titles = [ax.get_title().strip("“”") for ax in own.asked(swap=swap).axes]
    x = own.drawings(heaps, seed=100).x[[0, 1, 2, 30, 31, 32]]
    assert titles == list(answers(own.sorter(seed=1), x))
    turned = swap == "paper"
    assert titles == (["bottle"] * 3 + ["tree"] * 3 if turned else ["tree"] * 3 + ["bottle"] * 3)
