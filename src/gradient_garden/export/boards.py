"""A canvas as a list of its cards, in reading order; groups are lists within it (X14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gradient_garden.export import embeds, escape
from gradient_garden.export.writer import Writer
from gradient_garden.pages import board_order, urls
from gradient_garden.pages.arrange import arrange
from gradient_garden.pages.tree import grow
from gradient_garden.vault import Note, file_link, read_board, text_card
from gradient_garden.vault.canvas import Board, Card


@dataclass(frozen=True, slots=True)
class _Written:
    """A board being written; what each of its cards is called, and what lies in its groups."""

    board: Board
    note: Note
    names: Mapping[str, str]
    inside: Mapping[str, Sequence[Card]]
    writer: Writer


def board(note: Note, writer: Writer) -> str:
    """Everything on a canvas, or a line that says why there is nothing."""
    read = read_board(note.text)
    if not read.cards:
        return "This canvas cannot be read.\n\n" if read.faults else "This canvas is empty.\n\n"
    names = {card.id: board_order.name(card, note, writer.context.vault) for card in read.cards}
    inside = board_order.nested(read.cards)
    return _cards(inside[""], _Written(read, note, names, inside, writer.within()))


def _cards(cards: Iterable[Card], written: _Written) -> str:
    items = []
    for number, card in enumerate(cards, 1):
        parts = (_content(card, written), _leads(card, written), _within(card, written))
        whole = "\n\n".join(part for each in parts if (part := each.strip("\n")))
        items.append(escape.indented(whole, mark := f"{number}. ", " " * len(mark)))
    return "\n\n".join(items) + "\n\n"


def _content(card: Card, written: _Written) -> str:
    """What stands on a card; of a group, its label."""
    if card.kind == "group":
        return f"**{escape.text(' '.join(card.said.split()))}**" if card.said.strip() else ""
    if card.kind == "link":
        return _address(card.said, written.writer)
    vault = written.writer.context.vault
    text = text_card(card, written.note.path, written.note.text, vault.name, vault.settings)
    inner = written.writer.inside(text, f"card {card.id}")
    if card.kind == "file":
        return embeds.of_link(file_link(card), inner)[0]
    return inner.write(arrange(grow(text.tokens))) + inner.release()


def _address(address: str, writer: Writer) -> str:
    """A card that shows a page of another host: its address."""
    if not urls.is_allowed(address) or not urls.is_foreign(address):
        return escape.text(address)
    shown = escape.text(address)
    return shown if writer.in_link else f"[{shown}]({escape.url(address)})"


def _leads(card: Card, written: _Written) -> str:
    """Where the lines of a card lead, in words."""
    found = [
        f"“{escape.text(written.names[other])}”" + (f" ({escape.text(label)})" if label else "")
        for other, label in board_order.leads(card, written.board)
    ]
    return f"Leads to {', '.join(' '.join(each.split()) for each in found)}." if found else ""


def _within(card: Card, written: _Written) -> str:
    inside = written.inside.get(card.id) if card.kind == "group" else None
    return _cards(inside, written) if inside else ""
