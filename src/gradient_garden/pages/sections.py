"""Parts of a page that are not its note's: sections with a name, and lists of other notes."""

from __future__ import annotations

from collections.abc import Iterable

from gradient_garden.pages.markup import UNSEARCHED, Attributes, attributes, escape
from gradient_garden.pages.model import Context, Neighbour
from gradient_garden.pages.scope import Ledger


def section(name: str, title: str, body: str, ledger: Ledger) -> str:
    """A section below the note, named by its heading and kept out of the search."""
    anchor = ledger.unique(name)
    extra: Attributes = {"class": name, "aria-labelledby": anchor, **UNSEARCHED}
    head = f"<h2{attributes({'id': anchor})}>{title}</h2>"
    return f"<section{attributes(extra)}>{head}\n{body}</section>\n"


def listing(notes: Iterable[Neighbour], context: Context) -> str:
    """A list of notes, each with the line about it."""
    items = "".join(f"<li>{link(note, context)}{about(note)}</li>\n" for note in notes)
    return f'<ul class="gg-notes">\n{items}</ul>\n'


def link(note: Neighbour, context: Context, anchor: str = "", title: str = "") -> str:
    """A link to a note by its title; title: what a pointer that rests on it is told."""
    values: Attributes = {"href": context.href(note.path, anchor), "title": title or None}
    return f"<a{attributes(values)}>{escape(note.title)}</a>"


def about(note: Neighbour) -> str:
    """The line about a note, if it has one."""
    return f"<p>{escape(note.description)}</p>" if note.description else ""


def joined(parts: list[str]) -> str:
    """A, B and C."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
