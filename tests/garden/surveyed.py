"""A vault on disk, from a name and a text for each note, surveyed and rendered without a host."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

from gradient_garden.config import read_config
from gradient_garden.garden.garden import Garden, survey
from gradient_garden.garden.rendering import render_all
from gradient_garden.pages import Page


def surveyed(root: Path, notes: Mapping[str, str]) -> Garden:
    """The vault of these notes, in place of any that was there; a name with a suffix is a file."""
    for file in (root / "docs").rglob("*.md"):
        file.unlink()
    for name, text in notes.items():
        file = root / (name if name.endswith(".py") else f"docs/{name}.md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return survey(read_config(root)[0])


def rendered(root: Path, notes: Mapping[str, str]) -> dict[str, Page]:
    """Its pages by name, from one cache all along."""
    pages = render_all(surveyed(root, notes), root / "pages.json")
    return {path.removesuffix(".md"): page for path, page in pages.items()}


def all_of(page: Page, name: str) -> Iterator[Element]:
    """The parsed elements of a class in a page."""
    tree = html5lib.parseFragment(page.html, namespaceHTMLElements=False)
    return (element for element in tree.iter() if name in element.get("class", "").split())


def text_of(element: Element) -> str:
    """What a reader reads in an element."""
    return " ".join("".join(element.itertext()).split())
