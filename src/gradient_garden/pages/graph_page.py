"""The page of the graph: the place where a script draws it, and the same links in words."""

from __future__ import annotations

from collections.abc import Sequence

from gradient_garden.pages.headings import permalink
from gradient_garden.pages.markup import attributes, escape
from gradient_garden.pages.model import Page, TocEntry

TITLE = "Graph of all notes"
Named = tuple[str, str]  # a title, and the address as seen from the page
WITHOUT = "The graph is drawn by a script, which does not run here. "
ELSEWHERE = "Below each note stand the notes that it links to, and those that link to it."


def graph_page(
    file: str, root: str, notes: int, listed: Sequence[tuple[Named, tuple[Named, ...]]]
) -> Page:
    """The page of the graph.

    file: what the script loads, and root: the way to the top of the site, both as seen from the
    page. notes: how many there are. listed: each note with those that it links to; empty where
    they are too many to read.
    """
    anchor = "graph-of-all-notes"
    head = f"<h1{attributes({'id': anchor})}>{TITLE}{permalink(anchor)}</h1>\n"
    drawing = attributes({"data-notes": file, "data-root": root})
    body = f"<gg-graph{drawing}><p>{WITHOUT}{ELSEWHERE}</p></gg-graph>\n"
    words = _words(listed) if listed else ""
    about = f"{notes} notes and the links between them, to look around in."
    return Page(head + body + words, TITLE, about, (TocEntry(TITLE, anchor, 1),))


def _words(listed: Sequence[tuple[Named, tuple[Named, ...]]]) -> str:
    items = "".join(_item(note, leads) for note, leads in listed)
    return (
        '<details class="gg-in-words">\n<summary>The same links in words</summary>\n'
        f"<dl>\n{items}</dl></details>\n"
    )


def _item(note: Named, leads: Sequence[Named]) -> str:
    ways = "".join(f"<li>{_link(each)}</li>" for each in leads)
    return f"<dt>{_link(note)}</dt><dd><ul>{ways}</ul></dd>\n"


def _link(note: Named) -> str:
    title, href = note
    return f"<a{attributes({'href': href})}>{escape(title)}</a>"
