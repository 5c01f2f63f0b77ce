"""What other implementations of the dialect are known to get wrong, one test for each."""

import re

from gradient_garden.vault import check, load, locate, resolve
from tests.garden.pages.helpers import body, codes, page
from tests.garden.vault.build import vault_of, write


def target(link, source, *paths):
    return resolve(vault_of({}, *paths), link, source).target


def hrefs(html):
    return re.findall(r'<a href="([^"]*)"', html)


def test_01_code_maths_and_diagrams_hold_no_links():
    text = "`[[Target]]` $[[Target]]$\n\n```\n[[Target]]\n```\n\n    [[Target]]\n\n~~~mermaid\n"
    made = page(text + "graph TD\n A[[Target]]\n~~~\n")
    assert 'href="/Target.md"' not in made.html
    assert made.diagnostics == ()


def test_02_an_escaped_bar_in_a_table():
    cell = '<td><a href="/Target.md">the goal</a></td>'
    assert cell in body("| a |\n|---|\n| [[Target\\|the goal]] |\n")
    assert 'width="300"' in body("| a |\n|---|\n| ![[picture.png\\|alt\\|300]] |\n")


def test_03_a_heading_below_a_heading():
    text = "## SGD\n\n### Usage\n\n## Adam\n\n### Usage\n"
    assert hrefs(body("[[N#Adam#Usage]]", N=text)) == ["/N.md#usage-1"]


def test_04_case():
    assert target("LOSS#x".partition("#")[0], "a.md", "Deep/Loss.md") == "Deep/Loss.md"
    assert hrefs(body("[[tArGeT#lAyErS]]")) == ["/Target.md#layers"]


def test_05_composed_and_decomposed_names(tmp_path):
    vault = load(write(tmp_path, {"Cafe\u0301.md": "", "x.md": "[[Caf\u00e9]]"}))
    assert resolve(vault, "Caf\u00e9", "x.md").target == "Cafe\u0301.md"
    assert [d.code for d in check(vault)] == ["name-not-portable"]


def test_06_the_same_name_in_the_same_folder_and_at_the_root():
    paths = ("Loss.md", "a/Loss.md", "a/x.md", "b/Safety.md", "a/Safety.md")
    assert target("Loss", "a/x.md", *paths) == "Loss.md"
    assert target("Safety", "b/Intro.md", *paths) == "b/Safety.md"
    assert target("Safety", "c/x.md", *paths) == "a/Safety.md"


def test_07_a_dot_in_a_name():
    assert target("Note.1", "x.md", "Note.1.md", "Note.md") == "Note.1.md"
    assert target("Figure 1", "x.md", "Figure 1.png") is None


def test_08_anchors_of_links_are_those_of_headings():
    text = "## C++\n\n## C++\n\n## Größe & 神经\n\n## 🎨\n\n## A **b** `c`\n"
    made = body("[[N#C++]] [[N#Größe & 神经]] [[N#🎨]] [[N#A **b** `c`]]", N=text)
    anchors = [href.partition("#")[2] for href in hrefs(made)]
    assert all(f'id="{anchor}"' in page(text, "N.md").html for anchor in anchors)
    assert len(set(anchors)) == 4


def test_09_a_block_id_is_an_anchor_and_no_text():
    assert body("The loss falls. ^fall") == '<p id="^fall">The loss falls.</p>\n'


def test_10_the_case_of_a_block_id():
    note = page("Falls. ^Key-1", "N.md")
    assert 'id="^key-1"' in note.html
    vault = vault_of({"N.md": "Falls. ^Key-1"})
    assert locate(vault.notes["N.md"], "^KEY-1").anchor == "^key-1"


def test_11_an_embed_shown_twice_is_no_cycle():
    made = page("![[Target#^one]]\n\n![[Target#^one]]")
    assert made.html.count("inner") == 2
    assert made.diagnostics == ()


def test_12_relative_links_inside_an_embed():
    assert 'src="/deep/picture.png"' in body("![[Relative]]")


def test_13_footnotes_of_an_embed_do_not_clash():
    html = body("Mine.[^1]\n\n![[Target#^stack]]\n\n[^1]: My note.")
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert "My note." in html
    assert "Like cake." in html


def test_14_display_texts_with_signs_in_them():
    html = body("[[Target|# 1]] [[Target|see [1]]] [[Target|a | b]]")
    assert re.findall(r">([^<]*)</a>", html) == ["# 1", "see [1]", "a | b"]


def test_15_fold_marks_of_nested_callouts():
    html = body("> [!tip]+ Open\n> > [!warning]- Closed\n> > Text\n")
    assert html.count("<details") == 2
    assert html.count(" open") == 1
    assert "- Closed" not in html


def test_16_a_comment_without_an_end():
    assert body("Shown.\n\n%%\nHidden [[Nowhere]].") == "<p>Shown.</p>\n"


def test_17_the_text_of_a_link_without_one():
    assert ">Target &gt; Layers &gt; Deep</a>" in body("[[Target#Layers#Deep]]")


def test_18_files_that_only_hidden_notes_use(tmp_path):
    files = {"a.md": "---\npublish: false\n---\n![[p.png]] ![[q.png]]", "b.md": "![[q.png|x]]"}
    vault = load(write(tmp_path, files | {"p.png": b"", "q.png": b""}))
    assert vault.files == ("b.md", "q.png")


def test_19_a_folder_and_a_note_of_one_name():
    assert target("Loss", "x.md", "Loss.md", "Loss/Cross.md") == "Loss.md"
    assert target("Loss", "x.md", "Loss/Cross.md") is None


def test_20_a_link_in_a_heading():
    made = page("# Page\n\n## On [[Target|*the* goal]]\n")
    assert [entry.title for entry in made.toc[0].children] == ["On the goal"]
    assert [entry.anchor for entry in made.toc[0].children] == ["on-the-goal"]


def test_21_a_list_right_after_a_paragraph():
    assert body("Text:\n- a\n- b") == "<p>Text:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"


def test_22_a_list_nested_by_two_spaces():
    inner = "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n</ul>\n"
    assert body("- a\n  - b") == inner


def test_a_link_to_nothing_is_seen_and_reported():
    assert codes("![[gone]]") == []  # the check of the vault says it
    assert "gone" in body("![[gone]]")
    assert [d.code for d in check(vault_of({"a.md": "![[gone]]"}))] == ["embed-missing"]
