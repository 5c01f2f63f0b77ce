"""A canvas as a board of real content: one list of cards, laid out where there is room (X14).

The cards stand in reading order, groups around their cards, and each says in words where its
lines lead; so a narrow window, a printer and a screen reader get a plain nested list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gradient_garden.pages import board_order, embeds, links, urls
from gradient_garden.pages.arrange import arrange
from gradient_garden.pages.board_lines import Frame, colour, frame_of, lines, number
from gradient_garden.pages.markup import Attributes, attributes, escape
from gradient_garden.pages.piece import fault
from gradient_garden.pages.scope import Scope
from gradient_garden.pages.sections import joined
from gradient_garden.pages.tree import grow
from gradient_garden.vault import file_link, read_board, text_card
from gradient_garden.vault.canvas import Board, Card
from gradient_garden.vault.model import Note


@dataclass(frozen=True, slots=True)
class _Shown:
    """A board being rendered, what each of its cards is called here, and its id in the page."""

    board: Board
    frame: Frame
    names: Mapping[str, str]
    anchors: Mapping[str, str]
    inside: Mapping[str, Sequence[Card]]
    scope: Scope


def board(note: Note, scope: Scope) -> str:
    """Everything on a canvas, or a line that says why there is nothing."""
    read = read_board(note.text)
    if not read.cards:
        return fault("This canvas cannot be read.").html if read.faults else _EMPTY
    shown = _Shown(
        read,
        frame_of(read),
        {card.id: board_order.name(card, note, scope.context.vault) for card in read.cards},
        {card.id: scope.ledger.unique(f"{scope.prefix}card") for card in read.cards},
        board_order.nested(read.cards),
        scope,
    )
    size = f"--gg-w: {number(shown.frame.width)}; --gg-h: {number(shown.frame.height)}"
    extra: Attributes = {"class": "gg-canvas", "tabindex": "0", "role": "region"}
    label = attributes({**extra, "aria-label": f"Canvas: {note.title}"})
    cards = _cards(shown.inside[""], shown, note)
    drawn = lines(read, shown.frame)
    return f'<div{label}><div class="gg-board" style="{size}">\n{drawn}{cards}</div></div>\n'


_EMPTY = "<p>This canvas is empty.</p>\n"


def _cards(cards: Iterable[Card], shown: _Shown, note: Note) -> str:
    return f"<ol>\n{''.join(_item(card, shown, note) for card in cards)}</ol>\n"


def _item(card: Card, shown: _Shown, note: Note) -> str:
    """A card; a group's frame is an element of its own, so that its cards lie on the board."""
    anchor, inner = shown.anchors[card.id], shown.inside.get(card.id)
    leads = _leads(card, shown)
    if card.kind == "group":
        frame = f"<div{_placed(card, shown.frame, 'gg-card-frame')}>{_label(card)}</div>\n"
        extra = attributes({"id": anchor, "class": "gg-card-group"})
        below = _cards(inner, shown, note) if inner else ""
        return f"<li{extra}>{frame}{leads}{below}</li>\n"
    extra = attributes({"id": anchor}) + _placed(card, shown.frame, f"gg-card gg-card-{card.kind}")
    return f"<li{extra}>{_content(card, shown.scope, note)}{leads}</li>\n"


def _placed(card: Card, frame: Frame, kind: str) -> str:
    """The class and style of what stands on the board at a card's place, in its colour."""
    paint = colour(card.colour)
    place = (
        f"--gg-x: {number(card.x - frame.x)}; --gg-y: {number(card.y - frame.y)}; "
        f"--gg-w: {number(card.width)}; --gg-h: {number(card.height)}"
    )
    style = f"{place}; {paint['style']}" if "style" in paint else place
    names = f"{kind} {paint['class']}" if paint["class"] else kind
    return attributes({"class": names, "style": style})


def _label(card: Card) -> str:
    return f'<p class="gg-card-label">{escape(card.said)}</p>' if card.said else ""


def _content(card: Card, scope: Scope, note: Note) -> str:
    """What stands on a card. A fault in it is one of the canvas, at the card's line."""
    before = len(scope.ledger.diagnostics)
    html = _written(card, scope, note)
    for index in range(before, len(scope.ledger.diagnostics)):
        found = scope.ledger.diagnostics[index]
        if found.path.endswith(f"/{note.path}"):
            scope.ledger.diagnostics[index] = replace(found, line=card.line, column=1)
    return f'<div class="gg-card-body">\n{html}</div>\n'


def _written(card: Card, scope: Scope, note: Note) -> str:
    if card.kind == "link":
        return _address(card, scope)
    vault = scope.context.vault
    text = text_card(card, note.path, note.text, vault.name, vault.settings)
    prefix = f"{scope.prefix}card-{scope.ledger.number('card')}-"
    inner = scope.inside(text, prefix, (note.path, f"card {card.id}"))
    if card.kind == "file":
        made = embeds.of_link(file_link(card), inner)
        return made.html if made.block else f"<p>{made.html}</p>\n"
    return inner.write(arrange(grow(text.tokens))) + scope.ledger.release()


def _address(card: Card, scope: Scope) -> str:
    """A card that shows a page of another host: its address, since nothing is asked of others."""
    if not urls.is_allowed(card.said) or not urls.is_foreign(card.said):
        return f"<p>{links.broken(escape(card.said), 'This address is not allowed here.')}</p>\n"
    extra: Attributes = {"href": card.said, "rel": "external noopener"}
    return f"<p>{scope.anchor(escape(card.said), extra)}</p>\n"


def _leads(card: Card, shown: _Shown) -> str:
    """Where the lines of a card lead, in words."""
    found = board_order.leads(card, shown.board)
    if not found:
        return ""
    said = [
        shown.scope.anchor(escape(shown.names[other]), {"href": f"#{shown.anchors[other]}"})
        + (f" ({escape(label)})" if label else "")
        for other, label in found
    ]
    return f'<p class="gg-card-leads">Leads to {joined(said)}.</p>\n'
