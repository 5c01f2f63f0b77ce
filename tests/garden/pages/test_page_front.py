"""What stands under a page's title of its own note, and what is kept from readers."""

from dataclasses import replace

import pytest

from tests.garden.pages.helpers import body, faults_of_html, page, vault

PANEL = """---
show-properties: true
text: "**a** <b>"
see: "[[Target#Layers|the layers]]"
needs: ["[[Target]]", "[[Nowhere]]"]
site: https://example.org/?a=1&b=2
evil: "javascript:alert(1)"
count: 3.5
done: true
open: false
day: 2024-02-29
moment: 2024-02-29T12:30
tags: [nets, "a b"]
nested: {a: [1, {b: null}]}
empty:
nothing: []
publish: true
---
Text.
"""


@pytest.fixture(scope="module")
def panel():
    return body(PANEL)


@pytest.mark.parametrize(
    "row",
    [
        "<dt>text</dt><dd>**a** &lt;b&gt;</dd>",
        '<dt>see</dt><dd><a href="/Target.md#layers">the layers</a></dd>',
        '<dt>needs</dt><dd><ul><li><a href="/Target.md">Target</a></li><li>'
        '<span class="gg-broken" title="There is no note or file “Nowhere”.">Nowhere</span>'
        "</li></ul></dd>",
        '<dt>site</dt><dd><a href="https://example.org/?a=1&amp;b=2" rel="external noopener">'
        "https://example.org/?a=1&amp;b=2</a></dd>",
        "<dt>evil</dt><dd>javascript:alert(1)</dd>",
        "<dt>count</dt><dd>3.5</dd>",
        '<dt>done</dt><dd><input type="checkbox" disabled checked aria-label="Yes"></dd>',
        '<dt>open</dt><dd><input type="checkbox" disabled aria-label="No"></dd>',
        '<dt>day</dt><dd><time datetime="2024-02-29">2024-02-29</time></dd>',
        '<dt>moment</dt><dd><time datetime="2024-02-29T12:30">2024-02-29 12:30</time></dd>',
        "<dt>tags</dt><dd><ul><li>nets</li><li>a b</li></ul></dd>",
        "<dt>nested</dt><dd><code>{&quot;a&quot;: [1, {&quot;b&quot;: null}]}</code></dd>",
    ],
)
def test_every_type_of_property_is_shown(panel, row):
    assert row in panel


def test_the_panel_is_valid_and_leaves_out_what_says_nothing(panel):
    assert faults_of_html(panel) == []
    assert not any(f"<dt>{name}</dt>" in panel for name in ("empty", "nothing", "publish"))


def test_without_being_asked_for_there_is_no_panel():
    assert "gg-properties" not in body("---\nauthor: me\n---\nText.")
    assert "gg-properties" not in body("---\nshow-properties: true\n---\nText.")


def test_json_properties():
    assert "<dt>rank</dt><dd>246</dd>" in body('---\n{"rank": 246, "show-properties": true}\n---\n')


@pytest.mark.parametrize(
    ("given", "classes"),
    [
        ("wide", "wide"),
        ("[wide, dark-page]", "wide dark-page"),
        ('[wide, md-nav, gg-x, mermaid, "<b>", 7]', "wide"),
        ("wide tall", "wide tall"),
    ],
)
def test_cssclasses_are_on_the_notes_container(given, classes):
    html = page(f"---\ncssclasses: {given}\n---\nText.").html
    assert html.startswith(f'<div class="{classes}">\n<h1')
    assert faults_of_html(html) == []


@pytest.mark.parametrize("given", ["", "[]", "md-nav", "{a: b}"])
def test_without_a_class_there_is_no_container(given):
    assert page(f"---\ncssclasses: {given}\n---\nText.").html.startswith("<h1")


def test_a_preview_marks_a_draft():
    assert "Draft: only this preview shows it." in body("---\ndraft: true\n---\nText.")
    assert "Draft" not in body("Text.")


def test_what_is_not_published_is_plain_text(monkeypatch):
    whole = vault({})
    held = replace(whole, files=("Target.md",), withheld=frozenset({"picture.png", "Loop.md"}))
    monkeypatch.setattr("tests.garden.pages.helpers.vault", lambda notes: with_notes(held, notes))
    html = body("A [[Loop|*round*]], [x](Loop.md).\n\n![[Loop]]\n\n![p](picture.png)")
    note = ' class="gg-unpublished"'
    title = ' title="This is not published yet."'
    assert f"A <span{note}{title}><em>round</em></span>, <span{note}{title}>x</span>." in html
    assert f"<p{note}>This is not published yet.</p>" in html
    assert f"<span{note}{title}>p</span>" in html
    assert "href" not in html
    assert "src" not in html


def with_notes(held, notes):
    parsed = {path: note for path, note in vault(notes).notes.items() if path != "Loop.md"}
    return replace(held, notes=parsed, files=tuple(sorted({*held.files, *parsed})))
