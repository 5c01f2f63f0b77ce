"""Every kind of fault of a link: its code, its place, its hint, and when there is none."""

import json

import pytest

from gradient_garden.vault import backlinks, check, load, resolve
from tests.garden.vault.build import codes, vault_of, write

ADD = "add the heading, or correct the link"
NAME = "write ^no after the block that is meant, or correct the link"
LOSS = "# Cross entropy\n\nIt falls. ^falls\n"


def faults(source, **others):
    texts = {"Loss.md": LOSS, "a/x.md": source, **others}
    return [d for d in check(vault_of(texts, "img/plot.png")) if d.path == "docs/a/x.md"]


@pytest.mark.parametrize(
    ("source", "code", "column", "hint"),
    [
        ("see [[Lass]]", "link-missing", 5, "did you mean “Loss”?"),
        ("see [x](Lass.md)", "link-missing", 5, "did you mean “Loss”?"),
        ("see ![[plat.png]]", "embed-missing", 5, "did you mean “plot.png”?"),
        ("see ![x](plat.png)", "embed-missing", 5, "did you mean “plot.png”?"),
        ("![[Gone entirely]]", "embed-missing", 1, "create it, or correct the link"),
        ("[[Loss#Cross entrpy]]", "heading-missing", 1, "did you mean “Cross entropy”?"),
        ("![[Loss#Cross entropy#Sub]]", "heading-missing", 1, ADD),
        ("a [[#Nope]]", "heading-missing", 3, ADD),
        ("[[Loss#^fals]]", "block-missing", 1, "did you mean “falls”?"),
        ("[[Loss#Cross entropy#^no]]", "block-missing", 1, NAME),
        ("[[loss]]", "link-case", 1, "write Loss"),
        ("![[IMG/plot.png]]", "link-case", 1, "write img/plot.png"),
    ],
)
def test_fault(source, code, column, hint):
    (fault,) = faults(source)
    assert (fault.code, fault.line, fault.column, fault.hint) == (code, 1, column, hint)
    assert fault.severity == ("warning" if code == "link-case" else "error")


@pytest.mark.parametrize(
    "source",
    [
        "[[Loss]] [[Loss.md]] [[../Loss]] [[/Loss]] [x](../Loss.md) [y](Loss)",
        "[[Loss#cross ENTROPY]]",
        "[[Loss#^FALLS]] ![[plot.png]] ![[img/plot.png#icon]] [[#]] [[Loss#]]",
        "%%[[gone]]%% `[[gone]]` $[[gone]]$ https://example.org/gone [m](mailto:a@example.org)",
        "[h](//example.org/x) [t](tel:1) [d](data:text/plain,x)",
        "![[gone.py#f(x=1)]] [[gone.py]] ![[gone.py()]] ![[gone.py#a.b]]",
        "[[Loss#[^1]]]",
    ],
)
def test_no_fault(source):
    assert faults(source) == []


def test_a_folder_is_called_one():
    for source in ("[the pictures](../img)", "[[img/]]", "[[img]]"):
        (fault,) = faults(source)
        assert (fault.code, fault.hint) == ("link-missing", "link to a note in it")


def test_a_heading_that_stands_elsewhere_in_the_note_is_named():
    (fault,) = faults("# A\n\n# B\n\n## C\n\n[[#A#C]]")
    assert fault.hint == "“C” is there, but not below “A”: write #C"


def test_an_ambiguous_link_names_a_few_of_many():
    (fault,) = faults("[[Deep]]", **{f"{folder}/Deep.md": "" for folder in "bcdefgh"})
    assert fault.message.endswith("“f/Deep.md” and 2 more")


def test_a_note_is_never_taken_for_a_picture():
    (fault,) = faults("[[plots]]", **{"Many plots of it.md": ""})
    assert fault.hint == "did you mean “Many plots of it”?"
    (fault,) = faults("[[plot]]")
    assert fault.hint == "create it, or correct the link"


def test_of_two_notes_that_differ_in_capitals_only_the_typed_one_is_meant():
    twins = {"n/MAAS.md": "", "n/MaaS.md": ""}
    vault = vault_of({**twins, "x.md": "[[MaaS]] [[MAAS]] [[n/MaaS]] [[maas]]"})
    links = vault.notes["x.md"].links
    targets = [resolve(vault, link.path, "x.md").target for link in links]
    assert targets == ["n/MaaS.md", "n/MAAS.md", "n/MaaS.md", "n/MAAS.md"]


def test_ambiguous():
    (fault,) = faults("[[Deep]]", **{"p/Deep.md": "", "q/Deep.md": ""})
    assert (fault.code, fault.severity) == ("link-ambiguous", "warning")
    assert "“p/Deep.md”" in fault.message
    assert "“q/Deep.md”" in fault.message


def test_alias():
    (fault,) = faults("[[AI]]", **{"Artificial.md": "---\naliases: [AI]\n---"})
    assert (fault.code, fault.severity) == ("link-alias", "warning")
    assert fault.hint == "write [[Artificial|AI]]"


