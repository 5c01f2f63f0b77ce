"""Around a note: the picture of its neighbours, its ways on, related notes, uses of its code."""

import json

import html5lib
import pytest

from gradient_garden.garden.generated import generated_files, generated_pages
from gradient_garden.garden.graph import LISTED, links_of
from gradient_garden.pages.neighbourhood import LETTERS, fit
from tests.garden.pages.helpers import faults_of_html
from tests.garden.surveyed import all_of, rendered, surveyed, text_of

SVG = "{http://www.w3.org/2000/svg}"
NOTES = {
    "Hub": "To [[Both]], [[Out]] and [[Out]] again. ![[In#^x]]",
    "Both": "Back to the [[Hub]].",
    "In": "---\nsee: '[[Hub]]'\n---\nText. ^x\n",
    "Out": "Nothing.",
    "index": "[[Hub]]",
    "Contents": "[[Hub]] [[Both]] [[In]] [[Out]]",
}


def picture(page):
    """What the picture shows: the title and way of each node, from its links."""
    (figure,) = all_of(page, "gg-web")
    links = figure.findall(f"{SVG}svg/{SVG}a")
    return {text_of(a.find(f"{SVG}text")): a.get("data-way") for a in links}


def lines(page):
    """The lists beside it, by name."""
    (section,) = all_of(page, "gg-nearby")
    names = [text_of(e) for e in section.iter("dt")]
    return {
        name: [text_of(a) for a in e.iter("a")]
        for name, e in zip(names, section.iter("dd"), strict=True)
    }


def test_the_picture_shows_each_neighbour_and_which_way_the_link_goes(tmp_path):
    pages = rendered(tmp_path, NOTES)
    assert picture(pages["Hub"]) == {"In": "both", "Both": "both", "Out": "out"}
    assert picture(pages["Out"]) == {"Hub": "in"}
    assert picture(pages["In"]) == {"Hub": "both"}
    assert faults_of_html(pages["Hub"].html) == []


def test_the_picture_says_nothing_that_words_do_not(tmp_path):
    page = rendered(tmp_path, NOTES)["Hub"]
    (figure,) = all_of(page, "gg-web")
    drawn = [(a.get("href"), a.get("tabindex")) for a in figure.iter(f"{SVG}a")]
    said = {
        a.get("href")
        for part in ("gg-nearby", "gg-backlinks")
        for e in all_of(page, part)
        for a in e.iter("a")
    }
    assert {href for href, _ in drawn} <= said
    assert {stop for _, stop in drawn} == {"-1"}
    assert all(e.get("aria-hidden") == "true" for e in figure)


def test_the_author_can_hide_it(tmp_path):
    page = rendered(tmp_path, NOTES | {"Hub": "---\nhide: [around]\n---\n[[Out]]"})["Hub"]
    assert list(all_of(page, "gg-nearby")) == []


def test_many_neighbours_are_cut_and_counted(tmp_path):
    notes = {f"N{n:02}": "To the [[Hub]]." for n in range(13)}
    page = rendered(tmp_path, notes | {"Hub": "x"})["Hub"]
    (figure,) = all_of(page, "gg-web")
    assert len(picture(page)) == 10
    assert text_of(figure).endswith("links here 3 more are left out.")


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Short", "Short"),
        ("x" * LETTERS, "x" * LETTERS),
        ("x" * (LETTERS + 1), "x" * (LETTERS - 1) + "…"),
        ("学" * 20, "学" * ((LETTERS - 1) // 2) + "…"),
    ],
)
def test_labels_have_room(title, label):
    assert fit(title) == label


def test_ways_on_come_in_reading_order_without_lists_of_everything(tmp_path):
    pages = rendered(tmp_path, NOTES)
    assert lines(pages["Hub"])["Links from here"] == ["Both", "In", "Out"]
    assert list(all_of(pages["Contents"], "gg-nearby")) == []
    assert "gg-" not in pages["index"].html


def test_related_notes_share_and_are_not_linked(tmp_path):
    notes = {
        "A": "#rare #other [[C]]",
        "B": "#rare #other [[C]]",
        "C": "#rare #other",
        "D": "#other",
    }
    pages = rendered(tmp_path, notes)
    assert lines(pages["A"])["Related notes"] == ["B"]
    assert "Related notes" not in lines(pages["C"])


CODE = {
    "snippets/neuron.py": 'def neuron(x: int) -> int:\n    """One more."""\n    return x + 1\n',
    "Contents": "[[First]] [[Second]] [[Third]] [[Fourth]]",
    "First": "![[neuron.py#neuron]]",
    "Second": "See [[neuron.py#neuron]].",
    "Third": "![[neuron.py#neuron(1)]] and ![[neuron.py#neuron(2)]]",
    "Fourth": "Back to [[First]]; ![[neuron.py#neuron]]",
}


