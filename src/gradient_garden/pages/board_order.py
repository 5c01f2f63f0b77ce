"""In which order a canvas is read, what each of its cards is called, and where its lines lead."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from gradient_garden.pages.tree import grow, plain
from gradient_garden.vault import resolve, text_card
from gradient_garden.vault.canvas import Board, Card
from gradient_garden.vault.model import Note, Vault

LONGEST = 40  # characters of a card's name


def nested(cards: Iterable[Card]) -> dict[str, list[Card]]:
    """The cards by the id of the smallest group around each, "" for none, in reading order."""
    inside: dict[str, list[Card]] = {"": []}
    ordered = sorted(cards, key=lambda card: (card.y, card.x, card.id))
    groups = [card for card in ordered if card.kind == "group"]
    groups.sort(key=lambda card: card.width * card.height)
    for card in ordered:
        around = next((group.id for group in groups if _holds(group, card)), "")
        inside.setdefault(around, []).append(card)
    return inside


def _holds(group: Card, card: Card) -> bool:
    """Whether a card's middle lies in a group; a group lies only in a larger one."""
    if card.kind == "group" and group.width * group.height <= card.width * card.height:
        return False
    x, y = card.x + card.width / 2, card.y + card.height / 2
    across = group.x <= x <= group.x + group.width
    return across and group.y <= y <= group.y + group.height


def leads(card: Card, board: Board) -> list[tuple[str, str]]:
    """The ids of the cards that a card's lines lead to, each with what the line says."""
    found = [(edge.end, edge.label) for edge in board.edges if edge.start == card.id]
    back = (edge for edge in board.edges if edge.end == card.id and edge.start_arrow)
    return found + [(edge.start, edge.label) for edge in back]


def name(card: Card, note: Note, vault: Vault) -> str:
    """What other cards call a card: its first words, its note's title, its address or label."""
    if card.kind == "file":
        target = resolve(vault, card.said, note.path).target or card.said
        known = vault.notes.get(target)
        return known.title if known else PurePosixPath(target).name
    if card.kind != "text":
        return card.said or "a group"
    tree = grow(text_card(card, note.path, "", vault.name).tokens)
    words = plain([node for node in tree if node.kind != "footnote_block"]).rstrip(".")
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] + " …"
