"""What lies around a note: the picture of its neighbours, where it leads, what is related to it."""

from __future__ import annotations

from collections.abc import Iterable

from gradient_garden.pages import neighbourhood
from gradient_garden.pages.markup import attributes
from gradient_garden.pages.model import Context, Neighbour
from gradient_garden.pages.scope import Ledger
from gradient_garden.pages.sections import link, section


def around(context: Context, ledger: Ledger) -> str:
    """The section at the end of a page; nothing where a note stands alone."""
    surroundings = context.surroundings
    lists = _line("Links from here", surroundings.leads, context)
    lists += _line("Related notes", surroundings.related, context)
    body = neighbourhood.picture(context)
    body += f"<dl>\n{lists}</dl>\n" if lists else ""
    if not body:
        return ""
    if context.graph_href:
        way = attributes({"href": context.graph_href})
        body += f'<p class="gg-graph-link"><a{way}>This note in the graph of all</a></p>\n'
    return section("gg-nearby", "Around this note", body, ledger)


def _line(name: str, notes: Iterable[Neighbour], context: Context) -> str:
    """A name and the links that belong to it."""
    items = "".join(f"<li>{link(note, context)}</li>" for note in notes)
    return f"<dt>{name}</dt><dd><ul>{items}</ul></dd>\n" if items else ""
