"""The home page of a vault that has none: everything in it, folder by folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gradient_garden.pages.headings import permalink
from gradient_garden.pages.markup import attributes, escape
from gradient_garden.pages.model import Context, Page, TocEntry
from gradient_garden.vault import slugify
from gradient_garden.vault.model import NavItem


def home_page(title: str, items: Sequence[NavItem], context: Context) -> Page:
    """A page that leads to every note of the navigation; folders fold, and open without a script.

    title: the vault's name.
    """
    anchor = slugify(title)
    head = f"<h1{attributes({'id': anchor})}>{escape(title)}{permalink(anchor)}</h1>\n"
    body = _list(items, context) if items else "<p>There are no notes here yet.</p>\n"
    number = _number(items)
    said = f"{number} {'note' if number == 1 else 'notes'}."
    return Page(head + body, title, said, (TocEntry(title, anchor, 1),))


def _list(items: Iterable[NavItem], context: Context) -> str:
    return f'<ul class="gg-notes">\n{"".join(_item(item, context) for item in items)}</ul>\n'


def _item(item: NavItem, context: Context) -> str:
    name = escape(item.title)
    if item.path:
        name = f"<a{attributes({'href': context.href(item.path, '')})}>{name}</a>"
    if not item.children:
        return f"<li>{name}</li>\n"
    inner = _list(item.children, context)
    summary = f"<summary>{name} ({_number(item.children)})</summary>"
    return f"<li><details>{summary}\n{inner}</details></li>\n"


def _number(items: Iterable[NavItem]) -> int:
    """How many notes there are below."""
    return sum((item.path is not None) + _number(item.children) for item in items)
