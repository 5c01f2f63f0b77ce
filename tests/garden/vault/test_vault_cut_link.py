"""Links that a table cuts (rule L3): the parser cannot see them, and readers see their halves."""

import pytest

from gradient_garden.vault import parse_note

TABLE = "| a | b |\n|---|---|\n"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("| [[x|y]] | z |", 3),
        ("| z | see [[x#h|y]] |", 11),  # the rest is no cell at all
        ("> | z | see [[x#h|y]] |", 0),  # no table
        (r"| [[x\|y]] | z |", 0),
        ("| [[x]] | [[y]] |", 0),
        ("| `[[` | b]] |", 0),
        ("| [[x | [[y]] |", 0),
        ("| [[x | y |", 0),
        ("| 神经[[网络|网]] | z |", 5),
    ],
)
def test_a_cut_link_is_reported_where_it_begins(row, column):
    found = [(d.code, d.line, d.column) for d in parse_note("x.md", TABLE + row).diagnostics]
    assert found == ([("link-cut", 3, column)] if column else [])


def test_the_hint_says_what_to_write():
    (said,) = parse_note("x.md", TABLE + "| [[x|y]] | z |").diagnostics
    assert said.hint == r"write [[x\|y]]"
