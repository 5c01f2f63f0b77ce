"""Terms: one note a word, its uses marked, what it means on every page that uses it."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_garden.pages import Neighbour, Term, term_index
from gradient_garden.pages.term_index import uses
from gradient_garden.vault import check
from tests.garden.pages.helpers import faults_of_html
from tests.garden.surveyed import all_of, rendered, surveyed, text_of

TERMS = {
    "Words/Weight": (
        "---\nterm: true\naliases: [weights, old/Weight]\n---\n"
        "A *number* that says\nhow much counts. See [[Neuron#Sum]].\n\nMore.\n"
    ),
    "Words/Weight decay": "---\nterm: true\n---\nA pull on each weight.\n",
    "Words/Bias": "---\nterm: true\ndescription: Where it begins.\n---\n```\nno text\n```\n",
    "Neuron": "## Sum\n\nA neuron.\n",
}


def marked(page):
    return [text_of(a) for a in all_of(page, "gg-term")]


@pytest.fixture
def page(tmp_path):
    """Render a note beside the terms."""
    return lambda text: rendered(tmp_path, TERMS | {"Note": text})["Note"]


def test_the_first_use_in_each_section_leads_to_the_term(page):
    made = page(
        "A weight, and a weight.\n\n## Two\n\nWeights.\n\n### In it\n\nA weight.\n\n## Three\n\n"
        "The *WEIGHT*.\n"
    )
    assert marked(made) == ["weight", "Weights", "WEIGHT"]
    assert {a.get("href") for a in all_of(made, "gg-term")} == {"../words/weight/"}


def test_the_longest_spelling_wins(page):
    assert marked(page("Here weight decay pulls, and weight\ndecay too; a weight.")) == [
        "weight decay",
        "weight",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# weight",
        "## A weight",
        "`weight`",
        "$weight$",
        "[[Neuron|weight]]",
        "[weight](https://weight.example/weight)",
        "| weight |\n|---|\n| weight |",
        "```\nweight\n```",
        "> [!note] weight\n> Text.",
        "> [!quiz] Which?\n> - [x] a weight\n> - [ ] b\n> - [ ] c",
        "overweight, weightless, weight_2",
        "%%weight%%",
        "![[Words/Weight]]",
    ],
)
def test_only_prose_is_marked(page, text):
    assert marked(page(text)) == []


def test_an_authors_link_is_the_first_use_and_is_described_too(page):
    made = page("The [[Words/Weight|number]] and the weight. A [[Neuron]].")
    assert marked(made) == ["number"]


def test_a_terms_own_note_does_not_mark_itself(tmp_path):
    pages = rendered(tmp_path, TERMS)
    assert marked(pages["Words/Weight"]) == []
    assert marked(pages["Words/Weight decay"]) == ["weight"]


def test_every_use_is_described_by_its_meaning_on_the_page(page):
    made = page("A weight and a bias.\n\n## Again\n\nThe bias and the weight.")
    tree = html5lib.parseFragment(made.html, namespaceHTMLElements=False)
    meanings = {e.get("id"): text_of(e) for e in tree.iter("dd")}
    described = [(text_of(a), meanings[a.get("aria-describedby")]) for a in all_of(made, "gg-term")]
    weight = "A number that says how much counts. See Neuron > Sum."
    assert described == [
        ("weight", weight),
        ("bias", "Where it begins."),
        ("bias", "Where it begins."),
        ("weight", weight),
    ]
    names = [text_of(e) for words in all_of(made, "gg-words") for e in words.iter("dt")]
    assert names == ["Bias", "Weight"]
    assert faults_of_html(made.html) == []


def test_marking_changes_neither_words_nor_contents(tmp_path):
    text = "A weight.\n\n## A weight\n\nOf weight decay.\n"
    without = rendered(tmp_path, {"Note": text})["Note"]
    with_terms = rendered(tmp_path, TERMS | {"Note": text})["Note"]
    assert (without.words, without.toc) == (with_terms.words, with_terms.toc)


def test_the_glossary_lists_each_term_with_its_meaning_and_lesson(tmp_path):
    pages = rendered(tmp_path, TERMS | {"All": "```garden\nglossary\n```\n"})
    (found,) = all_of(pages["All"], "gg-glossary")
    assert [text_of(e) for e in found.iter("dt")] == ["Bias", "Weight", "Weight decay"]
    assert [text_of(e) for e in found.iter("dd")][1].endswith("See Neuron > Sum.Neuron")
    assert "../neuron/#sum" in [a.get("href") for a in found.iter("a")]
    empty = rendered(tmp_path, {"All": "```garden\nglossary\n```\n"})["All"]
    assert "No note explains a term." in empty.html


def test_a_page_follows_when_a_meaning_changes(tmp_path):
    before = rendered(tmp_path, TERMS | {"Note": "A weight."})["Note"]
    changed = {**TERMS, "Words/Weight": TERMS["Words/Weight"].replace("much", "little")}
    after = rendered(tmp_path, changed | {"Note": "A weight."})["Note"]
    assert "how little counts" in after.html
    assert after != before
    assert rendered(tmp_path, TERMS | {"Note": "A weight."})["Note"] == before


@pytest.mark.parametrize("head", ["term: false", "term: 'true'", "draft: true\nterm: true"])
def test_what_is_no_published_term_marks_nothing(tmp_path, head):
    notes = {"Weight": f"---\n{head}\n---\nText.", "Note": "A weight."}
    assert marked(rendered(tmp_path, notes)["Note"]) == []


def test_notes_that_list_everything_and_the_home_page_mark_nothing(tmp_path):
    pages = rendered(tmp_path, TERMS | {"index": "A weight.", "Contents": "A weight."})
    assert marked(pages["index"]) == marked(pages["Contents"]) == []


def test_a_term_need_not_stand_in_the_contents(tmp_path):
    notes = surveyed(tmp_path, TERMS | {"Contents": "[[Neuron]]"}).vault
    assert [d.code for d in check(notes) if d.code == "note-orphan"] == []


def index(*spellings):
    return term_index({s: Term(Neighbour(s, s), (s,)) for s in spellings})


@given(st.lists(st.sampled_from(["net", "deep net", "loss"])), st.sampled_from([" ", "\n", ", "]))
def test_every_term_of_a_text_is_found(words, between):
    text = between.join(f"x {word}" for word in words)
    found = uses(text, index("net", "deep net", "loss"))
    assert [use.path for use in found] == words
    assert all(text[use.start : use.end] == use.path for use in uses(text, index("net", "loss")))


def test_words_must_stand_beside_each_other():
    assert [use.path for use in uses("deep. net, deep-net", index("deep net", "net"))] == ["net"]


def test_long_hostile_text_is_read_to_its_end():
    """Spellings that almost match everywhere; were the search not linear, this would not end."""
    terms = index(*(" ".join(["a"] * n) for n in range(2, 40)))
    found = list(uses("a b " * 10_000 + "a a", terms))
    assert [use.path for use in found] == ["a a"]
