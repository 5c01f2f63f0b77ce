"""The site's navigation: the nested list of wikilinks in one note, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from markdown_it.token import Token

from gradient_garden.vault.model import Link, NavItem, Note, Vault
from gradient_garden.vault.resolve import resolve
from gradient_garden.vault.rules.heading import plain_text
from gradient_garden.vault.slug import address, slugify


@dataclass(slots=True)
class _Item:
    """A line of the navigation in the making."""

    title: str = ""
    path: str | None = None
    children: list[_Item] = field(default_factory=list)


CONTENTS = "Contents.md"


def navigation(vault: Vault, note: str = CONTENTS) -> tuple[NavItem, ...]:
    """Return the navigation that a note's nested list describes.

    A line with a link is that page, under the display text or the page's title; a line
    without one is a section. A heading of level 2 or deeper is a section of the lists under it.
    Without such a note, the folders are the sections.
    """
    contents = vault.notes.get(note)
    return _frozen(_by_folder(vault) if contents is None else _by_list(vault, contents))


def _frozen(items: Iterable[_Item]) -> tuple[NavItem, ...]:
    """Make values of the lines that lead somewhere; `check` reports a link that does not."""
    found = (NavItem(item.title, item.path, _frozen(item.children)) for item in items)
    return tuple(item for item in found if item.title and (item.path or item.children))


def _by_list(vault: Vault, contents: Note) -> list[_Item]:
    top = _Item()
    lists, items = 0, [top]
    for index, token in enumerate(contents.tokens):
        if token.type == "heading_open" and token.level == 0 and token.tag != "h1":
            section = _Item(plain_text(contents.tokens[index + 1].children or ()))
            top.children.append(section)
            items = [section]
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            lists += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists -= 1
        elif token.type == "list_item_open":
            items[-1].children.append(_Item())
            items.append(items[-1].children[-1])
        elif token.type == "list_item_close":
            items.pop()
        elif token.type == "inline" and lists and not items[-1].title:
            _fill(items[-1], vault, contents, token.children or ())
    return top.children


def _fill(item: _Item, vault: Vault, contents: Note, tokens: Sequence[Token]) -> None:
    """Take title and page of an item from its first line."""
    linked = next((token for token in tokens if "link" in token.meta), None)
    if linked is None:
        item.title = plain_text(tokens)
        return
    link: Link = linked.meta["link"]
    item.path = resolve(vault, link.path, contents.path).target
    note = vault.notes.get(item.path or "")
    item.title = _display(linked, link) or (note.title if note else link.text)


def _display(token: Token, link: Link) -> str:
    """Return a link's own words, without markup; "" where the author wrote none."""
    return plain_text(token.children) if token.children else (link.display or "").strip()


def _by_folder(vault: Vault) -> list[_Item]:
    folders: dict[str, _Item] = {"": _Item()}
    for path in sorted(vault.notes, key=_reading_order):
        folder = _folder(folders, PurePosixPath(path).parent)
        folder.children.append(_Item(vault.notes[path].title, path))
    _use_folder_notes(vault, folders)
    return folders[""].children


def _use_folder_notes(vault: Vault, folders: Mapping[str, _Item]) -> None:
    """Let the note that has a folder's address, in it or beside it, be the section's own page."""
    at = {note.address: path for path, note in vault.notes.items()}
    for key, section in folders.items():
        path = at.get(address(f"{key}/index.md"), "") if key else ""
        if path and PurePosixPath(path).name != "index.md":
            parent, _, _ = path.rpartition("/")
            siblings = folders[parent].children
            siblings[:] = [item for item in siblings if item.path != path]
            section.title, section.path = vault.notes[path].title, path


def _folder(folders: dict[str, _Item], path: PurePosixPath) -> _Item:
    """Return the section of a folder, made with those above it when first seen."""
    key = "" if str(path) == "." else str(path)
    if key not in folders:
        folders[key] = _Item(path.name)
        _folder(folders, path.parent).children.append(folders[key])
    return folders[key]


def _reading_order(path: str) -> list[tuple[bool, bool, list[str]]]:
    """Sort notes before folders, the index first, and numbers in names by their value."""
    parts = path.split("/")
    last = len(parts) - 1
    return [
        (i < last, part != "index.md", [p.zfill(9) for p in slugify(part).split("-")])
        for i, part in enumerate(parts)
    ]
