"""What comes next: against a count by hand, and shares that add up."""

import pytest

from snippets import next_letter as own


def test_counts_by_hand():
    assert own.shares("a", "abacab") == {"b": 2 / 3, "c": 1 / 3}
    assert own.shares("ab", "abacab") == {"a": 1.0}
    assert own.shares("z", "abacab") == {}


@pytest.mark.parametrize("after", ["t", "th", "e"])
def test_shares_add_up_and_the_likeliest_is_first(after):
    found = list(own.shares(after).values())
    assert sum(found) == pytest.approx(1)
    assert found == sorted(found, reverse=True)
    assert len(own.TEXT.split(after)) > 2


def test_a_longer_look_back_is_sharper():
    one, two = own.shares("t"), own.shares("th")
    assert max(two.values()) > max(one.values())
    rows = own.table()
    assert rows[0]["most likely next"].startswith(f"'h' {one['h']:.0%}")
    assert rows[1]["most likely next"].startswith(f"'e' {two['e']:.0%}")
