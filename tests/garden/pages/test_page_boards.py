"""Canvases as pages: real content in reading order, lines in words and as a picture."""

import json
import re

import html5lib
import pytest

from gradient_garden.pages.board_lines import frame_of, lines
from gradient_garden.vault import read_board
from tests.garden.pages import helpers
from tests.garden.pages.helpers import faults_of_html, page

SVG = "{http://www.w3.org/2000/svg}"
SIZE = {"width": 100, "height": 50}
CARDS = [
    {"id": "low", "type": "text", "text": "Last, see [[Target#Layers]].", "x": 0, "y": 900},
    {"id": "in", "type": "file", "file": "Target.md", "subpath": "#After", "x": 10, "y": 110},
    {
        "id": "group",
        "type": "group",
        "label": "All <of> it",
        "x": 0,
        "y": 100,
        "width": 300,
        "height": 300,
    },
    {
        "id": "first",
        "type": "text",
        "text": "# Hello *you*\n\n- [ ] do\n\n> [!tip] Hm",
        "x": 500,
        "y": 0,
        "color": "4",
    },
    {
        "id": "picture",
        "type": "file",
        "file": "deep/picture.png",
        "x": 20,
        "y": 200,
        "color": "#ff00aa",
    },
    {"id": "away", "type": "link", "url": "https://example.org/?a=1&b=2", "x": 600, "y": 500},
    {"id": "evil", "type": "link", "url": "javascript:alert(1)", "x": 700, "y": 500},
    {"id": "gone", "type": "file", "file": "Nowhere.md", "x": 0, "y": 1200},
]
EDGES = [
    {"id": "1", "fromNode": "first", "toNode": "in", "label": "so <b>"},
    {"id": "2", "fromNode": "in", "toNode": "low", "fromEnd": "arrow", "color": "1"},
]
MAP = json.dumps({"nodes": [{**SIZE, **card} for card in CARDS], "edges": EDGES})


def made(text, path="Map.canvas", **notes):
    return page(text, path, **notes)


@pytest.fixture(scope="module")
def board():
    return made(MAP)


def tree(html):
    return html5lib.parse(html, namespaceHTMLElements=False)


def test_it_is_valid_and_titled_by_its_file(board):
    assert faults_of_html(board.html) == []
    assert board.html.startswith('<h1 id="map">Map<')
    ids = re.findall(r'\sid="([^"]*)"', board.html)
    assert len(ids) == len(set(ids))


def test_cards_are_a_list_in_reading_order_with_groups_around_theirs(board):
    items = tree(board.html).find(".//div[@class='gg-board']/ol")
    kinds = [li.get("class").split() for li in items.findall("li")]
    assert kinds == [
        ["gg-card", "gg-card-text", "gg-colour", "gg-colour-4"],
        ["gg-card-group"],
        ["gg-card", "gg-card-link"],
        ["gg-card", "gg-card-link"],
        ["gg-card", "gg-card-text"],
        ["gg-card", "gg-card-file"],
    ]
    inner = items.findall("li")[1].findall("ol/li")
    assert [li.get("class") for li in inner] == [
        "gg-card gg-card-file",
        "gg-card gg-card-file gg-colour",
    ]
    assert "--gg-colour: #ff00aa" in inner[1].get("style")


def test_cards_hold_real_content(board):
    html = board.html
    assert '<h1 id="card-1-hello-you">Hello <em>you</em></h1>' in html
    assert 'class="admonition tip"' in html
    assert 'class="task-list-item"' in html
    assert '<a href="/Target.md#layers">Target &gt; Layers</a>' in html
    assert '<a href="/Target.md#after">Target &gt; After</a>' in html
    assert '<img src="/deep/picture.png" alt="picture.png" loading="lazy">' in html
    assert '<a href="https://example.org/?a=1&amp;b=2" rel="external noopener">' in html
    assert "All &lt;of&gt; it" in html
    assert 'href="javascript' not in html
    assert "There is no note or file “Nowhere.md”." in html


def test_lines_are_said_in_words_and_lead_to_their_cards(board):
    found = tree(board.html)
    said = [" ".join("".join(p.itertext()).split()) for p in found.iter("p")]
    leads = [text for text in said if text.startswith("Leads to")]
    assert leads == [
        "Leads to Target (so <b>).",
        "Leads to Last, see Target > Layers.",
        "Leads to Target.",
    ]
    ids = {element.get("id") for element in found.iter()}
    for link in found.iter("a"):
        if link.get("href", "").startswith("#card"):
            assert link.get("href")[1:] in ids


def test_the_picture_of_the_lines(board):
    svg = tree(board.html).find(f".//{SVG}svg[@class='gg-edges']")
    assert svg.get("aria-hidden") == "true"
    assert svg.get("viewBox") == "0 0 840 1290"
    assert len(svg.findall(f".//{SVG}path")) == 2
    assert len(svg.findall(f".//{SVG}polygon")) == 3
    assert [text.text for text in svg.iter(f"{SVG}text")] == ["so <b>"]


def test_a_line_goes_from_side_to_side():
    nodes = [
        {"id": "a", "type": "group", "x": 0, "y": 0, "width": 100, "height": 100},
        {"id": "b", "type": "group", "x": 300, "y": 0, "width": 100, "height": 100},
    ]
    edge = {"fromNode": "a", "toNode": "b"}
    read = read_board(json.dumps({"nodes": nodes, "edges": [edge]}))
    drawn = lines(read, frame_of(read))
    assert '<path d="M120 70C220 70 220 70 320 70"/>' in drawn
    assert '<polygon points="320,70 308,64 308,76"/>' in drawn
    edge |= {"fromSide": "bottom", "toSide": "bottom", "toEnd": "none"}
    read = read_board(json.dumps({"nodes": nodes, "edges": [edge]}))
    assert '<path d="M70 120C70 270 370 270 370 120"/></g>' in lines(read, frame_of(read))


def test_diagnostics_are_at_the_cards_line():
    nodes = ",\n".join(json.dumps({**SIZE, **card}) for card in CARDS[:1])
    text = '{"nodes": [\n' + nodes.replace("Last", "<script>x</script>") + "\n]}"
    assert [(d.code, d.line) for d in made(text).diagnostics] == [("html-forbidden", 2)]


def test_a_canvas_in_a_note_and_in_itself(monkeypatch):
    inside = json.dumps(
        {"nodes": [{**SIZE, "id": "a", "type": "file", "file": "Map.canvas", "x": 0, "y": 0}]}
    )
    monkeypatch.setitem(helpers.NOTES, "Map.canvas", inside)
    shown = page("![[Map.canvas]]\n\n![[Map.canvas]]")
    assert shown.html.count('class="gg-canvas"') == 2
    assert [d.code for d in shown.diagnostics] == ["embed-cycle"]
    assert faults_of_html(shown.html) == []


@pytest.mark.parametrize(
    ("text", "said"), [("{", "This canvas cannot be read."), ("", "This canvas is empty.")]
)
def test_a_canvas_without_cards(text, said):
    html = made(text).html
    assert said in html
    assert faults_of_html(html) == []
