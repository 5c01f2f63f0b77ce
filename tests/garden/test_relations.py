"""What links give back to readers, from notes on disk to the HTML of pages, without a host."""

import html5lib
import pytest

from gradient_garden.config import read_config
from gradient_garden.garden.garden import survey
from gradient_garden.garden.generated import generated_pages
from gradient_garden.garden.rendering import render_all
from tests.garden.pages.helpers import faults_of_html

ABOUT = "---\ndescription: About {0}.\n---\nThis is {0}.\n"


@pytest.fixture
def garden(tmp_path):
    """Survey a vault of these notes; called again, the vault has become those notes."""

    def make(notes):
        for file in (tmp_path / "docs").rglob("*.md"):
            file.unlink()
        for name, text in notes.items():
            file = tmp_path / "docs" / f"{name}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        config, _ = read_config(tmp_path)
        return survey(config)

    return make


@pytest.fixture
def rendered(garden, tmp_path):
    """Render such a vault, by name, with one cache all along."""

    def make(notes):
        pages = render_all(garden(notes), tmp_path / "pages")
        return {path.removesuffix(".md"): page for path, page in pages.items()}

    return make


def section(page, name):
    """The parsed element of a class in a page, or None."""
    tree = html5lib.parseFragment(page.html, namespaceHTMLElements=False)
    return next((e for e in tree.iter() if name in e.get("class", "").split()), None)


def text_of(element):
    """What a reader reads in an element, with a space where a block begins."""
    for each in (e for e in element.iter() if e.tag in {"h2", "li", "p", "summary", "ul"}):
        each.text = " " + (each.text or "")
    return " ".join("".join(element.itertext()).split())


def said(page, name):
    """What a reader reads there; "" where there is no such part."""
    found = section(page, name)
    return "" if found is None else text_of(found)


def hrefs(page, name):
    return [a.get("href") for a in section(page, name).iter("a")]


CITED = {
    "Loss": ABOUT.format("loss"),
    "Two": "No.\n\n## Why it falls\n\nIt is. The [[Loss|loss <i]] is *low* & 5 < 6. End.\n",
    "One": "---\nneeds: '[[Loss]]'\n---\n![[Loss]]\n",
}


def test_backlinks_say_who_where_and_how(rendered):
    page = rendered(CITED)["Loss"]
    assert said(page, "gg-backlinks") == (
        "What links here One needs this shows this Two The loss <i is low & 5 < 6. Why it falls"
    )
    assert hrefs(page, "gg-backlinks") == ["../one/", "../two/", "../two/#why-it-falls"]
    marks = [e.text for e in section(page, "gg-backlinks").iter("mark")]
    kinds = [e.get("data-kind") for e in section(page, "gg-backlinks").iter() if e.get("data-kind")]
    assert (marks, kinds) == (["loss <i"], ["embed", "mention"])


def test_a_quoted_sentence_has_its_formulas_and_code(rendered):
    two = "With $\\eta < 1$ the [[Loss|loss of `a<b>`]] is $\\frac{1}{2}$, `<i>` or $\\no{<b>}$."
    page = rendered({"Loss": "x", "Two": two, "Three": "It is ![[Loss]] $x^2$"})["Loss"]
    assert faults_of_html(page.html) == []
    found = section(page, "gg-backlinks")
    tags = [element.tag.rpartition("}")[2] for element in found.iter()]
    counts = [tags.count(tag) for tag in ("math", "mfrac", "msup", "annotation", "mark")]
    assert counts == [3, 1, 1, 0, 1]
    assert [code.text for code in found.iter("code")] == ["a<b>", "<i>", "\\no{<b>}"]
    assert not {"b", "i"} & set(tags)


def test_a_section_is_named_and_neither_searched_nor_in_the_contents(rendered):
    page = rendered(CITED | {"Loss": "## gg-backlinks\n\nText.\n"})["Loss"]
    found = section(page, "gg-backlinks")
    assert "data-search-exclude" in found.attrib
    assert [e.get("id") for e in found.iter("h2")] == [found.get("aria-labelledby")]
    assert found.get("aria-labelledby") != "gg-backlinks"
    assert "links here" not in repr(page.toc)
    assert page.words == 2


def test_nobody_cites_nobody_says(rendered):
    pages = rendered({"A": "[[A]] %%[[B]]%%\n\n%%\n[[B]]\n%%", "B": "x"})
    assert [said(page, "gg-backlinks") for page in pages.values()] == ["", ""]


def test_lists_of_everything_are_one_line_and_the_home_page_is_none(rendered):
    notes = CITED | {"index": "[[Loss]]", "Contents": "- [[Loss]]", "Colophon": "[[Loss]] [[Two]]"}
    pages = rendered(notes)
    assert said(pages["Loss"], "gg-listed") == "Also listed in Colophon and Contents."
    assert said(pages["Two"], "gg-backlinks") == ""
    assert pages["index"].html.count("gg-") == 0


def test_many_citing_notes_are_folded(rendered):
    page = rendered({"Hub": "x", **{f"N{n:02}": "To the [[Hub]]." for n in range(13)}})["Hub"]
    assert said(page, "gg-more").startswith("3 more notes N10")
    assert said(page, "gg-backlinks").count("To the Hub.") == 13


def test_a_sentence_that_repeats_is_said_once(rendered):
    page = rendered({"A": "x", "B": "The [[A]] and\nthe [[A|other]] again. The [[A]] too."})["A"]
    texts = [li for li in section(page, "gg-backlinks").iter("li") if li.get("data-kind")]
    assert len(texts) == 3
    page = rendered({"A": "x", "B": "See [[A]].\n\nSee [[A]]."})["A"]
    assert said(page, "gg-backlinks") == "What links here B See A."