def test_property_links_are_checked():
    (fault,) = faults('---\nneeds: ["[[Lass]]"]\n---')
    assert (fault.code, fault.line, fault.column) == ("link-missing", 2, 10)


def test_glued_block_id():
    (fault,) = faults("text\n![[plot.png]]^id")
    assert (fault.code, fault.severity) == ("block-id-glued", "warning")
    assert (fault.line, fault.column) == (2, 14)


@pytest.mark.parametrize("deep", ["> " * 150 + "x", "- " * 150 + "x", "> - " * 80 + "x"])
def test_nesting_too_deep_is_never_silent(deep):
    assert "nesting-too-deep" in codes(faults(deep))


@pytest.mark.parametrize("deep", ["> " * 98 + "x", "- " * 48 + "x"])
def test_nesting_that_is_deep_but_read(deep):
    assert faults(deep) == []
    assert any(t.content == "x" for t in vault_of({"a.md": deep}).notes["a.md"].tokens)


@pytest.mark.parametrize(("text", "line"), [("a\n" * 600_000, 1), ("a\n" + "b" * 70_000, 2)])
def test_too_large(text, line):
    (fault,) = faults(text)
    assert (fault.code, fault.line) == ("note-too-large", line)


def test_a_table_has_true_columns():
    source = (
        "| a | b |\n|---|---|\n| [[Loss\\|x]] | `[[no]]` [[one\\|x]] | [[two]]\n| | ![[three]] |"
    )
    found = [(f.code, f.line, f.column) for f in faults(source)]
    assert found == [("link-missing", 3, 26), ("embed-missing", 4, 5)]
    twice = "| a | b |\n|---|---|\n| [[no]] | [[no]] |\n| x | [[no]] |"
    assert [(f.line, f.column) for f in faults(twice)] == [(3, 3), (3, 12), (4, 7)]


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("> - [ ] > a [[gone]]", 1, 13),
        ("a\n  b [[gone]]", 2, 5),
        ("- a\n\n\tb [[gone]]", 3, 4),
        ("1. a\n   ### [[gone]] ###", 2, 8),
        ("> [!note] T [[gone]]", 1, 13),
        ("a ^[b *c [[gone]]*]", 1, 10),
        ("[^1]\n\n[^1]: a\n    [[gone]]", 4, 5),
        ("[[gone]] ^id", 1, 1),
        ("%%\n%% a [[gone]]", 2, 6),
        ("---\na: 1\n---\n\nb\n[[gone]]", 6, 1),
        ("a\n===\n\n[[gone]]\n---", 4, 1),
        ("größe 神经 🎨 [[gone]]", 1, 12),
    ],
)
def test_places_are_true(source, line, column):
    (fault,) = faults(source)
    assert (fault.code, fault.line, fault.column) == ("link-missing", line, column)


def test_orphans():
    texts = {
        "Contents.md": "- [[One]]\n- [[Two.ipynb]]",
        "index.md": "[[Colophon]]",
        "One.md": "[[Lost]]",
        "Two.ipynb": "",
        "Colophon.md": "",
        "Lost.md": "",
        "Draft.md": "---\ndraft: true\n---",
    }
    found = [(d.path, d.code, d.severity) for d in check(vault_of(texts))]
    assert found == [("docs/Lost.md", "note-orphan", "warning")]
    del texts["Contents.md"]
    assert check(vault_of(texts)) == ()


def test_a_notebook_names_its_cell(tmp_path):
    cells = [{"cell_type": "markdown", "source": text} for text in ("a\nb", "[[gone]]")]
    write(tmp_path, {"n.ipynb": json.dumps({"cells": cells})})
    (fault,) = check(load(tmp_path))
    assert (fault.code, fault.line, fault.column) == ("link-missing", 1, 1)
    assert fault.message.startswith("Markdown cell 2: ")


def test_all_in_one_go_and_in_order(tmp_path):
    write(tmp_path, {"b.md": "x\n[[q]] [[p]]", "a.md": b"\xff", "c.md": "---\n[\n---"})
    found = [(d.path.rpartition("/")[2], d.line, d.column, d.code) for d in check(load(tmp_path))]
    assert found == [
        ("a.md", 1, 1, "note-encoding"),
        ("b.md", 2, 1, "link-missing"),
        ("b.md", 2, 7, "link-missing"),
        ("c.md", 2, 2, "properties-malformed"),
    ]


def test_backlinks_count_properties_embeds_and_notebooks_but_no_comments():
    vault = vault_of(
        {
            "a.md": '---\nsee: "[[c]]"\n---\n[[c#H]] ![[C]] [[a]]',
            "b.md": "%%[[c]]%% `[[c]]`",
            "c.md": "[[#own]] [[p.png]] [[gone]]",
            "n.ipynb": "[x](c.md)",
        },
        "p.png",
    )
    found = {t: [(s, link.form) for s, link in links] for t, links in backlinks(vault).items()}
    assert found == {
        "c.md": [("a.md", "property"), ("a.md", "wiki"), ("a.md", "embed"), ("n.ipynb", "markdown")]
    }
