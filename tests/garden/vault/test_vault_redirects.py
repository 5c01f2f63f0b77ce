"""Old addresses that still lead somewhere (rule X16), and never out of the site (F12)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_garden.vault import check, redirects
from tests.garden.vault.build import vault_of


def old(alias, path="Lessons/Neuron.md", **others):
    return redirects(vault_of({path: f"---\naliases: ['{alias}']\n---\n", **others}))


@pytest.mark.parametrize(
    ("alias", "address"),
    [
        ("Guides/Old name", "guides/old-name/"),
        ("Guides/Old name.md", "guides/old-name/"),
        ("/Guides/Old name/", "guides/old-name/"),
        ("Old name.md", "old-name/"),
        ("Guides/v1.2", "guides/v1-2/"),
    ],
)
def test_an_alias_that_is_an_old_path(alias, address):
    assert old(alias).targets == {address: "Lessons/Neuron.md"}


@pytest.mark.parametrize(
    "alias",
    [
        *("Neuron", "A name", "/", ".md", "Lessons/Neuron", "lessons/NEURON"),
        *("../../etc/passwd", "a/../../b", "a/" + "x" * 300, "a/" * 600),
    ],
)
def test_other_aliases_are_only_names(alias):
    assert old(alias).targets == {}


def test_a_note_with_a_permalink_is_found_at_its_path_too():
    vault = vault_of({"a/Neuron.md": "---\npermalink: neuron\naliases: [old/one]\n---\n"})
    assert redirects(vault).targets == {"a/neuron/": "a/Neuron.md", "old/one/": "a/Neuron.md"}


def test_an_address_in_use_is_not_taken():
    vault = vault_of(
        {
            "TCP/IP.md": "",
            "a.md": "---\naliases: [TCP/IP, old/one, LICENSE/a]\n---\n",
            "b.md": "---\naliases: [OLD/one]\n---\n",
        },
        "LICENSE",
    )
    assert redirects(vault).targets == {"old/one/": "a.md"}
    clashes = [(d.path, d.severity) for d in check(vault) if d.code == "redirect-clash"]
    assert clashes == [("docs/a.md", "warning")] * 2 + [("docs/b.md", "warning")]


def test_a_draft_leaves_no_trace():
    assert redirects(vault_of({"a.md": "---\ndraft: true\naliases: [x/y]\n---\n"})).targets == {}


@given(st.text("aB./\\ ~é%?&", max_size=30))
def test_no_address_leaves_the_site(alias):
    for address in old(alias.replace("'", "")).targets:
        assert address.endswith("/")
        assert {"", ".", ".."}.isdisjoint(address.removesuffix("/").split("/"))
