"""What a page knows of itself: title, contents, description, words, and the code it shows."""

from __future__ import annotations

import pytest

from gradient_garden.lab.model import Call, Reference
from gradient_garden.pages import code_links, code_references
from gradient_garden.pages.urls import is_allowed, is_foreign
from gradient_garden.vault import parse_note
from tests.garden.pages.helpers import page


def outline(entries) -> list:
    return [(e.title, outline(e.children)) if e.children else e.title for e in entries]


def test_a_note_without_a_title_gets_its_name() -> None:
    made = page("## Part\n\ntext", path="My note.md")

    assert made.html.startswith('<h1 id="my-note">My note<a class="headerlink"')
    assert outline(made.toc) == [("My note", ["Part"])]


def test_a_title_of_the_note_is_kept_alone() -> None:
    made = page("# Own title\n\n## Part\n")

    assert made.html.count("<h1") == 1
    assert outline(made.toc) == [("Own title", ["Part"])]


def test_a_made_title_takes_no_anchor_from_a_heading() -> None:
    made = page("## Page\n")

    assert 'id="page"' in made.html
    assert made.toc[0].anchor == "page-1"
    assert made.toc[0].children[0].anchor == "page"


def test_contents_nest_by_rank_even_where_ranks_are_left_out() -> None:
    made = page("# T\n\n## A\n\n#### A1\n\n### A2\n\n## B\n\n# U\n\n## C\n")

    assert outline(made.toc) == [("T", [("A", ["A1", "A2"]), "B", ("U", ["C"])])]


def test_titles_in_the_contents_are_plain_text() -> None:
    assert outline(page("# T\n\n## *A* [[Target|b]] `<c>`\n").toc) == [("T", ["A b <c>"])]


def test_a_description_is_the_authors_or_the_first_paragraph() -> None:
    assert page("---\ndescription: Mine & short\n---\nText.").description == "Mine & short"
    assert page("## A\n\nThe *first* [[Target|one]].\n\nNext.").description == "The first one."
    long = page("word " * 100).description
    assert len(long) <= 162
    assert long.endswith("word …")


@pytest.mark.parametrize("value", ["[a]", "{a: b}", "true", ""])
def test_a_description_that_is_no_text_is_not_used(value: str) -> None:
    assert page(f"---\ndescription: {value}\n---\nText.").description == "Text."


def test_words_are_those_of_prose() -> None:
    assert page("# T\n\nOne *two* [[Target|three four]].\n\n```\nno no\n```\n").words == 5


def test_a_note_names_the_code_it_shows_in_order() -> None:
    text = (
        "![[a.py#f]] [[b.py#g]]\n\n> ![[a.py#f(x={1, 2})|C]]\n\n"
        "`![[no.py#f]]` %%![[hidden.py#f()]]%%\n\n![[a.py#(]]"
    )
    note = parse_note("N.md", text)

    found = code_references(note)
    assert [link.line for _, link in found] == [1, 3, 7]
    assert found[0][0] == Reference("a", "f")
    assert found[1][0].calls == tuple(Call("a", "f", (("x", n),)) for n in ("1", "2"))
    assert isinstance(found[2][0], str)
    assert [reference for reference, _ in code_links(note)] == [Reference("b", "g")]


REFUSED = [
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "blob:https://example.org/x",
    "intent://x",
    "file:///etc/passwd",
    "tel:1",
]
ALLOWED = ["https://a.org/x:y", "http://a.org", "mailto:a@b.org", "a/b", "#a:b", "?a=b:c", "./a:b"]


@pytest.mark.parametrize("url", REFUSED)
def test_other_schemes_are_refused(url: str) -> None:
    assert not is_allowed(url)


@pytest.mark.parametrize("url", ALLOWED)
def test_the_few_schemes_are_allowed(url: str) -> None:
    assert is_allowed(url)


@pytest.mark.parametrize(
    "url", ["//a.org/x", "\\\\a.org", "https://a.org", " //a.org", "/\t/a.org"]
)
def test_what_leaves_the_site_is_known(url: str) -> None:
    assert is_foreign(url)


@pytest.mark.parametrize("url", ["a/b.png", "/a", "#x", "?q"])
def test_what_stays_is_known(url: str) -> None:
    assert not is_foreign(url)
