"""Canvases by the specification of JSON Canvas 1.0, and whatever else calls itself one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_garden.vault import check, citations, load, resolve
from gradient_garden.vault.canvas import Edge, read_board
from gradient_garden.vault.canvas_note import parse_canvas
from tests.garden.vault.build import codes, write

PLACE = {"x": 0, "y": 0, "width": 100, "height": 50}


def canvas(*nodes, edges=()):
    return json.dumps({"nodes": [{**PLACE, **node} for node in nodes], "edges": list(edges)})


def test_every_kind_of_card():
    text = canvas(
        {"id": "a", "type": "text", "text": "# Hi", "color": "4"},
        {"id": "b", "type": "file", "file": "a/Loss.md", "subpath": "#Layers", "x": -10.5},
        {"id": "c", "type": "link", "url": "https://example.org/", "color": "#FF00aa"},
        {"id": "d", "type": "group", "label": "All", "color": "red; evil"},
        {"id": "e", "type": "group"},
    )
    board = read_board(text)
    assert board.faults == ()
    assert [(c.id, c.kind, c.said, c.subpath, c.colour) for c in board.cards] == [
        ("a", "text", "# Hi", "", "4"),
        ("b", "file", "a/Loss.md", "#Layers", ""),
        ("c", "link", "https://example.org/", "", "#FF00aa"),
        ("d", "group", "All", "", ""),
        ("e", "group", "", "", ""),
    ]
    assert board.cards[1].x == -10.5


def test_edges_and_their_defaults():
    nodes = [{"id": name, "type": "text", "text": ""} for name in "ab"]
    edges = [
        {"id": "1", "fromNode": "a", "toNode": "b"},
        {
            **{"id": "2", "fromNode": "b", "toNode": "a", "fromSide": "left", "toSide": "up"},
            **{"fromEnd": "arrow", "toEnd": "none", "label": "why", "color": "2"},
        },
        {"id": "3", "fromNode": "a", "toNode": "gone"},
    ]
    board = read_board(canvas(*nodes, edges=edges))
    assert board.edges == (
        Edge("a", "b"),
        Edge("b", "a", "left", "", True, False, "why", "2"),
    )
    assert [fault.message for fault in board.faults] == [
        "an edge leads to a card that is not there"
    ]


@pytest.mark.parametrize("text", ["{", "[]", "7", "NaN", '{"nodes": [' * 1000, '"a"', "{]}"])
def test_what_is_no_canvas_is_one_fault(text):
    assert len(read_board(text).faults) == 1
    assert codes(parse_canvas("x.canvas", text).diagnostics) == ["canvas-malformed"]


@pytest.mark.parametrize(
    "node",
    [
        *({"id": "", "type": "text", "text": ""}, {"id": 7, "type": "text", "text": ""}, {}),
        *({"id": "a", "type": "film"}, {"id": "a", "type": "text"}, {"id": "a", "type": ["text"]}),
        *({"id": "a", "type": "file", "file": None}, {"id": "a", "type": "link", "url": 1}),
        {"id": "a", "type": "text", "text": "", "x": "0"},
        {"id": "a", "type": "text", "text": "", "x": True},
        {"id": "a", "type": "text", "text": "", "x": 1e300},
        {"id": "a", "type": "text", "text": "", "width": 0},
        {"id": "a", "type": "text", "text": "", "height": -1},
    ],
)
def test_a_wrong_card_is_said_and_the_others_are_shown(node):
    board = read_board(canvas(node, {"id": "b", "type": "text", "text": ""}))
    assert len(board.faults) == 1
    assert [card.id for card in board.cards] == ["b"]


def test_limits_and_repeated_ids():
    many = read_board(canvas(*({"id": str(n), "type": "group"} for n in range(3000))))
    assert len(many.cards) == 2000
    assert len(many.faults) == 1
    twice = read_board(canvas(*[{"id": "a", "type": "group"}] * 2))
    assert len(twice.faults) == 1
    assert read_board("  \n") == read_board("{}")


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from(["a", "text", "#[["]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "type", "text", "x", "nodes", "edges"]), inner)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["nodes", "edges"]), VALUES | st.lists(VALUES)))
def test_nothing_raises(data):
    note = parse_canvas("x.canvas", json.dumps(data))
    assert all(d.line >= 1 for d in note.diagnostics)


AT = '"x":0,"y":0,"width":9,"height":9'
BOARD = f"""{{
\t"nodes":[
\t\t{{"id":"one","type":"text","text":"Our [[Loss]] says \\"no\\", #deep/tag.",{AT}}},
\t\t{{"id":"two","type":"file","file":"a/Loss.md","subpath":"#Gone",{AT}}},
\t\t{{"id":"three","type":"text","text":"\\u5b57 [x](../../etc/passwd.md)",{AT}}}
\t],
\t"edges":[]
}}"""


def test_its_links_are_links_of_the_vault(tmp_path):
    vault = load(write(tmp_path, {"a/Loss.md": "## Layers", "b/Map.canvas": BOARD}), name="docs")
    note = vault.notes["b/Map.canvas"]
    assert note.tags == ("deep/tag",)
    assert [(link.original, link.line, link.form) for link in note.links] == [
        ("[[Loss]]", 3, "wiki"),
        ("![[a/Loss.md#Gone]]", 4, "embed"),
        ("[x](../../etc/passwd.md)", 5, "markdown"),
    ]
    assert BOARD.split("\n")[2].startswith("[[Loss]]", note.links[0].column - 1)
    found = [(d.path, d.line, d.code) for d in check(vault)]
    assert found == [
        ("docs/b/Map.canvas", 4, "heading-missing"),
        ("docs/b/Map.canvas", 5, "link-missing"),
    ]
    said = [(c.source, c.kind, c.passage.sentence) for c in citations(vault)["a/Loss.md"]]
    assert said == [
        ("b/Map.canvas", "mention", 'Our Loss says "no", #deep/tag.'),
        ("b/Map.canvas", "embed", ""),
    ]


def test_it_is_found_by_its_full_name_and_has_an_address_of_its_own(tmp_path):
    vault = load(write(tmp_path, {"Map.canvas": "{}", "Map.md": "[[Map]] [[Map.canvas]]"}))
    assert [resolve(vault, name, "Map.md").target for name in ("Map", "map.canvas")] == [
        "Map.md",
        "Map.canvas",
    ]
    assert vault.notes["Map.canvas"].address == "map-canvas/"
    assert check(vault) == ()
