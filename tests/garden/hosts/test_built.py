"""Checks on built pages, each against a page that has the fault and one that has not."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_garden.hosts.built import Reader, check_built
from gradient_garden.hosts.built_facts import facts_of
from gradient_garden.hosts.html_facts import elements

FRAME = "<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


def codes(tmp_path, body="", head="", path="a/index.html", mount="/"):
    for name, text in (
        ("index.html", '<h2 id="größe">Home</h2>'),
        ("a/b/index.html", '<p id="^x">b</p>'),
        ("a/picture.png", ""),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(FRAME.format(head="", body=text), encoding="utf-8")
    (tmp_path / path).write_text(FRAME.format(head=head, body=body), encoding="utf-8")
    return [d.code for d in check_built(Reader(tmp_path, mount)) if d.path == f"site/{path}"]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../">home</a>',
        '<a href="../#gr%C3%B6%C3%9Fe">home</a>',
        '<a href="../#größe">home</a>',
        '<a href="b/#%5Ex">b</a>',
        '<a href="./">self</a><a href="#">top</a><a href=".">self</a>',
        '<h2 id="x">x</h2><a href="#x">x</a>',
        '<img src="picture.png"><img src="picture.png#icon"><img src="data:image/png;base64,AA">',
        '<a href="https://example.org/x?y#z">out</a><a href="mailto:a@b.example">mail</a>',
        '<code>&lt;a href="nowhere"&gt;</code><!-- <a href="nowhere"> -->',
        '<button data-copy="print(&quot;<a href=nowhere>&quot;)">Copy</button>',
        '<a href="/a/picture.png">from the root</a>',
    ],
)
def test_a_good_page_has_no_fault(tmp_path, body):
    assert codes(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<a href="../nowhere/">x</a>', "built-link"),
        ('<a href="../../x/">above the site</a>', "built-link"),
        ('<a href="b">no slash</a>', "built-link"),
        ('<img src="gone.png">', "built-link"),
        ('<a href="../#gone">x</a>', "built-anchor"),
        ('<a href="#gone">x</a>', "built-anchor"),
        ('<a href="javascript:alert(1)">x</a>', "built-scheme"),
        ('<a href=" JaVaScript:alert(1)">x</a>', "built-scheme"),
        ('<a href="data:text/html,x">x</a>', "built-scheme"),
        ('<img src="https://example.org/x.png">', "built-foreign"),
        ('<img src="//example.org/x.png">', "built-foreign"),
        ("<IMG SRC='http://example.org/x.png'>", "built-foreign"),
        ('<IMG alt="x" SRC="http://example.org/x.png">', "built-foreign"),
        ('<img alt="x" src = "http://example.org/x.png"/>', "built-foreign"),
        ('<p title="<a href=x>" ONCLICK="x()">x</p>', "built-forbidden"),
        ("<iframe></iframe>", "built-forbidden"),
        ('<object data="picture.png"></object>'.replace("picture", "../a/picture"), None),
        ("<form></form>", "built-forbidden"),
        ("<script>1</script>", "built-forbidden"),
        ('<p onclick="x()">x</p>', "built-forbidden"),
        ('<p id="x"></p><p id="x"></p>', "built-id"),
    ],
)
def test_a_fault_is_found(tmp_path, body, code):
    expected = [code] if code else ["built-forbidden"]
    assert codes(tmp_path, body) == expected


def test_the_frame_may_have_scripts_and_links_that_load_nothing(tmp_path):
    head = (
        '<script>"<a href=nowhere>"</script><link rel="canonical" href="https://example.org/a/">'
        '<meta http-equiv="Content-Security-Policy" content="x">'
    )
    assert codes(tmp_path, head=head) == []


@pytest.mark.parametrize("rel", ["stylesheet", "icon", "preconnect", "preload"])
def test_the_frame_loads_nothing_from_elsewhere(tmp_path, rel):
    assert codes(tmp_path, head=f'<link rel="{rel}" href="https://example.org/x">') == [
        "built-foreign"
    ]


def test_addresses_of_a_site_below_a_path(tmp_path):
    body = '<a href="/x/a/">in</a><a href="/a/">out</a>'
    assert codes(tmp_path, body, mount="/x/") == ["built-link"]


def test_a_diagnostic_names_the_line(tmp_path):
    (tmp_path / "index.html").write_text("<p>\n<p>\n<a href='x'>", encoding="utf-8")
    (found,) = check_built(Reader(tmp_path), name="public")
    assert (found.path, found.line) == ("public/index.html", 3)


ATTRIBUTE = st.sampled_from(["id", "href", "src", "class", "data-x"])
VALUE = st.text(st.sampled_from("ab <>&'\"\n/é"), max_size=8)


@given(st.lists(st.tuples(ATTRIBUTE, VALUE), min_size=1, max_size=4, unique_by=lambda p: p[0]))
def test_attributes_are_read_as_a_browser_reads_them(pairs):
    written = "".join(
        f' {name}="{value.replace("&", "&amp;").replace(chr(34), "&quot;")}"'
        for name, value in pairs
    )
    html = f"<p>before</p><b{written}>x</b><i id='last'>y</i>"
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    expected = {k: v for k, v in tree.find(".//b").attrib.items() if k in {"id", "href", "src"}}
    found = {e.name: e.attributes for e in elements(html)}
    assert {k: v for k, v in found.get("b", {}).items() if k != "class"} == expected
    assert found["i"] == {"id": "last"}


TAGS = "<p id='a'>", '<i id="b">', '<a href="x/">', '<a\nhref="y">', '<img src="z">'
UNREAD = "<!--", "-->", "<!-- <p id='c'> -->", "<script>", "</script>", "<article>", "</article>"
LINES = st.lists(st.sampled_from(["\n", "text", *TAGS, *UNREAD]), max_size=14).map("".join)


@given(LINES, LINES, LINES)
def test_summing_up_line_by_line_loses_nothing(above, inside, below):
    html = f"{above}\n<article>{inside}</article>{below}"
    facts = facts_of("index.html", html, "/", is_moved=False)
    found = elements(html)
    ids = sorted({e.attributes["id"] for e in found if "id" in e.attributes})
    files = {"x/": "x/index.html"}
    values = [e.attributes.get(key) for e in found for key in ("href", "src")]
    assert facts.ids.split("\n") == (ids or [""])
    named = {files.get(value, value) for value in values if value}
    assert set(facts.places.split("\n")[::2]) == (named or {""})


def test_a_file_in_another_encoding_is_read_as_far_as_it_can_be(tmp_path):
    (tmp_path / "old.html").write_bytes("<p>caf\xe9</p><a href='gone'>x</a>".encode("latin-1"))
    assert [d.code for d in check_built(Reader(tmp_path))] == ["built-link"]
