"""Notebooks: wikilinks become links, the copy repeats, and a failing cell is one sentence."""

import json

import html5lib
import pytest

from gradient_garden import vault
from gradient_garden.hosts.kernel import fault
from gradient_garden.hosts.notebook_html import cleaned
from gradient_garden.hosts.notebooks import linked, rewritten, stamp_of
from tests.garden.hosts.conftest import NEURON

NOTES = {
    "index.md": "Home.\n",
    "a/Größe & co.md": "## A heading\n\nText. ^block\n",
    "b/Twin.md": "1\n",
    "picture.png": "",
}


def notebook(*cells):
    """A notebook of (kind, source) pairs."""
    return json.dumps(
        {
            "cells": [
                {"cell_type": kind, "metadata": {}, "source": source}
                | ({"outputs": ["old"], "execution_count": 7} if kind == "code" else {})
                for kind, source in cells
            ],
            "metadata": {"widgets": {}},
            "nbformat": 4,
            "nbformat_minor": 4,
        }
    )


@pytest.fixture
def notes(tmp_path):
    for path, text in NOTES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return vault.load(tmp_path, name="docs")


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("See [[Twin]].", "See [Twin](<../b/twin/>)."),
        ("[[Twin|a *b*]] and [[index]]", "[a *b*](<../b/twin/>) and [index](<../>)"),
        (
            "[[Größe & co#A heading]]",
            "[Größe & co > A heading](<../a/gr%C3%B6%C3%9Fe-co/#a-heading>)",
        ),
        ("[[Größe & co#^block|x]]", "[x](<../a/gr%C3%B6%C3%9Fe-co/#%5Eblock>)"),
        ("`[[Twin]]`\n\n    [[Twin]]\n", "`[[Twin]]`\n\n    [[Twin]]\n"),
        ("Gone: [[Nowhere|there]].", "Gone: there."),
        ("line one\n[[Twin]] [[Twin]]\n$[[Twin]]$", None),
    ],
)
def test_wikilinks_of_a_cell_become_links(notes, typed, given):
    expected = given or "line one\n[Twin](<../b/twin/>) [Twin](<../b/twin/>)\n$[[Twin]]$"
    assert linked(typed, "Book.ipynb", notes) == expected


def test_the_copy_has_no_outputs_and_no_chance_in_it(notes):
    source = notebook(("markdown", ["# A\n", "[[Twin]]"]), ("code", "1 + 1"), ("raw", "x"))
    first = rewritten(json.loads(source), "Book.ipynb", notes, "stamp")
    assert first == rewritten(json.loads(source), "Book.ipynb", notes, "stamp")
    copy = json.loads(first)
    assert [cell["id"] for cell in copy["cells"]] == ["cell-1", "cell-2", "cell-3"]
    assert copy["cells"][0]["source"] == "# A\n[Twin](<../b/twin/>)"
    assert (copy["cells"][1]["outputs"], copy["cells"][1]["execution_count"]) == ([], None)
    assert copy["metadata"]["gradient_garden"] == {"stamp": "stamp"}


def test_the_stamp_changes_with_any_snippet(tmp_path):
    (tmp_path / "a.py").write_text("x = 1\n", encoding="utf-8")
    before = stamp_of(tmp_path)
    assert before == stamp_of(tmp_path)
    (tmp_path / "a.py").write_text("x = 2\n", encoding="utf-8")
    assert before != stamp_of(tmp_path)


def test_the_stamp_changes_with_declared_data(tmp_path):
    (tmp_path / "snippets").mkdir()
    data = tmp_path / "data"
    data.mkdir()
    (data / "a.csv").write_text("1", encoding="utf-8")
    stamps = [stamp_of(tmp_path / "snippets", (data,))]
    (data / "a.csv").write_text("2", encoding="utf-8")
    stamps.append(stamp_of(tmp_path / "snippets", (data, data / "a.csv")))
    (data / "a.csv").rename(data / "b.csv")
    stamps.append(stamp_of(tmp_path / "snippets", (data,)))
    assert len(set(stamps)) == 3