def test_a_note_is_told_who_uses_its_code(tmp_path):
    pages = rendered(tmp_path, CODE)
    (cited,) = all_of(pages["First"], "gg-backlinks")
    assert [text_of(e) for e in cited.iter("span")] == ["uses neuron.py#neuron"] * 3
    assert "Back to First" in text_of(cited)
    anchors = {a.get("href") for a in cited.iter("a") if a.get("href").startswith("#")}
    ids = {e.get("id") for e in html5lib.parseFragment(pages["First"].html).iter() if e.get("id")}
    assert {anchor[1:] for anchor in anchors} <= ids
    assert list(all_of(pages["Second"], "gg-backlinks")) == []


def graph(root, notes):
    return json.loads(generated_files(surveyed(root, notes))["graph/notes.json"])


def test_the_graph_holds_every_link_once(tmp_path):
    data = graph(tmp_path, NOTES)
    titles = [note[0] for note in data["notes"]]
    links = {(titles[a], titles[b]) for a, b in data["links"]}
    assert links == {
        ("Hub", "Both"),
        ("Hub", "Out"),
        ("Hub", "In"),
        ("Both", "Hub"),
        ("In", "Hub"),
    }
    assert len(links) == len(data["links"])
    assert [note[1] for note in data["notes"]] == ["both/", "hub/", "in/", "out/"]


def test_the_graph_knows_parts_and_tags(tmp_path):
    notes = {
        "1 Part/A": "[[B]] #x",
        "2 Other/B": "#y/z",
        "Contents": "- One\n  - [[A]]\n- Two\n  - [[B]]\n",
    }
    data = graph(tmp_path, notes)
    told = {
        note[0]: (data["parts"][note[4]], [data["tags"][t] for t in note[5]])
        for note in data["notes"]
    }
    assert told == {"A": ("One", ["x"]), "B": ("Two", ["y", "y/z"])}


def test_the_page_says_the_same_links_in_words(tmp_path):
    garden = surveyed(tmp_path, NOTES)
    page = generated_pages(garden)["graph/"]
    tree = html5lib.parseFragment(page.html, namespaceHTMLElements=False)
    names = [text_of(e) for e in tree.iter("dt")]
    said = {
        (name, text_of(a))
        for name, e in zip(names, tree.iter("dd"), strict=True)
        for a in e.iter("a")
    }
    titles = {path: note.title for path, note in garden.vault.notes.items()}
    assert said == {(titles[a], titles[b]) for a, b in links_of(garden)}
    assert faults_of_html(page.html) == []


def test_a_large_graph_is_not_said_in_words(tmp_path):
    notes = {f"N{n}": f"[[N{n + 1}]]" for n in range(LISTED)} | {f"N{LISTED}": "x"}
    assert "<dl>" not in generated_pages(surveyed(tmp_path, notes))["graph/"].html


def test_where_nothing_is_linked_there_is_no_graph(tmp_path):
    garden = surveyed(tmp_path, {"A": "x", "B": "y"})
    assert generated_files(garden) == {}
    assert "graph/" not in generated_pages(garden)


def test_a_note_may_have_the_address_of_the_graph(tmp_path):
    garden = surveyed(tmp_path, {"Graph": "[[B]]", "B": "y"})
    assert "graph/" not in generated_pages(garden)
    assert "?at=" not in rendered(tmp_path, {"Graph": "[[B]]", "B": "y"})["B"].html


def test_the_same_vault_gives_the_same_bytes(tmp_path):
    first = generated_files(surveyed(tmp_path / "one", NOTES))
    assert first == generated_files(surveyed(tmp_path / "two", NOTES))
    assert first == generated_files(surveyed(tmp_path / "one", NOTES))  # from the cache


@pytest.mark.parametrize(
    "bad", ["<script>alert(1)</script>", '"><img src=x onerror=a>', "</dd> & '"]
)
def test_hostile_titles_stay_words(tmp_path, bad):
    head = "---\ntitle: '{}'\nterm: true\naliases: [word]\n---\n".format(bad.replace("'", "''"))
    notes = {"A": head + f"`{bad}` [[B]]", "B": "A word. [[A]]", "G": "```garden\nglossary\n```"}
    garden = surveyed(tmp_path, notes)
    pages = [*rendered(tmp_path, notes).values(), *generated_pages(garden).values()]
    for page in pages:
        assert faults_of_html(page.html) == []
        tree = html5lib.parseFragment(page.html, namespaceHTMLElements=False)
        assert not [e for e in tree.iter() if e.tag in {"script", "img"} or "onerror" in e.attrib]
