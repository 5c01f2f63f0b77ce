"""Wrong titles: how many, which way, and what they do."""

import numpy as np
import pytest

from snippets import album_titles as own
from snippets.album import album


@pytest.fixture(scope="module")
def titles():
    return album().subject


def test_slips_change_so_many_titles_and_go_everywhere(titles):
    found = own.slips(titles, 60)
    wrong = found != titles
    assert wrong.sum() == 60
    assert len(set(found[wrong])) == 6
    assert len(set(titles[wrong])) == 6


def test_one_way_turns_houses_into_boats(titles):
    before = titles.copy()
    found = own.one_way(titles, 12)
    wrong = found != titles
    assert wrong.sum() == 12
    assert set(titles[wrong]) == {"house"}
    assert set(found[wrong]) == {"boat"}
    np.testing.assert_array_equal(titles, before)


def test_alike_is_worse_than_many():
    rows = own.table(starts=1)
    every, houses = (
        [float(row[k].rstrip("%")) for row in rows] for k in ("all named", "houses named")
    )
    assert [row["wrong titles"] for row in rows] == ["none", "12, slips", "12, one way"]
    assert every[0] > 97
    assert houses[0] > 95
    assert every[1] > 84
    assert houses[1] > 80
    assert houses[2] < houses[1] - 20
