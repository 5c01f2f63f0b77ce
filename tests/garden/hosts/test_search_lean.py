"""What the search plugin indexes of the leaner HTML is what it indexes of the whole."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser

from gradient_garden.hosts.search_lean import lean
from gradient_garden.hosts.search_parser import sections

PAGES = {
    "headings": '<h1 id="a">One <em>two</em></h1><p>Text <b>bold</b>,\nnext.</p>'
    '<h2 id="b">B</h2><p>c</p>',
    "code": '<p>x</p><div class="highlight"><pre><span></span><code><span class="k">def</span>'
    '<span class="w"> </span><span class="nf">f</span>():\n    <span>1</span>\n</code></pre></div>',
    "table": "<p>t</p><table><thead><tr><th>a</th>\n<th>b</th></tr></thead><tbody><tr><td>1</td>"
    "<td><code>x</code></td></tr></tbody></table>",
    "maths": "<p>So <math><mrow><mi>x</mi><mo>=</mo><mn>1</mn></mrow></math> it is.</p>",
    "excluded": "<p>a</p><nav data-search-exclude><p>no</p><nav><p>no</p></nav></nav><p>b</p>"
    '<svg role="img" data-search-exclude><text>no</text><a href="x">no</a></svg>'
    "<ul><li>c</li></ul>",
    "links": '<h2 id="h">See <a href="x">x</a><a class="headerlink" href="#h">&para;</a></h2>'
    '<p><a class="internal-link" href="y"><em>y</em></a>, <a class="headerlink">z</a></p>',
    "void": '<p>a <img alt="x" data-search-exclude src="y"> b</p><p>c</p>',
    "inline": '<p>a <span class="z" data-search-exclude>no <span>no</span></span> b</p>',
    "quotes": '<p><span title="a > b">c</span> <abbr title="data-search">d</abbr></p>',
    "callout": '<h2 id="h">H</h2><div class="admonition"><h3 id="i">I</h3><p>in</p></div>'
    "<p>out</p>",
}


def indexed(html):
    parser = Parser()
    parser.feed(html)
    parser.close()
    sections = [s for s in parser.data if s.title or "".join(s.text).strip()]
    return [
        (s.id, " ".join("".join(s.title).split()), " ".join("".join(s.text).split()))
        for s in sections
    ]


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_the_index_is_the_same(html):
    assert indexed(lean(html)) == indexed(html) != []


def test_nothing_excluded_and_no_inline_tag_is_left():
    html = "".join(PAGES.values())
    assert "no" not in lean(html)
    assert "<span" not in lean(html)
    assert "<td" not in lean(html)


def test_an_element_that_does_not_end_hides_the_rest():
    assert lean("<p>a</p><nav data-search-exclude><p>b</p>") == "<p>a</p>"


NAMES = st.sampled_from(["p", "h2", "h3", "ul", "li", "code", "pre", "div", "a", "b", "table", "P"])
ATTRIBUTES = st.sampled_from(
    ["", ' id="x"', " id='y &amp; z'", ' class="headerlink" href="#x"', " data-search-exclude"]
)
TEXTS = st.sampled_from(
    ["one", " ", "\n", "a &lt; b", "&para;", "é > 1", "<br>", '<img alt="<x>"/>']
)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.builds(
        lambda name, attributes, parts: f"<{name}{attributes}>{''.join(parts)}</{name}>",
        NAMES,
        ATTRIBUTES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


def told(parts):
    return [(s.el.tag, s.id, "".join(s.title), "".join(s.text), s.is_excluded()) for s in parts]


def parsed(html):
    parser = Parser()
    parser.feed(html)
    parser.close()
    return parser.data


def said(read, html):
    """What a reader finds; the plugin's own stumbles over some paragraphs within paragraphs."""
    try:
        return told(read(html))
    except ValueError as error:
        return str(error)


@given(st.lists(TREES, max_size=5).map("".join))
@example("<p data-search-exclude><p></p></p>")
def test_the_quick_reader_finds_what_the_plugins_own_finds(html):
    assert said(sections, html) == said(parsed, html)


@pytest.mark.parametrize(
    "html",
    ["<p>a</p><!-- <p>b</p> --><p>c</p>", "<p>a < b</p>", "<script>'<p>'</script><p>c</p>", "<p a"],
)
def test_what_the_quick_reader_does_not_know_is_left_to_the_plugin(html):
    assert told(sections(html)) == told(parsed(html))