@pytest.mark.parametrize(
    "change",
    [
        {"Two": CITED["Two"].replace("low", "high")},
        {"Two": CITED["Two"].replace("Why it falls", "How it falls")},
        {"Two": "---\ntitle: Second\n---\n" + CITED["Two"]},
        {"One": CITED["One"].replace("needs", "see")},
        {"One": "---\nneeds: '[[Loss]]'\ndescription: New words.\n---\n![[Loss]]\n"},
        {"Three": "Here is the [[Loss]] too."},
        {"Two": "---\ndraft: true\n---\n" + CITED["Two"]},
    ],
)
def test_the_page_follows_when_a_citing_note_changes(rendered, change):
    before = rendered(CITED)["Loss"]
    after = rendered(CITED | change)["Loss"]
    assert after != before
    assert rendered(CITED)["Loss"] == before


def test_the_page_is_kept_when_only_lines_move(garden):
    before = garden(CITED).relations.around["Loss.md"]
    moved = CITED | {"Two": "\n\nAnother paragraph.\n" + CITED["Two"]}
    assert garden(moved).relations.around["Loss.md"] == before


GRAPH = {
    "Contents": "- [[Start]]\n- [[Middle]]\n- [[End]]\n",
    "Start": ABOUT.format("the start"),
    "Middle": "---\nneeds: '[[Start]]'\ndescription: On & on.\n---\n# The middle\n\nText.\n",
    "End": "---\nneeds: ['[[Middle]]', '[[Start|the \"start\"]]']\n---\nText.\n",
}


def test_what_to_know_first_stands_under_the_title(rendered):
    pages = rendered(GRAPH)
    assert said(pages["End"], "gg-needs") == "Know this first Middle Start"
    assert hrefs(pages["End"], "gg-needs") == ["../middle/", "../start/"]
    assert [a.get("title") for a in section(pages["End"], "gg-needs").iter("a")] == [
        "On & on.",
        "About the start.",
    ]
    for name in ("Middle", "End"):
        html = pages[name].html
        assert html.index("</h1>") < html.index("gg-needs") < html.index("<p>Text.</p>")
    assert section(pages["Start"], "gg-needs") is None


def test_what_a_note_opens_comes_in_reading_order(rendered):
    pages = rendered(GRAPH)
    assert said(pages["Start"], "gg-opens") == "What this opens Middle On & on. End Text."
    assert section(pages["End"], "gg-opens") is None


def test_paths_are_in_learning_order(rendered):
    page = rendered(GRAPH | {"Paths": "```garden\npaths\n```\n"})["Paths"]
    items = [text_of(item) for item in section(page, "gg-paths").iter("li")]
    assert items == [
        "Start About the start.",
        "Middle On & on. after Start",
        "End Text. after Middle and Start",
    ]
    after = rendered(GRAPH | {"Paths": "```garden\npaths\n```\n", "End": "No more needs."})["Paths"]
    assert "End" not in said(after, "gg-paths")


def test_a_vault_without_needs_has_no_paths(rendered):
    page = rendered({"Paths": "~~~ garden\npaths\n~~~\n", "A": "[[Paths]]"})["Paths"]
    assert said(page, "gg-paths") == "No note says what it needs."


def test_an_unknown_word_in_the_fence_is_a_fault(rendered):
    page = rendered({"Paths": "Text.\n\n```garden\npath\n```\n"})["Paths"]
    (fault,) = page.diagnostics
    assert (fault.code, fault.line, fault.hint) == ("garden-unknown", 4, "did you mean “paths”?")


def test_tags_lead_to_their_pages(rendered):
    notes = {
        "A": "---\ntags: [Deep Nets, xor]\n---\nOn #XOR and #net/wide.\n",
        "B": "[x #no](A.md)",
    }
    page = rendered(notes)["A"]
    assert said(page, "gg-tags") == "Deep Nets xor net/wide"
    assert hrefs(page, "gg-tags") == ["../tags/deep-nets/", "../tags/xor/", "../tags/net/wide/"]
    assert '<a class="gg-tag" data-tag="XOR" href="../tags/xor/">#XOR</a>' in page.html


def test_the_author_can_hide_each_part(rendered):
    hidden = "---\nhide: [tags, opens, backlinks]\n---\n#tag\n"
    page = rendered({"A": hidden, "B": "---\nneeds: '[[A]]'\n---\n[[A]]"})["A"]
    assert [said(page, name) for name in ("gg-tags", "gg-opens", "gg-backlinks")] == [""] * 3


@pytest.mark.parametrize(
    "bad", ["<script>alert(1)</script>", '"><img src=x onerror=a>', "</li> & '"]
)
def test_hostile_words_stay_words(rendered, garden, bad):
    quoted = bad.replace("'", "''")
    head = f"---\ntitle: '{quoted}'\ndescription: '{quoted}'\ntags: ['{quoted}', 'x/{quoted}']\n"
    notes = {
        "A": f"{head}---\nText.\n",
        "B": f"{head}needs: '[[A]]'\n---\n## Under `{bad}`\n\nOn `{bad}` [[A|`{bad}`]] `{bad}`.\n",
        "Paths": "```garden\npaths\n```\n",
    }
    pages = [*rendered(notes).values(), *generated_pages(garden(notes)).values()]
    assert len(pages) >= 6
    for page in pages:
        tree = html5lib.parseFragment(page.html, namespaceHTMLElements=False)
        assert faults_of_html(page.html) == []
        assert not [e for e in tree.iter() if e.tag in {"script", "img"} or "onerror" in e.attrib]
    assert text_of(section(pages[0], "gg-opens")).count(bad) == 2
