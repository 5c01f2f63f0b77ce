"""Rules S1 to S7: which heading or block a subpath means."""

import pytest

from gradient_garden.vault import locate, parse_note

NOTE = parse_note(
    "Optimizers.md",
    """# Optimizers

## SGD

### Usage

## Adam

#### Usage

sgd again ^Key-1

## SGD

### Momentum

## How large can it be?

## C++ / C#: `a_b` | [x]

## A link in a [[Loss|deep *Loss*]]

## it's well-known_so

# Usage
""",
)


@pytest.mark.parametrize(
    ("subpath", "line"),
    [
        ("Optimizers", 1),
        ("sgd", 3),  # case; S5: the first of two
        ("Adam#Usage", 9),  # S4, a level is skipped
        ("SGD#Usage", 5),
        ("SGD#Momentum", 15),  # the second SGD has it
        ("Optimizers#Adam#Usage", 9),
        ("Usage", 5),
        ("#SGD##Usage#", 5),  # S5
        ("How large can it be", 17),  # S1
        ("C   C   a_b   x", 19),
        ("C++ / C#: `a_b` | [x]", None),  # the hash makes it two parts
        ("A link in a Loss deep *Loss*", 21),  # S2, source
        ("A link in a deep Loss", 21),  # S2, text
        ("it's well-known_so", 23),
        ("its well known so", None),
        ("Adam#Momentum", None),
        ("Usage#Adam", None),
        ("^Key-1", 11),
        ("^key-1", 11),  # S7
        ("Adam#^key-1", 11),
        ("^key", None),
        ("", None),
        ("#", None),
        ("!", None),
        ("a#b#c#d#e#f#g#h", None),
    ],
)
def test_subpath(subpath, line):
    found = locate(NOTE, subpath)
    assert (found.line if found else None) == line


def test_headings_inside_other_blocks_have_anchors_but_are_no_targets():
    note = parse_note("x.md", "> # Quoted\n\n- # Listed\n\n# Quoted")
    assert [(h.text, h.line, h.anchor) for h in note.headings] == [("Quoted", 5, "quoted-1")]
    assert locate(note, "Listed") is None


def test_anchor_is_that_of_the_page():
    ids = [t.attrs["id"] for t in NOTE.tokens if "id" in t.attrs]
    assert locate(NOTE, "^KEY-1").anchor == "^key-1"
    assert locate(NOTE, "SGD#Momentum").anchor == "momentum"
    assert {locate(NOTE, "^KEY-1").anchor, "sgd", "sgd-1", "usage-1"} <= set(ids)
    assert len(ids) == len(set(ids))
