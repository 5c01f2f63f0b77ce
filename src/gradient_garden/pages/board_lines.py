"""The lines of a canvas: curves between the sides of cards, with arrows and labels, as one SVG."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot
from typing import NamedTuple

from gradient_garden.pages.markup import attributes, escape
from gradient_garden.vault.canvas import Board, Card, Edge, Side

MARGIN = 20.0  # pixels around all cards
ARROW = 12.0  # pixels from an arrow's tip to its base
NORMALS: Mapping[Side, tuple[float, float]] = {
    "top": (0.0, -1.0),
    "right": (1.0, 0.0),
    "bottom": (0.0, 1.0),
    "left": (-1.0, 0.0),
}


class Frame(NamedTuple):
    """The rectangle that holds a whole board, its margin included; in pixels."""

    x: float
    y: float
    width: float
    height: float


class End(NamedTuple):
    """Where a line leaves a card, and the direction in which it does."""

    x: float
    y: float
    dx: float
    dy: float


def frame_of(board: Board) -> Frame:
    """Return the frame of a board that has cards."""
    left = min(card.x for card in board.cards) - MARGIN
    top = min(card.y for card in board.cards) - MARGIN
    right = max(card.x + card.width for card in board.cards) + MARGIN
    bottom = max(card.y + card.height for card in board.cards) + MARGIN
    return Frame(left, top, right - left, bottom - top)


def lines(board: Board, frame: Frame) -> str:
    """All edges; what they say is said once more, in words, by the cards."""
    cards = {card.id: card for card in board.cards}
    drawn = "".join(_line(edge, cards, frame) for edge in board.edges)
    if not drawn:
        return ""
    extra = {"class": "gg-edges", "viewBox": f"0 0 {number(frame.width)} {number(frame.height)}"}
    return f'<svg{attributes(extra)} aria-hidden="true" focusable="false">{drawn}</svg>\n'


def colour(value: str) -> dict[str, str | bool | None]:
    """The class or style of a colour: one of six of the theme's, or the author's own."""
    if value.startswith("#"):
        return {"class": "gg-colour", "style": f"--gg-colour: {value}"}
    return {"class": f"gg-colour gg-colour-{value}" if value else None}


def number(value: float) -> str:
    """A length, to a tenth of a pixel."""
    return f"{round(value, 1) + 0.0:.10g}"


def _line(edge: Edge, cards: Mapping[str, Card], frame: Frame) -> str:
    start = _end(cards[edge.start], cards[edge.end], edge.start_side, frame)
    end = _end(cards[edge.end], cards[edge.start], edge.end_side, frame)
    reach = min(max(hypot(end.x - start.x, end.y - start.y) / 2, 30.0), 200.0)
    one = start.x + start.dx * reach, start.y + start.dy * reach
    two = end.x + end.dx * reach, end.y + end.dy * reach
    points = [(start.x, start.y), one, two, (end.x, end.y)]
    first, *others = (f"{number(x)} {number(y)}" for x, y in points)
    curve = f'<path d="M{first}C{" ".join(others)}"/>'
    arrows = (_arrow(start) if edge.start_arrow else "") + (_arrow(end) if edge.end_arrow else "")
    return f"<g{attributes(colour(edge.colour))}>{curve}{arrows}{_label(edge, points)}</g>"


def _end(card: Card, other: Card, side: Side, frame: Frame) -> End:
    dx, dy = NORMALS[side or _nearest(card, other)]
    middle_x, middle_y = card.x + card.width / 2, card.y + card.height / 2
    x = middle_x + dx * card.width / 2 - frame.x
    y = middle_y + dy * card.height / 2 - frame.y
    return End(x, y, dx, dy)


def _nearest(card: Card, other: Card) -> Side:
    """The side that faces another card."""
    dx = other.x + other.width / 2 - card.x - card.width / 2
    dy = other.y + other.height / 2 - card.y - card.height / 2
    if abs(dx) >= abs(dy):
        return "right" if dx >= 0 else "left"
    return "bottom" if dy >= 0 else "top"


def _arrow(end: End) -> str:
    """A triangle whose tip touches the card."""
    base_x, base_y = end.x + end.dx * ARROW, end.y + end.dy * ARROW
    wide_x, wide_y = end.dy * ARROW / 2, end.dx * ARROW / 2
    corners = [
        (end.x, end.y),
        (base_x + wide_x, base_y + wide_y),
        (base_x - wide_x, base_y - wide_y),
    ]
    return f'<polygon points="{" ".join(f"{number(x)},{number(y)}" for x, y in corners)}"/>'


def _label(edge: Edge, points: list[tuple[float, float]]) -> str:
    """The label in the middle of the curve."""
    if not edge.label:
        return ""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    x, y = (x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8
    return f'<text x="{number(x)}" y="{number(y)}">{escape(edge.label)}</text>'
