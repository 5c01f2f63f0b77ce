"""Results of calls: figures that fit in one page together, tables, numbers, printed text."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import html5lib
import pytest

from gradient_garden.lab.model import Output
from gradient_garden.pages import render_output
from gradient_garden.pages.svg import inline_svg
from gradient_garden.pages.table_output import as_text, column_texts
from tests.garden.pages.helpers import SVG, faults_of_html, page


def ids(html: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]*)"', html))


def uses(html: str) -> set[str]:
    return set(re.findall(r'(?:href="#|url\(#)([^")]*)', html))


def test_each_embedding_of_a_figure_has_ids_of_its_own() -> None:
    first = render_output(Output("figure", SVG), caption="A", prefix="one")
    second = render_output(Output("figure", SVG), caption="A", prefix="two")

    assert ids(first) == {"one-g1", "one-title"}
    assert ids(first).isdisjoint(ids(second))
    assert uses(first) == {"one-g1"}


def test_a_figure_is_named_by_its_caption() -> None:
    html = render_output(Output("figure", SVG), caption="a < b", prefix="p")

    root = ET.fromstring(html)
    svg = root.find("svg")
    assert svg.get("role") == "img"
    assert svg.find("title").text == "a < b"
    assert svg.find("title").get("id") == svg.get("aria-labelledby")
    assert root.find("figcaption").text == "a < b"


def test_colours_stay_variables() -> None:
    assert "var(--gg-ink, #1b1b1b)" in render_output(Output("figure", SVG), caption="", prefix="p")


HOSTILE = [
    "<script>alert(1)</script>",
    "<g onload='alert(1)'/>",
    "<foreignObject><b xmlns='http://www.w3.org/1999/xhtml'>x</b></foreignObject>",
    "<a href='javascript:alert(1)'><path/></a>",
    "<image href='https://example.org/x.png'/>",
    "<use href='other.svg#x'/>",
    "<style>@import 'https://example.org/x.css'</style>",
    "<path style='fill: url(https://example.org/x)'/>",
    "<a><animate attributeName='href' to='javascript:alert(1)'/></a>",
    "<!-- note -->",
]


@pytest.mark.parametrize("inside", HOSTILE)
def test_a_figure_cannot_act_or_ask_another_host(inside: str) -> None:
    svg = inline_svg(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>', "t", "p")

    assert svg.startswith("<svg")
    for word in ("script", "onload", "foreignObject", "javascript", "example.org", "other", "note"):
        assert word not in svg


def test_equal_pictures_of_one_figure_share_no_id() -> None:
    twice = '<g><image id="a"/></g><image id="a"/><path id="b"/><use href="#a"/>'
    svg = inline_svg(f'<svg xmlns="http://www.w3.org/2000/svg">{twice}</svg>', "", "p")

    assert re.findall(r'\bid="([^"]*)"', svg) == ["p-a", "p-b"]
    assert svg.count("<image") == 2
    assert 'href="#p-a"' in svg


@pytest.mark.parametrize("text", ["", "<svg", "<!DOCTYPE x [<!ENTITY a 'b'>]><svg>&a;</svg>"])
def test_what_is_no_plain_svg_is_left_out(text: str) -> None:
    assert inline_svg(text, "t", "p") == ""


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, ""),
        (True, "yes"),
        (109386, "109,386"),
        (0.1 + 0.2, "0.3"),
        (-1.5, "-1.5"),
        (4.5397868702434395e-05, "4.53979e-05"),
        (1234567.0, "1,234,567"),
        ("<b>", "<b>"),
    ],
)
def test_cells_read_as_people_write_numbers(cell: str | float | bool | None, expected: str) -> None:
    assert expected == as_text(cell)


def test_a_table_has_heads_and_aligned_numbers() -> None:
    output = Output("table", columns=("gate", "z"), rows=(("AND", -0.5), ("<OR>", 2)))

    root = ET.fromstring(render_output(output, caption="Gates", prefix="p"))
    assert [th.get("scope") for th in root.iter("th")] == ["col", "col", "row", "row"]
    assert [td.get("style") for td in root.iter("td")] == ["text-align: right;"] * 2
    assert [th.text for th in root.iter("th")][-1] == "<OR>"
    assert root.find("figcaption").text == "Gates"


def test_what_was_printed_besides_a_figure_comes_first() -> None:
    html = render_output(Output("figure", SVG, printed="loss 0.1\n"), caption="A", prefix="p")

    assert html.index("loss 0.1") < html.index("<svg")
    assert faults_of_html(html) == []


def test_a_picture_carries_its_bytes_and_its_text() -> None:
    html = render_output(Output("image", "QUJD", mime="image/png"), caption='"A"', prefix="p")

    image = html5lib.parseFragment(html, namespaceHTMLElements=False).find(".//img")
    assert image.attrib == {"src": "data:image/png;base64,QUJD", "alt": '"A"'}


def test_html_of_a_display_method_is_kept() -> None:
    html = render_output(Output("html", "<b>rich</b>"), caption="", prefix="p")

    assert "<b>rich</b>" in html


def test_every_state_is_readable_without_a_script() -> None:
    made = page("![[lab.py#move(w={1, 2})|How it *moves*]]")

    root = html5lib.parseFragment(made.html, namespaceHTMLElements=False)
    assert [li.get("data-value") for li in root.iter("li")] == ["1", "2"]
    captions = ["".join(c.itertext()) for c in root.iter("figcaption")]
    assert captions == ["w = 1: How it moves", "w = 2: How it moves"]
    assert [t.text for t in root.iter("{http://www.w3.org/2000/svg}title")] == captions[:1]
    later = next(root.iter("img"))
    assert (later.get("alt"), later.get("loading")) == (captions[1], "lazy")
    file = ET.fromstring(made.files[later.get("src")])
    assert file.find("{http://www.w3.org/2000/svg}title").text == captions[1]
    assert (later.get("width"), later.get("height")) == ("9", "9")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((18.0, 19.3), ["18.0", "19.3"]),
        ((18, 19.3), ["18", "19.3"]),
        ((0.5, None, 0.25), ["0.50", "", "0.25"]),
        ((232.0, 0.000564), ["232", "0.000564"]),
        ((1e-9, 0.5), ["1e-09", "0.5"]),
        (("a", 0.5), ["a", "0.5"]),
        ((1234.5, 2.0), ["1,234.5", "2.0"]),
    ],
)
def test_fractions_of_a_column_align(cells: tuple[float | str | None, ...], expected: list[str]):
    assert expected == column_texts(cells)
