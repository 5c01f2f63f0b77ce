"""The notes one link away, drawn: a static SVG whose every node is a link.

Notes that link here stand on the left, those linked from here on the right, and those of both
where there is room. The lists of the page say the same in words, so the picture is hidden from
programs that read aloud, and no stop for the keyboard. Lengths are in units of the drawing, in
which a letter is 11 high, and on a phone, where the units are smaller, up to 15.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from gradient_garden.pages.markup import Attributes, attributes, escape
from gradient_garden.pages.model import Context, Neighbour, Surroundings

MOST = 10  # notes drawn on a side
WIDTH, ROW, EDGE = 400, 24, 14
SIDE = {"left": 178, "right": 222}  # where a node stands
TEXT = {"left": '<text x="-10" text-anchor="end" y="4">', "right": '<text x="10" y="4">'}
LETTERS = 24  # of a label, for which even a phone has room; a wide letter counts twice
MARKS = {
    "in": '<circle r="4"/>',
    "out": '<path d="M-4-4h8v8h-8z"/>',
    "both": '<path d="M0-5.5 5.5 0 0 5.5-5.5 0z"/>',
}
KEYS = {"in": "links here", "out": "is linked from here", "both": "both"}


class Node(NamedTuple):
    """One neighbour: where it stands, and which way its link goes."""

    note: Neighbour
    way: str
    side: str


def picture(context: Context) -> str:
    """The figure, with a key to its marks; nothing where no note is linked."""
    nodes, left_out = neighbours(context.surroundings)
    if not nodes:
        return ""
    more = f" {left_out} more {'is' if left_out == 1 else 'are'} left out." if left_out else ""
    key = "".join(_key(way) for way in KEYS if any(node.way == way for node in nodes))
    caption = f'<figcaption aria-hidden="true">{key}{more}</figcaption>'
    return f'<figure class="gg-web">{_svg(nodes, context)}{caption}</figure>\n'


def neighbours(around: Surroundings) -> tuple[list[Node], int]:
    """The nodes to draw, and how many notes found no room."""
    citing = {each.note.path: each.note for each in around.cited}
    led = {note.path: note for note in around.leads}
    left = [Node(note, "in", "left") for path, note in citing.items() if path not in led]
    right = [Node(note, "out", "right") for path, note in led.items() if path not in citing]
    for note in (citing[path] for path in citing if path in led):
        side = "left" if len(left) <= len(right) else "right"
        (left if side == "left" else right).append(Node(note, "both", side))
    return [*left[:MOST], *right[:MOST]], max(0, len(left) - MOST) + max(0, len(right) - MOST)


def fit(text: str, letters: int = LETTERS) -> str:
    """A label that has room: cut, with an ellipsis, after so many letters of usual width."""
    if text.isascii():
        return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
    widths = [2 if east_asian_width(letter) in "WF" else 1 for letter in text]
    if sum(widths) <= letters:
        return text
    room, end = letters - 1, 0
    while end < len(widths) and widths[end] <= room:
        room, end = room - widths[end], end + 1
    return text[:end].rstrip() + "…"


def _svg(nodes: Sequence[Node], context: Context) -> str:
    sides = [[n for n in nodes if n.side == side] for side in SIDE]
    height = max(map(len, sides)) * ROW + EDGE
    drawn = "".join(_side(side, height, context) for side in sides)
    here = f'<g{_moved(WIDTH / 2, height / 2)}><circle r="7"/></g>'
    values: Attributes = {"viewBox": f"0 0 {WIDTH} {height}", "aria-hidden": "true"}
    return f"<svg{attributes(values)}>{drawn}{here}</svg>"


def _side(nodes: Sequence[Node], height: float, context: Context) -> str:
    top = (height - len(nodes) * ROW + ROW) / 2
    return "".join(_node(n, top + i * ROW, height / 2, context) for i, n in enumerate(nodes))


def _node(node: Node, y: float, middle: float, context: Context) -> str:
    """A mark with its label, one link, and the edge between it and the middle."""
    x, bend = SIDE[node.side], (SIDE[node.side] + WIDTH / 2) / 2
    edge = f"M{x} {y:g}C{bend:g} {y:g} {bend:g} {middle:g} {WIDTH // 2} {middle:g}"
    label = fit(node.note.title)
    cut = f"<title>{escape(node.note.title)}</title>" if label != node.note.title else ""
    href = escape(context.href(node.note.path, ""))
    return (
        f'<path class="gg-edge" d="{edge}"/><a href="{href}" tabindex="-1"{_moved(x, y)}'
        f' data-way="{node.way}">{cut}{MARKS[node.way]}{TEXT[node.side]}{escape(label)}</text></a>'
    )


def _moved(x: float, y: float) -> str:
    return f' transform="translate({x:g} {y:g})"'


def _key(way: str) -> str:
    mark = f'<svg viewBox="-7 -7 14 14" data-way="{way}">{MARKS[way]}</svg>'
    return f"<span>{mark} {KEYS[way]}</span> "
