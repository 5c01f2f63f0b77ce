"""The tags of a vault and their addresses (rule X1)."""

import pytest

from gradient_garden.vault import tag_index, tag_key
from tests.garden.vault.build import vault_of


def tagged(*tags):
    return "---\ntags: [" + ", ".join(f'"{tag}"' for tag in tags) + "]\n---\n"


def test_a_parent_lists_what_its_children_tag():
    found = tag_index(vault_of({"a.md": "#net/deep/wide", "b.md": "#net", "c.md": "#net/deep"}))
    assert {key: (e.address, e.notes, e.parent, e.children) for key, e in found.items()} == {
        "net": ("tags/net/", ("a.md", "b.md", "c.md"), "", ("net/deep",)),
        "net/deep": ("tags/net/deep/", ("a.md", "c.md"), "net", ("net/deep/wide",)),
        "net/deep/wide": ("tags/net/deep/wide/", ("a.md",), "net/deep", ()),
    }


def test_the_case_that_was_seen_first_is_shown():
    vault = vault_of({"a.md": "#XOR and #xor", "b.md": "#Xor"})
    (entry,) = tag_index(vault).values()
    assert (entry.name, entry.notes) == ("XOR", ("a.md", "b.md"))
    (entry,) = tag_index(vault, reading=["b.md"]).values()
    assert (entry.name, entry.notes) == ("Xor", ("b.md", "a.md"))


def test_hidden_tags_and_notes_have_no_page():
    texts = {"a.md": "%%#secret%%\n\n%%\n#hidden\n%%", "b.md": "---\ndraft: true\n---\n#draft"}
    assert tag_index(vault_of(texts)) == {}


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ("hidden layer", "tags/hidden-layer/"),
        ("/a//B/", "tags/a/b/"),
        ("../../etc/passwd", "tags/section/section/etc/passwd/"),
        ("<script>", "tags/script/"),
        ("神经/网络", "tags/神经/网络/"),
    ],
)
def test_an_address_is_made_of_slugs(tag, address):
    found = tag_index(vault_of({"a.md": tagged(tag)}))
    assert found[tag_key(tag)].address == address


def test_no_two_pages_have_one_address():
    found = tag_index(vault_of({"a.md": tagged("c", "c++", "c#", "d")}), taken=["tags/D/"])
    addresses = [entry.address for entry in found.values()]
    assert addresses == ["tags/c/", "tags/c-2/", "tags/c-3/", "tags/d-2/"]


def test_a_tag_that_no_file_system_bears_has_no_page():
    assert tag_index(vault_of({"a.md": tagged("x" * 200, "a/" * 200)})) == {}
