"""Reading times in lists that ask for them, the notes of a part, and the picture of needs."""

import re

import pytest

from gradient_garden.config import read_config
from gradient_garden.garden.garden import survey
from gradient_garden.garden.rendering import render_all
from tests.garden.test_relations import GRAPH, hrefs, said, section

SVG = "{http://www.w3.org/2000/svg}"
WORDS = {"Short": 10, "Middling": 400, "Long": 13_000}
VAULT = {name: "word " * count for name, count in WORDS.items()} | {
    "Contents": (
        "---\nreading-times: true\n---\n"
        "- First\n  - [[Short]]\n  - [[Middling]]\n- Second\n  - [[Long]]\n"
    ),
}


@pytest.fixture
def rendered(tmp_path):
    """Render a vault of these notes, by name, with one cache all along."""

    def make(notes):
        for name, text in notes.items():
            file = tmp_path / "docs" / f"{name}.md"
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        pages = render_all(survey(read_config(tmp_path)[0]), tmp_path / "pages")
        return {path.removesuffix(".md"): page for path, page in pages.items()}

    return make


def times(page):
    return re.findall(r'class="gg-time">([^<]+)<', page.html)


def test_a_list_shows_each_time_and_all_together(rendered):
    # 200 words a minute: 10, 400 and 13,000 words, and their sums
    found = times(rendered(VAULT)["Contents"])
    assert found == ["1 min", "2 min", "3 min in all", "1 h 5 min", "1 h 8 min in all"]


def test_a_list_that_does_not_ask_shows_none(rendered):
    silent = {"Contents": VAULT["Contents"].replace("true", "false")}
    assert times(rendered(VAULT | silent)["Contents"]) == []


def test_a_longer_note_changes_the_list_and_the_part(rendered):
    rendered(VAULT)
    after = rendered(VAULT | {"Short": "word " * 1000})
    assert times(after["Contents"])[:3] == ["5 min", "2 min", "7 min in all"]
    assert times(after["Middling"]) == ["5 min", "2 min"]


def test_code_and_formulas_take_no_time(rendered):
    text = "One two.\n\n```\n" + "code " * 2000 + "\n```\n\n$$" + "x " * 2000 + "$$\n"
    assert times(rendered(VAULT | {"Short": text})["Contents"])[0] == "1 min"


def test_a_page_names_its_part_and_links_the_others(rendered):
    pages = rendered(VAULT)
    assert said(pages["Short"], "gg-part") == "In this part: First Short 1 min Middling 2 min"
    assert hrefs(pages["Short"], "gg-part") == ["../middling/"]
    assert section(pages["Long"], "gg-part") is None  # alone in its part
    hidden = rendered(VAULT | {"Short": "---\nhide: [part]\n---\nText."})["Short"]
    assert section(hidden, "gg-part") is None


def test_without_a_list_of_contents_there_are_no_parts(rendered):
    pages = rendered({name: VAULT[name] for name in WORDS})
    assert all(section(page, "gg-part") is None for page in pages.values())


def test_the_picture_of_needs_has_a_link_a_note_and_an_arc_a_need(rendered):
    page = rendered(GRAPH | {"Needs": "```garden\nneeds\n```\n"})["Needs"]
    picture = section(page, "gg-arcs")
    links = [link.get("href") for link in picture.iter(SVG + "a")]
    assert links == ["../start/", "../middle/", "../end/"]
    arcs = [path.get("d") for path in picture.iter(SVG + "path")]
    assert len(arcs) == 3  # Middle needs Start; End needs both
    ends = {tuple(re.findall(r"-?[\d.]+", arc)[i] for i in (1, 7)) for arc in arcs}
    assert ends == {("47", "21"), ("73", "47"), ("73", "21")}  # from a row's middle up to another's


def test_without_needs_there_is_a_sentence_instead(rendered):
    page = rendered({"Needs": "```garden\nneeds\n```\n", "A": "[[Needs]]"})["Needs"]
    assert "No note says what it needs." in page.html
