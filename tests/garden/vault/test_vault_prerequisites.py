"""What needs what: edges, circles, and an order to learn in."""

import graphlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_garden.vault import check, learning_order, opened_by, prerequisites
from gradient_garden.vault.prerequisites import cycles
from tests.garden.vault.build import vault_of

NODES = "abcdef"
graphs = st.dictionaries(
    st.sampled_from(NODES), st.lists(st.sampled_from(NODES), unique=True, min_size=1).map(tuple)
)


def note(*needs, **more):
    links = ", ".join(f"'[[{name}]]'" for name in needs)
    lines = "".join(f"{key}: {value}\n" for key, value in more.items())
    return f"---\nneeds: [{links}]\n{lines}---\n"


def test_the_edges():
    texts = {
        "a.md": "",
        "b.md": "---\nneeds: '[[a|first]]'\n---\n",
        "c.md": note("b", "a#Part", "a", "gone"),
        "d.md": "---\nsee: '[[a]]'\nneeds: a\n---\n[[a]]",
        "e.md": note("a", draft="true"),
        "f.md": note("e"),
    }
    needs = prerequisites(vault_of(texts))
    assert {k: v for k, v in needs.items() if v} == {"b.md": ("a.md",), "c.md": ("b.md", "a.md")}
    assert opened_by(needs) == {"a.md": ("b.md", "c.md"), "b.md": ("c.md",)}


def faults(texts):
    return [d for d in check(vault_of(texts)) if d.code == "needs-cycle"]


def test_a_cycle_is_named_once_at_its_first_link():
    texts = {"c.md": note("a"), "a.md": note("x", "b"), "b.md": note("c"), "x.md": ""}
    (fault,) = faults(texts)
    assert fault.message == "the note needs itself: “a” → “b” → “c” → “a”"
    assert (fault.path, fault.line, fault.severity) == ("docs/a.md", 2, "error")


def test_a_note_that_needs_itself_and_a_diamond():
    assert [d.message for d in faults({"a.md": note("a")})] == ["the note needs itself: “a” → “a”"]
    diamond = {"a.md": "", "b.md": note("a"), "c.md": note("a"), "d.md": note("b", "c")}
    assert faults(diamond) == []


def test_a_chain_longer_than_the_stack():
    count = 3000
    needs = {str(n): (str(n + 1),) for n in range(count)}
    assert list(cycles(needs)) == []
    assert learning_order(needs, ())[0] == str(count)
    assert len(next(cycles({**needs, str(count): ("0",)}))) == count + 1


def is_acyclic(needs):
    """The standard library's own verdict."""
    try:
        graphlib.TopologicalSorter(needs).prepare()
    except graphlib.CycleError:
        return False
    return True


@given(graphs)
def test_cycles_are_found_where_there_are_any(needs):
    found = list(cycles(needs))
    assert (found == []) == is_acyclic(needs)
    for cycle in found:
        for one, wanted in itertools.pairwise([*cycle, cycle[0]]):
            assert wanted in needs[one]


@given(graphs, st.permutations(NODES))
def test_a_note_comes_after_what_it_needs(needs, reading):
    order = learning_order(needs, reading)
    assert sorted(order) == sorted({*needs, *itertools.chain(*needs.values())})
    if is_acyclic(needs):
        for one, wanted in needs.items():
            assert all(order.index(each) < order.index(one) for each in wanted)


@pytest.mark.parametrize(
    ("needs", "reading", "expected"),
    [
        ({"c": ("a",), "b": ("a",)}, "abc", "abc"),
        ({"c": ("a",), "b": ("a",)}, "acb", "acb"),
        ({"a": ("c",)}, "abc", "ca"),
        ({"b": ("a",), "c": ("d",)}, "cabd", "abdc"),
        ({"b": ("a",), "a": ("b",), "d": ("c",)}, "abcd", "cdab"),
        ({"z": ("y",)}, "", "yz"),
    ],
)
def test_otherwise_the_reading_order_holds(needs, reading, expected):
    assert "".join(learning_order(needs, reading)) == expected
