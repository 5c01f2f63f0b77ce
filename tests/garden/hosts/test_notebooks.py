"""Notebooks: wikilinks become links, the copy repeats, and a failing cell is one sentence."""

import json
import re

import html5lib
import pytest

from gradient_garden import vault
from gradient_garden.hosts.notebook_html import cleaned
from gradient_garden.hosts.notebooks import linked, rewritten
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
    first = rewritten(json.loads(source), "Book.ipynb", notes)
    assert first == rewritten(json.loads(source), "Book.ipynb", notes)
    copy = json.loads(first)
    assert [cell["id"] for cell in copy["cells"]] == ["cell-1", "cell-2", "cell-3"]
    assert copy["cells"][0]["source"] == "# A\n[Twin](<../b/twin/>)"
    assert (copy["cells"][1]["outputs"], copy["cells"][1]["execution_count"]) == ([], None)
    ran = [{"output_type": "stream", "name": "stdout", "text": "2"}]
    shown = json.loads(rewritten(json.loads(source), "Book.ipynb", notes, [ran]))
    assert shown["cells"][1].pop("outputs") == ran
    assert copy["cells"][1].pop("outputs") == []
    assert shown == copy


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
      execute: true  # whatever is said here: what the lab ran is shown, and runs no second time
      cache_dir: .garden/notebook-pages
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


CHANCE = "import uuid\nprint(uuid.uuid4().hex)"


def with_book(project, *cells, **more):
    files = {"mkdocs.yml": JUPYTER, "docs/Book.ipynb": notebook(*cells), **more}
    return project({**files, "docs/Contents.md": "- [[index]]\n- [[Neuron]]\n- [[Book.ipynb]]\n"})


def text_of(made):
    page = html5lib.parse(made.read("book/index.html"), namespaceHTMLElements=False)
    return "".join(page.find(".//article").itertext())


def test_what_ran_is_shown_beside_new_words_and_commands_know_the_notebook(project):
    made = with_book(project, ("markdown", "Old words."), ("code", CHANCE))
    ran = made.run("run", "Book.ipynb")
    assert "ran docs/Book.ipynb" in ran.stderr, ran.stderr
    assert made.run("why", "docs/Book.ipynb").stdout == made.run("why", "Book.ipynb").stdout
    assert made.run("why", "Book.ipynb").stdout == (
        "docs/Book.ipynb\n  cached: nothing it used has changed\n"
    )
    assert made.run("run", "--only", "*.ipynb").stderr.startswith("1 call: 1 cached, 0 ran")
    assert made.run("why", "Other.ipynb").returncode == 1
    assert made.run("build").returncode == 0
    (printed,) = re.findall("[0-9a-f]{32}", text_of(made))
    report = (made.root / ".garden" / "report.html").read_text(encoding="utf-8")
    assert "docs/Book.ipynb" in report

    made.write("docs/Book.ipynb", notebook(("markdown", "New words."), ("code", CHANCE)))
    assert made.run("gc", "--days", "0").returncode == 0
    done = made.run("build")
    assert (done.returncode, "ran " in done.stderr) == (0, False), done.stderr
    assert "New words." in text_of(made)
    assert printed in text_of(made)


def test_notebooks_that_are_not_to_run_have_no_outputs(project):
    settings = "[tool.garden]\nnotebooks = false\n"
    made = with_book(project, ("code", "print(6 * 7)"), **{"pyproject.toml": settings})
    done = made.run("build")
    assert (done.returncode, "ran docs/Book.ipynb" in done.stderr) == (0, False), done.stderr
    assert "6 * 7" in text_of(made).replace("\xa0", " ")
    assert "42" not in text_of(made)
    assert made.run("run", "Book.ipynb").returncode == 1
    made.write("pyproject.toml", settings.replace("false", '"never"'))
    assert "`notebooks` must be true or false" in made.run("check").stdout


def test_an_export_runs_no_notebook(project, tmp_path):
    made = with_book(project, ("code", "1 / 0"))
    done = made.run("export", "--to", str(tmp_path / "plain"))
    assert (done.returncode, "Book" in done.stderr) == (0, False), done.stderr
