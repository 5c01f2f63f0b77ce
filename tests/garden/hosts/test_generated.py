"""Pages that nobody wrote, as they are built: tags, old addresses, and what stands below notes."""

import json
import re
from pathlib import PurePosixPath
from urllib.parse import urljoin

import html5lib
import pytest

from gradient_garden.hosts.built import Reader, check_built
from tests.garden.hosts.conftest import GOOD, Project

NOTES = {
    "docs/index.md": "# Tiny\n\nStart with [[Neuron]].\n",
    "docs/Contents.md": "- [[index|Home]]\n- [[Neuron]]\n- [[Layers]]\n- [[Contents]]\n",
    "docs/1 Lessons/Neuron.md": (
        "---\naliases: [Old lessons/The neuron, ../../out]\ntags: [Nets/Small, 'a <b>']\n---\n"
        "On #nets.\n\n## Its sum\n\nText.\n"
    ),
    "docs/Layers.md": (
        "---\nneeds: '[[Neuron]]'\ndescription: Many <at> once.\npermalink: wide/layers\n"
        "tags: [nets]\n---\nA layer is a row of [[Neuron#Its sum|neurons & more]].\n"
    ),
}


def tree(html):
    return html5lib.parse(html, namespaceHTMLElements=False)


def text_of(element):
    return " ".join(" ".join(element.itertext()).split())


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    made = Project(tmp_path_factory.mktemp("generated"), {**GOOD, **NOTES})
    done = made.run("build")
    assert done.returncode == 0, done.stderr
    return made


def test_each_tag_and_each_parent_has_a_page(built):
    names = [PurePosixPath(name).parent.as_posix() for name in built.bytes_of_site()]
    assert sorted({n for n in names if n.startswith("tags")}) == [
        "tags",
        "tags/a-b",
        "tags/nets",
        "tags/nets/small",
    ]
    article = tree(built.read("tags/nets/index.html")).find(".//article")
    links = [a.get("href") for a in article.iter("a") if "headerlink" not in a.get("class", "")]
    assert links == ["../", "small/", "../../1-lessons/neuron/", "../../wide/layers/"]
    assert "Many <at> once." in text_of(article)
    assert text_of(tree(built.read("tags/a-b/index.html")).find(".//h1")).startswith("Tag: a <b>")
    listed = tree(built.read("tags/index.html")).find(".//ul[@class='gg-all-tags']")
    assert text_of(listed) == "a <b> 1 note Nets 2 notes Nets/Small 1 note"


def test_generated_pages_are_in_the_sitemap_but_neither_searched_nor_in_the_sidebar(built):
    sitemap = re.findall("<loc>(.*?)</loc>", built.read("sitemap.xml"))
    assert "https://tiny.example/tags/nets/small/" in sitemap
    assert "https://tiny.example/old-lessons/the-neuron/" not in sitemap
    entries = json.loads(built.read("search/search_index.json"))["docs"]
    assert [e["location"] for e in entries if e["location"].startswith("tags/")] == []
    sidebar = tree(built.read("tags/nets/index.html")).find(".//nav[@data-md-level='0']")
    assert "Neuron" in text_of(sidebar)
    assert "Tag" not in text_of(sidebar)


def test_the_search_knows_notes_and_not_what_stands_around_them(built):
    entries = json.loads(built.read("search/search_index.json"))["docs"]
    text = " ".join(e["title"] + " " + e["text"] for e in entries if "neuron" in e["location"])
    assert "Text." in text
    for around in ("What links here", "What this opens", "Many", "row of"):
        assert around not in text


def test_an_old_address_leads_on(built):
    for old, new in (
        ("old-lessons/the-neuron/", "1-lessons/neuron/"),
        ("layers/", "wide/layers/"),
    ):
        page = tree(built.read(f"{old}index.html"))
        refresh = page.find(".//meta[@http-equiv='refresh']").get("content")
        wait, _, href = refresh.partition("; url=")
        assert (wait, urljoin(f"/{old}", href)) == ("0", f"/{new}")
        assert page.find(".//p/a").get("href") == href
        canonical = page.find(".//link[@rel='canonical']").get("href")
        assert canonical == f"https://tiny.example/{new}"
        assert page.find(".//meta[@name='robots']").get("content") == "noindex"


def test_nothing_is_written_beside_the_site(built):
    names = built.bytes_of_site()
    assert not [name for name in names if "out" in name.split("/")[0]]
    assert built.left_beside() == ["site"]


def test_backlinks_lead_to_their_places(built):
    page = tree(built.read("1-lessons/neuron/index.html"))
    section = page.find(".//section[@class='gg-backlinks']")
    assert text_of(section) == (
        "What links here Layers needs this A layer is a row of neurons & more . "
        "Also listed in Contents ."
    )
    opens = page.find(".//section[@class='gg-opens']//a")
    assert opens.get("href") == "../../wide/layers/"
    toc = page.find(".//nav[@class='md-nav md-nav--secondary']")
    assert "Its sum" in text_of(toc)
    assert "What" not in text_of(toc)


def test_only_a_page_at_an_old_address_may_send_its_reader_on(tmp_path):
    page = '<meta http-equiv="refresh" content="0; url=./"><a href="./">on</a>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert [d.code for d in check_built(Reader(tmp_path))] == ["built-forbidden"]
    assert check_built(Reader(tmp_path, moved=frozenset({"index.html"}))) == ()
