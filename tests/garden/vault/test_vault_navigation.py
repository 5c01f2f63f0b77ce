"""The navigation: a nested list of links, or else the folders."""

from gradient_garden.vault import navigation
from tests.garden.vault.build import vault_of


def shape(items):
    return [
        (i.title, i.path, shape(i.children)) if i.children else (i.title, i.path) for i in items
    ]


def test_the_nested_list_of_contents():
    contents = """---
description: x
---
# Contents

Some words with a [[Loss]] in them.

- [[index|Home]]
- Part *one*
  - [[Loss]]
    1. [[deep/Adam|The *Adam*]]
  - [[Project.ipynb|The project]]
- [[titled]] and more words
- [[Gone]]
- Empty section
"""
    vault = vault_of(
        {
            "Contents.md": contents,
            "index.md": "",
            "Loss.md": "",
            "deep/Adam.md": "",
            "Project.ipynb": "",
            "titled.md": "---\ntitle: A title\n---",
        }
    )
    assert shape(navigation(vault)) == [
        ("Home", "index.md"),
        (
            "Part one",
            None,
            [
                ("Loss", "Loss.md", [("The Adam", "deep/Adam.md")]),
                ("The project", "Project.ipynb"),
            ],
        ),
        ("A title", "titled.md"),
    ]


def test_headings_are_sections():
    contents = "# Contents\n\n## One\n\n- [[a]]\n\n## Two\n\n- [[b]]\n\n## Without a list\n\nwords"
    vault = vault_of({"Contents.md": contents, "a.md": "", "b.md": ""})
    assert shape(navigation(vault)) == [
        ("One", None, [("a", "a.md")]),
        ("Two", None, [("b", "b.md")]),
    ]


def test_without_contents_the_folders():
    vault = vault_of(
        {"10 x/b.md": "", "2 y/a.md": "", "2 y/index.md": "# Start", "z.md": "", "index.md": ""}
    )
    assert shape(navigation(vault)) == [
        ("index", "index.md"),
        ("z", "z.md"),
        ("2 y", None, [("Start", "2 y/index.md"), ("a", "2 y/a.md")]),
        ("10 x", None, [("b", "10 x/b.md")]),
    ]
