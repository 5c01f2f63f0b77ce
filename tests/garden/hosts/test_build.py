"""Builds of small projects, from the command line to the bytes of the site."""

import json
from xml.etree import ElementTree as ET

import html5lib
import pytest

NAMESPACES = {"h": "http://www.w3.org/1999/xhtml"}


def tree(html):
    return html5lib.parse(html)


def text_of(element):
    return " ".join("".join(element.itertext()).split())


@pytest.fixture
def built(project):
    made = project()
    done = made.run("build")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    return made


def test_a_good_project_becomes_a_site(built):
    names = [name for name in built.bytes_of_site() if name.endswith(".html")]
    assert names == [
        "1-lessons/neuron/index.html",
        "404.html",
        "code/index.html",
        "code/neuron/index.html",
        "contents/index.html",
        "index.html",
    ]
    home, page = tree(built.read("index.html")), tree(built.read("1-lessons/neuron/index.html"))
    article = home.find(".//h:article", NAMESPACES)
    links = [a.get("href") for a in article.iterfind(".//h:p/h:a", NAMESPACES)]
    assert links == ["1-lessons/neuron/", "1-lessons/neuron/#its-sum"]
    drawn = page.findall(".//h:figure/{http://www.w3.org/2000/svg}svg[@role='img']", NAMESPACES)
    later = [i.get("src") for i in page.iterfind(".//h:figure/h:img", NAMESPACES)]
    assert (len(drawn), later) == (1, ["state-1.svg"])
    file = ET.fromstring(built.read("1-lessons/neuron/state-1.svg"))
    assert (file.tag, file.get("role")) == ("{http://www.w3.org/2000/svg}svg", "img")
    assert [d.get("value") for d in page.iterfind(".//h:data", NAMESPACES)] == ["109386"]


def test_the_navigation_is_that_of_the_contents_note(built):
    page = tree(built.read("1-lessons/neuron/index.html"))
    side = page.find(".//h:nav[@class='md-nav md-nav--primary']", NAMESPACES)
    links = [
        (text_of(a), a.get("href"))
        for a in side.iterfind(".//h:li/h:a", NAMESPACES)
        if not a.get("href").startswith("#")
    ]
    assert links == [
        ("Home", "../../"),
        ("Neuron", "./"),
        ("Contents", "../../contents/"),
        ("Code", "../../code/"),
    ]
    assert "Lessons" in text_of(side)


def test_the_search_knows_the_pages_and_their_headings(built):
    entries = json.loads(built.read("search/search_index.json"))["docs"]
    assert "1-lessons/neuron/#its-sum" in [entry["location"] for entry in entries]


def test_a_second_build_runs_nothing_and_gives_the_same_bytes(built):
    before = built.bytes_of_site()
    done = built.run("build", PYTHONHASHSEED="77", TZ="Pacific/Auckland")
    assert (done.returncode, "ran neuron" in done.stderr) == (0, False), done.stderr
    assert built.bytes_of_site() == before


def test_a_build_elsewhere_with_nothing_cached_gives_the_same_bytes(built, project):
    other = project(name="other")
    done = other.run("build", module="mkdocs", PYTHONHASHSEED="5", SOURCE_DATE_EPOCH="1700000000")
    assert done.returncode == 0, done.stderr
    assert other.bytes_of_site() == built.bytes_of_site()


def test_an_edit_gives_the_same_bytes_as_a_clean_build(built, project):
    change = {"docs/1 Lessons/Neuron.md": "# Another\n\n## Its sum\n\nSee [[#Its sum]].\n"}
    built.write(*next(iter(change.items())))
    assert built.run("build").returncode == 0
    clean = project(change, name="clean")
    assert clean.run("build").returncode == 0
    assert built.bytes_of_site() == clean.bytes_of_site()


HOSTILE = """---
title: "</title><img src=x onerror=alert(1)> A & B <C>"
description: '"><script>alert(1)</script>'
tags: ["<b>bold", plain]
---
Text.

## A \\<C\\> & `D <E>`
"""


def test_hostile_properties_are_text_everywhere_and_escaped_once(project):
    made = project(
        {
            "docs/Hostile.md": HOSTILE,
            "docs/Key.md": "Remember: this line stays.\nTitle: <script>alert(1)</script>\n",
            "docs/Contents.md": "- [[index]]\n- Part\n  - [[Hostile]]\n  - [[Neuron]]\n- [[Key]]\n",
        }
    )
    made.run("build")
    title = "</title><img src=x onerror=alert(1)> A & B <C>"
    assert made.left_beside() == [], "raw HTML in Key.md fails the build"
    made.write("docs/Key.md", "Remember: this line stays.\n")
    done = made.run("build")
    assert done.returncode == 0, done.stderr
    page = tree(made.read("hostile/index.html"))
    assert text_of(page.find(".//h:title", NAMESPACES)).startswith(title)
    meta = page.find(".//h:meta[@name='description']", NAMESPACES)
    assert meta.get("content") == '"><script>alert(1)</script>'
    assert text_of(page.find(".//h:h1", NAMESPACES)).startswith(title)
    assert not page.findall(".//h:img", NAMESPACES)
    for path in ("hostile/index.html", "1-lessons/neuron/index.html"):
        side = tree(made.read(path)).find(".//h:nav[@class='md-nav md-nav--primary']", NAMESPACES)
        assert title in text_of(side)
    assert "&amp;amp;" not in made.read("hostile/index.html")
    assert "&amp;lt;" not in made.read("1-lessons/neuron/index.html")
    assert "Remember: this line stays." in made.read("key/index.html")
    index = made.read("search/search_index.json")
    assert "<img" not in index
    assert "<b>" not in index


def test_nothing_of_obsidian_and_no_link_is_published(project):
    made = project({"docs/.obsidian/app.json": "{}", "docs/.trash/x.md": "x", "secret": "x"})
    (made.root / "docs" / "out.txt").symlink_to(made.root / "secret")
    done = made.run("build")
    assert (done.returncode, "out.txt" in done.stderr) == (1, True), done.stderr
    (made.root / "docs" / "out.txt").unlink()
    assert made.run("build").returncode == 0
    names = made.bytes_of_site()
    assert not [name for name in names if "obsidian" in name or "trash" in name or "out" in name]


def test_a_dirty_build_is_refused_in_a_sentence(project):
    done = project().run("build", "--dirty", module="mkdocs")
    assert done.returncode != 0
    assert "builds whole" in done.stderr + done.stdout


def test_pages_built_by_several_processes_are_those_built_by_one(project):
    """More notes than one process takes; each links to others, embeds one and shows maths."""
    notes = {
        f"docs/N{n}.md": f"# N{n}\n\nSee [[N{(n * 7) % 130}#Part|it]] #tag-{n % 5}, $x_{n}$.\n\n"
        f"## Part\n\n![[N{(n + 1) % 130}#Part]]\n\n```python\nx = {n}\n```\n"
        for n in range(130)
    }
    sites = []
    for jobs in (1, 3):
        settings = f'[tool.garden]\njobs = {jobs}\n[tool.garden.severity]\npython-fence = "off"\n'
        made = project({**notes, "pyproject.toml": settings}, name=f"jobs-{jobs}")
        said, code = (ran := made.run("build")).stderr, ran.returncode
        assert code == 0, said
        sites.append(made.bytes_of_site())
    assert sites[0] == sites[1]
    assert len([path for path in sites[0] if path.endswith("index.html")]) > 130
