"""The theme's own Markdown extensions are the oracle for the markup that the theme styles."""

from __future__ import annotations

import html5lib
import markdown
import pytest
from material.plugins.search.plugin import Parser

from tests.garden.pages.helpers import body

EXTENSIONS = [
    "admonition",
    "footnotes",
    "tables",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "toc",
]
SETTINGS = {
    "pymdownx.highlight": {"pygments_lang_class": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "toc": {"permalink": True},
}
PAIRS = {
    "heading": ("## A *b*", "## A *b*"),
    "admonition": ("> [!note] T *x*\n> body", '!!! note "T *x*"\n    body'),
    "closed": ("> [!note]- T\n> body", '??? note "T"\n    body'),
    "open": ("> [!note]+ T\n> body", '???+ note "T"\n    body'),
    "nested": ("> [!tip] A\n> > [!bug] B\n> > c", '!!! tip "A"\n    !!! bug "B"\n        c'),
    "tabs": ("> [!tab] A\n> one\n\n> [!tab] B\n> two", '=== "A"\n    one\n\n=== "B"\n    two'),
    "tasks": ("- [x] done\n- [ ] open", "- [x] done\n- [ ] open"),
    "table": ("| a | b |\n|---|--:|\n| 1 | 2 |", "| a | b |\n|---|--:|\n| 1 | 2 |"),
    "footnote": ("x[^1] y[^1]\n\n[^1]: The note.", "x[^1] y[^1]\n\n[^1]: The note."),
    "code": (
        '```python title="a.py"\ndef f(x):\n    """d"""\n    return x + 1.5  # c\n```',
        '```python title="a.py"\ndef f(x):\n    """d"""\n    return x + 1.5  # c\n```',
    ),
    "plain code": ("```\na < b\n```", "```\na < b\n```"),
    "list": ("- a\n- b", "- a\n- b"),
    "numbered list": ("1. a\n2. b", "1. a\n2. b"),
    "quote": ("> a *b*", "> a *b*"),
}
# What we add for those who cannot see or use a mouse, and what names a place; in both trees.
IGNORED = {
    "aria-label",
    "data-callout",
    "data-task",
    "name",
    "role",
    "scope",
    "tabindex",
    "value",
}


def shape(html: str) -> list[object]:
    """The elements of a page with their attributes and texts, without our wrappers."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return _children(tree)


def _children(element) -> list[object]:
    found: list[object] = [_squeezed(element.text)]
    for child in element:
        if _is_wrapper(child):
            found += _children(child)
        elif not _is_ours(child):
            found.append((child.tag, _attributes(child), _merged(_children(child))))
        found.append(_squeezed(child.tail))
    return _merged(found)


def _is_wrapper(element) -> bool:
    classes = set((element.get("class") or "").split())
    line = (element.get("id") or "").startswith("__span-")
    return line or bool(classes & {"gg-code", "md-typeset__scrollwrap", "md-typeset__table"})


def _is_ours(element) -> bool:
    return element.tag == "button"


def _attributes(element) -> tuple[tuple[str, str], ...]:
    given = {k: v.rstrip(";") for k, v in element.attrib.items() if k not in IGNORED}
    kept = {k: "" if v == k else v for k, v in given.items()}  # checked="checked" is checked
    return tuple(sorted(kept.items()))


def _squeezed(text: str | None) -> str:
    return " ".join((text or "").split())


def _merged(parts: list[object]) -> list[object]:
    """Texts side by side become one, so that it does not matter where white space was."""
    merged: list[object] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] = _squeezed(f"{merged[-1]} {part}")
        else:
            merged.append(part)
    return [part for part in merged if part]


@pytest.mark.parametrize("name", PAIRS)
def test_markup_is_what_the_theme_expects(name: str) -> None:
    ours, theirs = PAIRS[name]

    expected = markdown.markdown(theirs, extensions=EXTENSIONS, extension_configs=SETTINGS)
    assert shape(expected) == shape(body(ours))


def test_the_theme_searches_what_a_reader_sees_and_nothing_twice() -> None:
    parser = Parser()
    parser.feed(
        "<h1 id='t'>T</h1>"
        + body(
            "$x^2$ and\n\n![[neuron.py#neuron]]\n\n![[lab.py#figure()|A line]]\n\n"
            "![[lab.py#move(w={1, 2})|Moves]]\n\nThe end."
        )
    )

    found = " ".join(" ".join(section.text) for section in parser.data)
    assert "x^2" not in found
    assert "Copy" not in found
    assert found.count("A line") == 1
    assert found.count("Moves") == 1
    assert "neuron" in found
    assert "The end." in found
