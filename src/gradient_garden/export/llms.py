"""`llms.txt`, by which language models find their way, and all notes in one file.

The format: llmstxt.org.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from gradient_garden.export import escape
from gradient_garden.export.layout import is_plain
from gradient_garden.pages import description
from gradient_garden.vault import NavItem, Vault


def llms_index(
    vault: Vault,
    items: Iterable[NavItem],
    name: str,
    about: str,
    address: Callable[[str], str],
) -> str:
    """A list of all notes of the navigation, section by section.

    name, about: of the site. address(path): the address of a note's Markdown.
    """
    lines = [f"# {escape.text(name)}", ""]
    lines += [f"> {escape.text(about)}", ""] if about else []
    loose = [item for item in items if item.path and not item.children]
    sections = [item for item in items if item.children]
    parts = [("Notes", loose), *((item.title, [item]) for item in sections)]
    for title, found in parts:
        entries = [_entry(vault, path, address) for path in _paths(found) if is_plain(path)]
        lines += [f"## {escape.text(title)}", "", *entries, ""] if entries else []
    return "\n".join(lines).rstrip("\n") + "\n"


def llms_full(texts: Mapping[str, str], items: Iterable[NavItem]) -> str:
    """Every note, in reading order and then the rest. texts: the Markdown of each, by path."""
    order = dict.fromkeys([*_paths(items), *texts])
    return "\n\n---\n\n".join(texts[path].strip("\n") for path in order if path in texts) + "\n"


def _paths(items: Iterable[NavItem]) -> Iterable[str]:
    for item in items:
        if item.path:
            yield item.path
        yield from _paths(item.children)


def _entry(vault: Vault, path: str, address: Callable[[str], str]) -> str:
    note = vault.notes[path]
    about = description(note)
    return f"- [{escape.text(note.title)}]({address(path)})" + (f": {about}" if about else "")
