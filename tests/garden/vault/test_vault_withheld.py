"""Drafts and their files stay off the site (rule X16), and nothing else does."""

import pytest

from gradient_garden.vault import check, citations, load, navigation, resolve, tag_index
from tests.garden.vault.build import codes, write

DRAFT = "---\ndraft: true\n---\n"
VAULT = {
    "Open.md": "See [[Held]] and [[Held|that]], ![[both.png]], ![[Held]], ![[own.png]].\n",
    "Held.md": DRAFT
    + "#hidden [[Open]] ![[both.png]] ![[theirs.png]] ![[html.png]] ![](cover.png)",
    "Shut.md": "---\npublish: false\n---\n![[theirs.png]]",
    "Html.md": '---\ncover: pictures/cover.png\n---\n<img src="html.png">\n',
    **dict.fromkeys(
        ("both.png", "theirs.png", "own.png", "html.png", "cover.png", "nobody.png"), ""
    ),
}


def loaded(tmp_path, texts=VAULT, **options):
    return load(write(tmp_path, texts), name="docs", **options)


def test_notes_and_files_that_only_they_use_are_not_there(tmp_path):
    vault = loaded(tmp_path)
    assert sorted(vault.notes) == ["Html.md", "Open.md"]
    assert sorted(vault.withheld) == ["Held.md", "Shut.md", "theirs.png"]
    assert set(vault.files) == set(VAULT) - vault.withheld


def test_nothing_speaks_of_them(tmp_path):
    vault = loaded(tmp_path)
    assert tag_index(vault) == {}
    assert citations(vault) == {}
    assert [item.path for item in navigation(vault)] == ["Html.md", "Open.md"]


def test_links_to_them_are_told_from_broken_ones(tmp_path):
    vault = loaded(tmp_path)
    found = [(d.code, d.line, d.severity) for d in check(vault)]
    assert found == [("link-unpublished", 1, "warning")] * 3
    assert resolve(vault, "Held", "Open.md").target is None


def test_a_link_never_means_another_note_because_the_nearest_is_a_draft(tmp_path):
    texts = {"a/x.md": "[[Loss]]", "a/Loss.md": DRAFT, "b/Loss.md": ""}
    vault = loaded(tmp_path, texts)
    assert resolve(vault, "Loss", "a/x.md").rule == "unpublished"
    assert resolve(vault, "Loss", "b/y.md").target == "b/Loss.md"
    assert codes(check(vault)) == ["link-unpublished"]


def test_a_preview_has_them(tmp_path):
    vault = loaded(tmp_path, drafts=True)
    assert set(vault.files) == set(VAULT)
    assert resolve(vault, "Held", "Open.md").target == "Held.md"


@pytest.mark.parametrize("value", ["false", "'true'", "no", "1"])
def test_only_a_plain_true_makes_a_draft(tmp_path, value):
    assert list(loaded(tmp_path, {"a.md": f"---\ndraft: {value}\n---\n"}).notes) == ["a.md"]


def test_what_is_wrong_with_a_draft_stops_nobody(tmp_path):
    assert codes(check(loaded(tmp_path, {"a.md": DRAFT + "[[Nowhere]]\x07"}))) == []
