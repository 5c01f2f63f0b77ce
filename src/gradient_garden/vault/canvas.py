"""JSON Canvas 1.0: cards, groups and edges of a `.canvas` file (rule X14, https://jsoncanvas.org).

A board is read leniently: what is wrong with one card is said, and the others are shown.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, cast

Kind = Literal["text", "file", "link", "group"]
Side = Literal["top", "right", "bottom", "left", ""]

SUFFIX = ".canvas"
LARGEST = 1024 * 1024  # characters
MOST = 2000  # cards, and edges, of one board
FARTHEST = 1_000_000.0  # pixels from the origin
_SIDES = ("top", "right", "bottom", "left")
_COLOUR = re.compile(r"[1-6]|#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}")


@dataclass(frozen=True, slots=True)
class Card:
    """One node. said: the text, the file's vault path, the address or the group's label.

    subpath: of a file, with its `#`. colour: `1` to `6`, `#rrggbb` or "". line: of its id in the
    file, from 1. Lengths are pixels; y grows downwards.
    """

    id: str
    kind: Kind
    said: str
    x: float
    y: float
    width: float
    height: float
    subpath: str = ""
    colour: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two cards, by their ids; sides are "" where the author chose none."""

    start: str
    end: str
    start_side: Side = ""
    end_side: Side = ""
    start_arrow: bool = False
    end_arrow: bool = True
    label: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a board, and on which line of the file."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Board:
    """All that a canvas shows, in the order of the file, and what of it cannot be shown."""

    cards: tuple[Card, ...] = ()
    edges: tuple[Edge, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_board(text: str) -> Board:
    """Read a canvas; never raises for what is in it. An empty file is an empty board."""
    if len(text) > LARGEST:
        return Board(faults=(Fault(1, f"the canvas is larger than {LARGEST >> 10} KiB"),))
    try:
        data = json.loads(text, parse_constant=_no_constant) if text.strip() else {}
    except RecursionError:
        return Board(faults=(Fault(1, "the canvas is nested too deep"),))
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        return Board(faults=(Fault(line, "the canvas is not JSON"),))
    if not isinstance(data, dict):
        return Board(faults=(Fault(1, "the canvas is not a JSON object"),))
    return _board(data, _line_finder(text))


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def _line_finder(text: str) -> Callable[[object], int]:
    """Return a function from an id to the line that it stands on."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        for found in re.findall(r'"id"\s{0,9}:\s{0,9}"([^"]{1,200})"', line):
            lines.setdefault(found, number)
    return lambda name: lines.get(str(name), 1)


def _board(data: dict[str, object], line_of: Callable[[object], int]) -> Board:
    cards: dict[str, Card] = {}
    faults: list[Fault] = []
    for node in _objects(data.get("nodes"), faults):
        card = _card(node, line_of(node.get("id")))
        if isinstance(card, str):
            faults.append(Fault(line_of(node.get("id")), card))
        elif card.id in cards:
            faults.append(Fault(card.line, f"two cards have the id “{card.id}”"))
        else:
            cards[card.id] = card
    edges = []
    for raw in _objects(data.get("edges"), faults):
        edge = _edge(raw)
        if edge.start in cards and edge.end in cards:
            edges.append(edge)
        else:
            faults.append(
                Fault(line_of(raw.get("id")), "an edge leads to a card that is not there")
            )
    return Board(tuple(cards.values()), tuple(edges), tuple(faults))


def _objects(value: object, faults: list[Fault]) -> Iterator[dict[str, object]]:
    """The objects of a list, up to the limit."""
    items = value if isinstance(value, list) else []
    if len(items) > MOST:
        faults.append(Fault(1, f"the canvas has more than {MOST} cards or edges"))
    for item in items[:MOST]:
        if isinstance(item, dict):
            yield item
        else:
            faults.append(Fault(1, "a card or edge is not a JSON object"))


_SAID = {"text": "text", "file": "file", "link": "url", "group": "label"}


def _card(node: dict[str, object], line: int) -> Card | str:
    """One card, or what is wrong with it."""
    name, kind = node.get("id"), node.get("type")
    if not isinstance(name, str) or not name:
        return "a card has no id"
    if not isinstance(kind, str) or kind not in _SAID:
        return f"the card “{name[:40]}” is of no known type"
    said = node.get(_SAID[kind], "" if kind == "group" else None)
    if not isinstance(said, str):
        return f"the card “{name[:40]}” has no {_SAID[kind]}"
    x, y, width, height = (_length(node.get(key)) for key in ("x", "y", "width", "height"))
    if x is None or y is None or not width or not height or min(width, height) < 0:
        return f"the card “{name[:40]}” has no proper place"
    subpath, colour = _text(node, "subpath"), _colour(node)
    return Card(name, cast(Kind, kind), said, x, y, width, height, subpath, colour, line)


def _length(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return float(value) if math.isfinite(value) and abs(value) <= FARTHEST else None


def _edge(edge: dict[str, object]) -> Edge:
    return Edge(
        start=_text(edge, "fromNode"),
        end=_text(edge, "toNode"),
        start_side=_side(edge, "fromSide"),
        end_side=_side(edge, "toSide"),
        start_arrow=edge.get("fromEnd") == "arrow",
        end_arrow=edge.get("toEnd", "arrow") == "arrow",
        label=_text(edge, "label"),
        colour=_colour(edge),
    )


def _text(values: dict[str, object], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _side(values: dict[str, object], key: str) -> Side:
    value = values.get(key)
    return cast(Side, value) if value in _SIDES else ""


def _colour(values: dict[str, object]) -> str:
    colour = _text(values, "color")
    return colour if _COLOUR.fullmatch(colour) else ""
