"""The notes of the same part, with their reading times: the way back, and the ways beside."""

from __future__ import annotations

from gradient_garden.pages.markup import escape
from gradient_garden.pages.model import Context, Neighbour
from gradient_garden.pages.reading import quiet, spoken
from gradient_garden.pages.scope import Ledger
from gradient_garden.pages.sections import link, section


def part(context: Context, ledger: Ledger) -> str:
    """The section that lists them in their order; the note itself is named and not linked."""
    notes = context.surroundings.part
    if not notes:
        return ""
    items = "".join(f"<li>{_item(note, context)}</li>\n" for note in notes)
    name = f"In this part: {escape(context.surroundings.part_title)}"
    return section("gg-part", name, f'<ol class="gg-notes">\n{items}</ol>\n', ledger)


def _item(note: Neighbour, context: Context) -> str:
    here = context.note_of_page is not None and context.note_of_page.path == note.path
    name = f'<b aria-current="page">{escape(note.title)}</b>' if here else link(note, context)
    return f"{name} {quiet(spoken(note.minutes))}" if note.minutes else name
