"""Bases as pages, embeds and fences: tables, lists and cards that link to their notes."""

import html5lib
import pytest

from tests.garden.pages.helpers import faults_of_html, page

NOTES = {
    "Adam": '---\nrank: 2\nkind: nets\ndone: true\nsee: "[[Target#Layers|there]]"\ntags: [o/x]\n'
    "cover: picture.png\nday: 2024-02-29\nsite: https://example.org/?a=1&b\n---\n",
    "Beta": '---\nrank: 10\nkind: sums\ndone: false\nsee: "[[Nowhere]]"\n'
    'evil: "<script>alert(1)</script>"\ntags: [o]\n---\n',
}
ORDER = "[file.name, rank, done, see, day, site, evil, file.tags, formula.twice, file.links]"
TABLE = f"""filters: file.hasTag("o")
formulas: {{twice: rank * 2}}
properties: {{rank: {{displayName: "Rank <b>"}}}}
views:
  - {{type: table, name: All, order: {ORDER}, summaries: {{rank: Sum}}}}
"""


def made(text, path="Books.base", **notes):
    return page(text, path, **NOTES, **notes)


def rows(html):
    found = html5lib.parse(html, namespaceHTMLElements=False)
    return [["".join(cell.itertext()) for cell in row] for row in found.iter("tr")]


@pytest.fixture(scope="module")
def table():
    return made(TABLE)


def test_a_table(table):
    assert faults_of_html(table.html) == []
    assert table.html.startswith('<h1 id="books">Books<')
    head, one, two, foot = rows(table.html)
    assert head[:4] == ["name", "Rank <b>", "done", "see"]
    assert one == [
        "Adam",
        "2",
        "",
        "there",
        "2024-02-29",
        "https://example.org/?a=1&b",
        "",
        "#o/x",
        "4",
        "Target",
    ]
    assert two == ["Beta", "10", "", "Nowhere", "", "", "<script>alert(1)</script>", "#o", "20", ""]
    assert foot[1] == "Sum: 12"
    assert table.diagnostics == ()


@pytest.mark.parametrize(
    "part",
    [
        '<td><a href="/Adam.md">Adam</a></td>',
        '<a href="/Target.md#layers">there</a>',
        '<input type="checkbox" disabled checked aria-label="Yes">',
        '<time datetime="2024-02-29">2024-02-29</time>',
        'rel="external noopener">https://example.org/?a=1&amp;b</a>',
        'tabindex="0" role="region" aria-label="Table: All"',
        '<th scope="col">Rank &lt;b&gt;</th>',
    ],
)
def test_values_are_what_they_are(table, part):
    assert part in table.html


def test_groups_are_said_and_views_are_named():
    views = "{type: table, name: By kind, groupBy: kind}, {type: list, name: In a list, order: "
    html = made(f'filters: file.hasTag("o")\nviews: [{views}[file.name, rank]}}]').html
    assert faults_of_html(html) == []
    assert '<h2 id="by-kind">By kind</h2>' in html
    assert '<tr><th colspan="1" scope="rowgroup">nets</th></tr>' in html
    assert '<li><a href="/Adam.md">Adam</a> · 2</li>' in html


def test_cards_with_pictures():
    view = "{type: cards, order: [file.name, kind], image: note.cover, groupBy: rank}"
    html = made(f'filters: file.hasTag("o")\nviews: [{view}]').html
    assert faults_of_html(html) == []
    assert (
        '<li><img src="/picture.png" alt="" loading="lazy"><p><strong><a href="/Adam.md">' in html
    )
    assert "<dt>kind</dt><dd>sums</dd>" in html


def test_an_embed_shows_the_view_that_it_names():
    base = 'views: [{name: One, filters: "false"}, {name: Two, filters: rank == 2}]'
    shown = page("![[B.base#two]]\n\n![[B.base|Mine]]", **NOTES, **{"B.base": base})
    assert [row[0] for row in rows(shown.html)] == ["name", "Adam"]
    assert "No note is in this view." in shown.html
    assert '<p class="gg-embed-source">From <a href="/B.base">Mine</a></p>' in shown.html
    assert faults_of_html(shown.html) == []
    wrong = page("![[B.base#three]]", **{"B.base": base})
    assert [d.code for d in wrong.diagnostics] == ["heading-missing"]
    assert "has no view “three”" in wrong.html


def test_a_fence_is_a_base_of_its_note():
    text = "---\nrank: 7\n---\n# Here\n\n```base\nfilters: rank < this.rank\n```\n"
    assert [row[0] for row in rows(page(text, **NOTES).html)] == ["name", "Adam"]
    broken = page("Text\n\n```base\nviews: [\n```\n")
    assert [(d.code, d.line) for d in broken.diagnostics] == [("base-malformed", 4)]
    assert "This base cannot be read." in broken.html


def test_what_is_not_computed_is_said_on_the_page_and_in_the_report():
    shown = made('filters: file.hasTag("o")\nviews: [{order: [file.name, file.mtime]}]')
    said = "“file.mtime”: file.mtime differs from one copy of the vault to the next"
    assert f"<li>{said}</li>" in shown.html
    assert [(d.code, d.severity, d.message) for d in shown.diagnostics] == [
        ("base-unsupported", "warning", said)
    ]


def test_a_long_table_is_cut():
    many = {f"n{n}": "" for n in range(1200)}
    html = page("", "All.base", **many).html
    assert len(rows(html)) == 1001
    assert "more.</p>" in html


def test_a_layout_that_is_not_made_here_is_a_table_and_says_so():
    shown = made("filters: rank\nviews: [{type: map, order: [file.name]}]")
    assert [row[0] for row in rows(shown.html)] == ["name", "Adam", "Beta"]
    assert "views of type “map” are shown as a table" in shown.html
    assert [d.code for d in shown.diagnostics] == ["base-unsupported"]
