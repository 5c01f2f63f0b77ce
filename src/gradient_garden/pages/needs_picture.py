"""The graph of `needs` as a picture: every note in learning order, an arc to each that it needs.

One row a note, so that names are legible on a phone. The list of the learning order says the same
in words; so the picture is hidden from programs that read aloud, and no stop for the keyboard.
Lengths are in units of the drawing, in which a letter is 13 high.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gradient_garden.pages.markup import Attributes, attributes, escape
from gradient_garden.pages.model import Context, Step
from gradient_garden.pages.neighbourhood import fit

WIDTH, ROW, EDGE = 360, 26, 8
STEM, MARK = 104, 4  # where the marks stand, and their radius; arcs have the room to their left
LETTERS = 34
REACH = 0.6  # how an arc's breadth grows with its length: long ones are told apart, short ones seen


def picture(context: Context, identity: str) -> str:
    """The figure; a sentence where no note says what it needs."""
    steps = context.steps
    if not steps:
        return f"<p{identity}>No note says what it needs.</p>\n"
    rows = {step.note.path: number for number, step in enumerate(steps)}
    drawn = "".join(_row(step, rows, context) for step in steps)
    height = len(steps) * ROW + 2 * EDGE
    values: Attributes = {"viewBox": f"0 0 {WIDTH} {height}", "aria-hidden": "true"}
    caption = "From each note, an arc leads up to every note that it needs"
    kind = attributes({"class": "gg-web gg-arcs"})
    return (
        f"<figure{identity}{kind}><svg{attributes(values)}>{drawn}</svg>"
        f"<figcaption>{caption}</figcaption></figure>\n"
    )


def _row(step: Step, rows: Mapping[str, int], context: Context) -> str:
    """A note's arcs, and its name as a link."""
    number = rows[step.note.path]
    arcs = "".join(_arcs(step, number, rows))
    label = fit(step.note.title, LETTERS)
    cut = f"<title>{escape(step.note.title)}</title>" if label != step.note.title else ""
    link: Attributes = {
        "href": context.href(step.note.path, ""),
        "tabindex": "-1",
        "transform": f"translate({STEM} {_height(number):g})",
    }
    mark = f'<circle r="{MARK}"/><text x="11" y="4.5">'
    return f"<g>{arcs}<a{attributes(link)}>{cut}{mark}{escape(label)}</text></a></g>"


def _arcs(step: Step, number: int, rows: Mapping[str, int]) -> Iterator[str]:
    """A bow to each note that this one needs; the farther, the wider."""
    for needed in step.needs:
        above = rows[needed.path]
        breadth = (STEM - EDGE) * 4 / 3 * ((number - above) / len(rows)) ** REACH
        stem = STEM - MARK
        bend = stem - breadth
        low, high = _height(number), _height(above)
        path = f"M{stem} {low:g}C{bend:.1f} {low:g} {bend:.1f} {high:g} {stem} {high:g}"
        yield f'<path class="gg-edge" d="{path}"/>'


def _height(number: int) -> float:
    return EDGE + (number + 0.5) * ROW
