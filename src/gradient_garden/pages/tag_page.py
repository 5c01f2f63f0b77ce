"""Pages that no author wrote: one for each tag, and one that lists them all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gradient_garden.pages.headings import permalink
from gradient_garden.pages.markup import attributes, escape
from gradient_garden.pages.model import Context, Neighbour, Page, TocEntry
from gradient_garden.pages.sections import listing
from gradient_garden.vault import TagEntry, slugify

ALL = "Tags"


def tag_page(
    entry: TagEntry,
    tags: Mapping[str, TagEntry],
    notes: Iterable[Neighbour],
    context: Context,
    all_href: str = "",
) -> Page:
    """The page of one tag: the tags around it, and its notes with the line about each.

    tags: all of them, by key; notes: those of this tag; all_href: the page of all tags, if any.
    """
    every = f"<a{attributes({'href': all_href})}>All tags</a>" if all_href else ""
    above = _link(tags[entry.parent], context) if entry.parent else ""
    up = " › ".join(filter(None, (every, above)))
    inner = [tags[key] for key in entry.children]
    body = (
        (f'<p class="gg-up">{up}</p>\n' if up else "")
        + (_tags(inner, context) if inner else "")
        + listing(notes, context)
    )
    return _page(f"Tag: {entry.name}", f"{_count(entry)} about {entry.name}.", body)


def tags_page(tags: Mapping[str, TagEntry], context: Context) -> Page:
    """The page of all tags, nested as they are."""
    top = [entry for entry in tags.values() if not entry.parent]
    return _page(ALL, "Every tag, with the number of its notes.", _tree(top, tags, context))


def _page(title: str, description: str, body: str) -> Page:
    anchor = slugify(title)
    head = f"<h1{attributes({'id': anchor})}>{escape(title)}{permalink(anchor)}</h1>\n"
    return Page(head + body, title, description, (TocEntry(title, anchor, 1),), searched=False)


def _tree(entries: Iterable[TagEntry], tags: Mapping[str, TagEntry], context: Context) -> str:
    items = (_item(entry, tags, context) for entry in entries)
    return f'<ul class="gg-all-tags">\n{"".join(items)}</ul>\n'


def _item(entry: TagEntry, tags: Mapping[str, TagEntry], context: Context) -> str:
    inner = _tree([tags[key] for key in entry.children], tags, context) if entry.children else ""
    return f"<li>{_link(entry, context)} <span>{_count(entry)}</span>{inner}</li>\n"


def _tags(entries: Iterable[TagEntry], context: Context) -> str:
    items = "".join(f"<li>{_link(entry, context)}</li>" for entry in entries)
    return f'<ul class="gg-tags" aria-label="Narrower tags">{items}</ul>\n'


def _link(entry: TagEntry, context: Context) -> str:
    href = context.tag_href(entry.name)
    return f"<a{attributes({'href': href})}>{escape(entry.name)}</a>"


def _count(entry: TagEntry) -> str:
    return "1 note" if len(entry.notes) == 1 else f"{len(entry.notes)} notes"
