"""Notebooks of a vault whose code is never run: what is stored in them is shown, if it is safe."""

import json

import html5lib
import pytest

from gradient_garden.hosts.stored import outputs, safe
from tests.garden.pages.helpers import faults_of_html

PIXEL = "R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs="


def test_outputs_in_one_normal_form():
    stored = [
        {"output_type": "stream", "name": "stdout", "text": ["a\n"], "x": 1},
        {
            "output_type": "execute_result",
            "execution_count": 7,
            "data": {"text/plain": "2", "y": 3},
        },
        {"output_type": "display_data", "data": {"application/javascript": "alert(1)"}},
        {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t"]},
    ]
    assert outputs(stored) == [
        {"output_type": "stream", "name": "stdout", "text": ["a\n"]},
        {
            "output_type": "execute_result",
            "data": {"text/plain": "2"},
            "metadata": {},
            "execution_count": None,
        },
        {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t"]},
    ]


@pytest.mark.parametrize(
    "stored",
    [
        *(None, "x", 3, {}, [None], ["x"], [[]], [{}], [{"output_type": []}]),
        [{"output_type": "stream", "name": "stdout"}],
        [{"output_type": "stream", "name": "stdout", "text": [3]}],
        [{"output_type": "display_data", "data": []}],
        [{"output_type": "execute_result", "data": {"text/plain": {"a": 1}}}],
        [{"output_type": "update_display_data", "data": {"text/plain": "a"}}],
    ],
)
def test_what_is_no_output_is_left_out(stored):
    assert outputs(stored) == []


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<table border="1" class="dataframe"><tbody><tr><td>1</td></tr></tbody></table>', None),
        ('<iframe src="https://example.org"></iframe>a', "a"),
        ('<b onclick="x()" style="position:fixed">a</b>', "<b>a</b>"),
        ('<a href="javascript:x()">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<img src="https://example.org/x.png" alt="a">', '<img alt="a">'),
        ('<img src="data:image/svg+xml;base64,AA" alt="a">', '<img alt="a">'),
        ('<img src="data:image/png;base64,AA" alt="a">', None),
        ('<div class="mermaid">a</div>', "<div>a</div>"),
        ('<p id="__search">a</p>', "<p>a</p>"),
        ("<svg><script>x</script></svg>", "x"),
        ("<form><input></form>a", "a"),
        ('<div tabindex="0">a</div>', None),
        ('<div tabindex="3">a</div><p tabindex="0">b</p>', "<div>a</div><p>b</p>"),
    ],
)
def test_html_of_a_stranger(html, kept):
    wanted = html.replace(' border="1"', "") if kept is None else kept
    assert safe(html) == wanted
    assert faults_of_html(safe(html)) == []


def test_a_strangers_notebook_is_shown_as_it_was_saved(vault, tmp_path):
    data = {"image/gif": PIXEL, "text/plain": "picture", "text/html": "<script>1</script><i>It</i>"}
    ran = f"import pathlib\npathlib.Path({str(tmp_path / 'ran')!r}).touch()"
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": "[[a]] <script>x</script>"},
        {
            "cell_type": "code",
            "metadata": {},
            "execution_count": 2,
            "source": ran,
            "outputs": [
                {"output_type": "stream", "name": "stdout", "text": "kept words\n"},
                {"output_type": "display_data", "metadata": {}, "data": data},
            ],
        },
        {"cell_type": "code", "metadata": {}, "source": "1", "outputs": "none"},
    ]
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    project = vault({"a.md": "[[n.ipynb]]", "n.ipynb": json.dumps(book)})
    assert project.built.returncode == 0, project.built.stderr
    page = html5lib.parse(project.read("n/index.html"), namespaceHTMLElements=False)
    article = page.find(".//article")
    assert "kept words" in "".join(article.itertext())
    stops = [e for e in article.iter("div") if e.get("tabindex") == "0"]
    assert any("kept words" in "".join(stop.itertext()) for stop in stops)
    assert [i.text for i in article.findall(".//i")] == ["It"]
    assert article.find(".//p/a").get("href") == "../a/"
    assert not article.findall(".//script")
    assert not (tmp_path / "ran").exists()
