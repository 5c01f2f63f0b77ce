"""What holds for any text: no exception, valid HTML, nothing but allowed elements, escaped once."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gradient_garden.pages.elements import ELEMENTS
from gradient_garden.pages.urls import scheme
from tests.garden.pages.helpers import body, faults_of_html, page

OURS = {"audio", "button", "figure", "gg-states", "input", "label", "mark", "svg", "video"}
MATHML = {"math", "semantics", "annotation"}
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=40
)
WORDS = r"""
a b <b> </b> <div> </div> <p> </p> <li> <td> <table> </a> <script> </td> <tr> </script> <svg>
<!-- --> * ** _ ` ``` ~~~ == [ ] ( ) ![ | <th> </table> <em> [[ ]] ![[ [[Target]] ![[Target]]
![[lab.py#figure()|x]] ![[lab.py#count()]] ![[picture.png]] [^1] [^1]: ^[x] ^id # ## > >> - 1.
[ ] %% $ $$ \ & &lt; : javascript:alert(1) https://x.org <https://x.org> |---| <x@y.org> <h2>
<details> <summary> </summary> </details> <i> </i> <pre> </pre> <br> <dd>
"""
LINES = [
    *("<a href='x'>", "<img src=x onerror=y>", "[x](https://x.org)", "](https://x.org)", "\u202e"),
    *(" ", "  ", "    ", "\n", "\n\n", "\t", "> [!tab] x\n", "> [!quiz]\n", "> - [x] a\n"),
    *("- [ ] a\n", "| a | b |\n|---|---|\n", "```python\n", "> [!note]-\n", "    x = 1\n"),
]
PIECES = st.sampled_from([*WORDS.split(), *LINES])
SOUP = st.lists(PIECES, max_size=25).map("".join)
RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def elements(html: str) -> list:
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [e for e in tree.iter() if isinstance(e.tag, str)]


def text_of(html: str) -> str:
    return "".join(html5lib.parseFragment(html).itertext())


@RELAXED
@given(SOUP)
@example("<table><tr><td>a<table>b</table></td></tr></table>")
@example("<p>\n\n- a\n\n</p>")
@example("[a <a href=x>c</a> b](https://x.org)")
@example("[a ![[Target]] b](https://x.org)")
@example("<a href='x'>\n\n[[Target]]\n\n</a>")
def test_any_note_is_a_valid_page(text: str) -> None:
    assert faults_of_html(page(text).html) == []


def test_the_oracle_sees_faults() -> None:
    for wrong in ("<p><div></div></p>", "<a><a></a></a>", "<b>", "</i>"):
        assert faults_of_html(wrong)


@RELAXED
@given(SOUP)
@example("<ScRiPt>alert(1)</sCrIpT>")
@example("<math><mtext></math><img src=x onerror=alert(1)>")
@example('<a href="\tjava\nscript:alert(1)">x</a>')
@example("![x](data:image/svg+xml;base64,PHN2Zz4=)")
@example("[[Target|<img src=x onerror=alert(1)>]]")
@example("> [!note] <script>alert(1)</script>\n> x")
@example("```<script>\nx\n```")
@example("```python title='<script>'\nx\n```")
def test_a_page_holds_nothing_that_acts(text: str) -> None:
    for element in elements(page(text).html):
        assert element.tag not in {"script", "style", "iframe", "object", "embed", "form"}
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            if name in {"href", "src"}:
                assert scheme(value) in {"", "http", "https", "mailto"}
            if name == "src":
                assert not value.startswith(("http", "//"))


@RELAXED
@given(TEXT)
@example('"><img src=x onerror=alert(1)>')
@example("&lt;b&gt; & &amp;")
def test_a_title_makes_no_element_and_is_escaped_once(title: str) -> None:
    path = f"{title.replace('/', ' ')}.md"
    made = page("Text.", path=path)

    assert {e.tag for e in elements(made.html)} == {"DOCUMENT_FRAGMENT", "h1", "a", "p"}
    assert made.title + "¶" in text_of(made.html)


@RELAXED
@given(TEXT)
@example("<script>")
def test_code_reads_back_as_it_was_written(text: str) -> None:
    html = body(f"~~~~~~\n{text}\n~~~~~~")

    button = next(e for e in elements(html) if e.tag == "button")
    assert button.get("data-copy") == f"{text}\n"
    assert text in text_of(html)


@RELAXED
@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=30))
def test_properties_make_no_element(text: str) -> None:
    quoted = text.replace("'", "''")
    made = page(f"---\ndescription: '{quoted}'\ntitle: '{quoted}'\n---\nText.")

    allowed = ELEMENTS | OURS | MATHML | {"DOCUMENT_FRAGMENT", "h1", "a", "p"}
    assert {e.tag for e in elements(made.html)} <= allowed
    assert "<" not in made.html.replace("<h1", "").replace("<a ", "").replace("<p>", "").replace(
        "</", ""
    )


DEEP = {
    "quotes": "> " * 150 + "x",
    "emphasis": "*a **b " * 400 + "x" + "** d*" * 400,
    "elements": "<div>\n\n" * 1000 + "x",
    "callouts": "".join("> " * n + "[!note]\n" for n in range(1, 60)),
}


@pytest.mark.parametrize("kind", DEEP)
def test_deep_nesting_ends_in_a_page(kind: str) -> None:
    made = page(DEEP[kind])

    assert faults_of_html(made.html) == []
    assert kind != "elements" or "nesting-too-deep" in {d.code for d in made.diagnostics}
