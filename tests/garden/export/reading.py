"""Exported Markdown as others read it: markdown-it's HTML, and headings named as GitHub does."""

import os
import unicodedata
from pathlib import Path
from urllib.parse import unquote

import html5lib
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

READER = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
READER.use(footnote_plugin)


def page_of(text):
    """The text as a tree of HTML."""
    return html5lib.parse(READER.render(text), namespaceHTMLElements=False)


def written_ids(page):
    """The names that the text itself gives."""
    return [element.attrib["id"] for element in page.iter() if "id" in element.attrib]


def ids_of(page):
    """Every name that a link can lead to: those written, and those that GitHub makes.

    GitHub drops what is no letter, mark, digit, underscore, hyphen or space, and numbers the
    second of two equal names, in the order of the file.
    """
    found, seen = written_ids(page), {}
    for element in page.iter():
        if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            words = "".join(element.itertext()).strip().lower()
            kept = "".join(c for c in words if c in "-_ " or _is_kept(c))
            name = kept.replace(" ", "-")
            number = seen.get(name, 0)
            seen[name] = number + 1
            found.append(f"{name}-{number}" if number else name)
    return found


def _is_kept(char):
    return char.isdecimal() or unicodedata.category(char)[0] in "LM"


def addresses_of(page):
    """Every address that the page leads to or shows, inside the folder."""
    for element in page.iter():
        address = element.attrib.get("href") or element.attrib.get("src")
        if address and "//" not in address and not address.startswith("mailto:"):
            yield address


def lost(folder):
    """The links in a folder's Markdown that lead to no file or to no name in it, the written
    names that are not alone in their file, and how many links there are.
    """
    files = sorted(Path(folder).rglob("*.md"))
    pages = {file: page_of(file.read_text(encoding="utf-8")) for file in files}
    ids = {file: ids_of(page) for file, page in pages.items()}
    wrong, count = [], 0
    for file, page in pages.items():
        for address in addresses_of(page):
            count += 1
            if not _leads(address, file, ids):
                wrong.append((file.relative_to(folder).as_posix(), address))
        twice = [name for name in written_ids(page) if ids[file].count(name) > 1]
        wrong += [(file.relative_to(folder).as_posix(), name) for name in twice]
    return wrong, count


def _leads(address, file, ids):
    place, _, fragment = address.partition("#")
    target = Path(os.path.normpath(file.parent / unquote(place))) if place else file
    if not target.is_file():
        return False
    return not fragment or target not in ids or unquote(fragment) in ids[target]
