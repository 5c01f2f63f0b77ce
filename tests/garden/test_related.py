"""Notes near each other: the measure against its formula, written out for every pair."""

from itertools import combinations
from math import log

from hypothesis import given
from hypothesis import strategies as st

from gradient_garden.garden.related import LARGEST, SHOWN, related

NOTES = "abcdefghij"
RANK = {note: number for number, note in enumerate(NOTES)}
PAIRS = st.sets(st.sampled_from(list(combinations(NOTES, 2))))
TAGS = st.lists(st.sets(st.sampled_from(NOTES)), max_size=4)


def linked_by(pairs):
    """Both directions of each pair, as `related` wants them."""
    linked = {note: set() for note in NOTES}
    for a, b in pairs:
        linked[a].add(b)
        linked[b].add(a)
    return {note: sorted(near) for note, near in linked.items()}


def by_the_formula(linked, tags, one):
    """Adamic and Adar's sum over what two notes share, pair by pair."""
    scores = {}
    for other in set(NOTES) - {one} - set(linked[one]):
        shared = [len(linked[w]) for w in NOTES if {one, other} <= set(linked[w])]
        shared += [len(tag) for tag in tags if {one, other} <= tag]
        if len(shared) >= 2:
            scores[other] = sum(1 / log(size) for size in shared)
    best = sorted(scores, key=lambda other: (-round(scores[other], 9), RANK[other]))
    return tuple(best[:SHOWN])


@given(PAIRS, TAGS)
def test_the_order_is_that_of_the_formula(pairs, tags):
    linked = linked_by(pairs)
    found = related(linked, [sorted(tag) for tag in tags], RANK)
    for one in NOTES:
        assert found.get(one, ()) == by_the_formula(linked, tags, one)


def test_a_rare_tag_says_more_than_a_common_one():
    rank = {str(n): n for n in range(9)}
    common = [str(n) for n in range(9)]
    tags = [common, common, ["0", "5"], ["0", "5", "7"]]
    assert related({}, tags, rank)["0"][:2] == ("5", "7")


def test_where_too_many_meet_nobody_is_near():
    crowd = [str(n) for n in range(LARGEST + 1)]
    rank = {note: number for number, note in enumerate(crowd)}
    assert related({}, [crowd, crowd], rank) == {}
    assert related({}, [crowd[1:], crowd[1:]], rank)["1"] == ("2", "3", "4", "5", "6")


def test_notes_that_do_not_count_are_not_named():
    tags = [["a", "b", "list"], ["a", "b", "list"]]
    assert related({}, tags, {"a": 0, "b": 1}) == {"a": ("b",), "b": ("a",)}