def test_a_failing_cell_is_named(tmp_path):
    class Raised(Exception):
        ename, evalue = "ValueError", "no luck"

    copy = tmp_path / "x.ipynb"
    cells = [{"cell_type": "markdown", "source": "a"}, {"cell_type": "code", "source": "boom()"}]
    copy.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    said = fault(Raised("-----\nboom()\n-----\nValueError: no luck"), copy, "docs/x.ipynb")
    assert str(said).startswith("docs/x.ipynb:1:1 error notebook-failed cell 2 failed: ValueError")


def test_the_html_keeps_text_code_and_outputs_only():
    html = (
        '  <style>p {}</style><script src="https://example.org/x.js"></script>\n'
        '<div class="jp-InputPrompt">In [1]:</div>'
        '<h1 id="a">A<a class="anchor-link" href="#a">¶</a>'
        '</h1><div class="zeroclipboard-container"><clipboard-copy><svg><path d="x"></path></svg>'
        '</clipboard-copy></div><div class="highlight-ipynb hl-python "><pre><span></span>x &lt; 1'
        '\n</pre></div><div class="clipboard-copy-txt">x</div>'
        '<p onclick="x()" tabindex="0">y &amp; z'
        '<br></p><img src="data:image/png;base64,AA">'
    )
    assert cleaned(html) == (
        '<h1 id="a">A<a class="headerlink" href="#a">¶</a></h1>'
        '<div class="highlight language-python"><pre><code tabindex="0"><span></span>x &lt; 1\n'
        '</code></pre></div><p>y &amp; z<br></p><img src="data:image/png;base64,AA">'
    )


def test_what_is_printed_can_be_scrolled_by_keys_and_nothing_else_is_a_stop():
    html = '<div class="jp-RenderedText x" tabindex="3"><pre>1</pre></div><p tabindex="0"></p>'
    expected = '<div class="jp-RenderedText x" tabindex="0"><pre>1</pre></div><p></p>'
    assert cleaned(html) == expected


JUPYTER = """
site_name: Tiny
theme: {name: material, font: false}
plugins:
  - search
  - garden
  - mkdocs-jupyter:
      include: ["*.ipynb"]
      ignore: ["*.md"]
      execute: true
      allow_errors: false
      cache_dir: .garden/executed
"""


def test_a_notebook_is_run_linked_and_cached(project):
    book = notebook(
        ("markdown", "# My book\n\nSee [[Neuron#Its sum|the sum]]."),
        ("code", "from snippets.neuron import count\nprint(count() + 1)"),
    )
    made = project({"mkdocs.yml": JUPYTER, "docs/My book.ipynb": book})
    made.write("docs/index.md", "[[Neuron]], [[My book.ipynb|a book]].\n")
    made.write("docs/Contents.md", "- [[index]]\n- [[Neuron]]\n- [[My book.ipynb]]\n- [[More]]\n")
    made.write("docs/More.md", "Run [[My book.ipynb|my book]] now.\n")
    done = made.run("build")
    assert done.returncode == 0, done.stderr
    page = html5lib.parse(made.read("my-book/index.html"), namespaceHTMLElements=False)
    article = page.find(".//article")
    assert "109387" in "".join(article.itertext())
    assert article.find(".//p/a").get("href") == "../1-lessons/neuron/#its-sum"
    assert not article.findall(".//script") + article.findall(".//style")
    cited = article.find(".//section[@class='gg-backlinks']")
    assert "Run my book now." in "".join(cited.itertext())
    before = made.bytes_of_site()
    assert made.run("build").returncode == 0
    assert made.bytes_of_site() == before

    made.write("snippets/neuron.py", NEURON.replace("109386", "41"))
    assert made.run("build").returncode == 0
    page = html5lib.parse(made.read("my-book/index.html"), namespaceHTMLElements=False)
    assert "42" in "".join(page.find(".//article").itertext())
    before = made.bytes_of_site()

    made.write("docs/My book.ipynb", notebook(("code", "print(1)"), ("code", "1 / 0")))
    failed = made.run("build")
    assert failed.returncode == 1
    assert (
        "docs/My book.ipynb:1:1 error notebook-failed cell 2 failed: ZeroDivision" in failed.stderr
    )
    assert "Traceback" not in failed.stderr
    assert made.bytes_of_site() == before
