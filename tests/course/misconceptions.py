"""What is often said and not quite true, as the lessons have it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gradient_garden.vault import Note
from tests.course.prose import GARDEN, Line, lines, order

CLAIMED = re.compile(r"[> ]*\*(?!\*)")  # a line that begins in italics
TITLE = "Often said, not quite true"


class Claim(NamedTuple):
    """A claim that a lesson refutes: the line that says it, and the sources against it.

    The line may go on after the claim. heading: the one that the callout stands under.
    """

    note: Note
    line: Line
    heading: str
    sources: frozenset[str]


def claims() -> list[Claim]:
    """All of them, in the order of Contents."""
    return [claim for path in order() for claim in of(GARDEN.notes[path])]


def of(note: Note) -> Iterator[Claim]:
    """The claims of one note; two in one callout share its sources from the first on."""
    source, warned = note.text.splitlines(), [x for x in lines(note) if x.within == "warning"]
    if not any(line.text == TITLE for line in warned):
        return
    said = [line for line in warned if CLAIMED.match(source[line.number - 1])]
    for line, following in zip(said, [*said[1:], None], strict=True):
        end = following.number if following else warned[-1].number + 1
        cited = {
            link.subpath.removeprefix("^")
            for other in warned
            for _, _, link in other.links
            if line.number <= other.number < end and Path(link.path).stem == "Bibliography"
        }
        above = [heading.text for heading in note.headings if heading.line < line.number]
        yield Claim(note, line, above[-1], frozenset(cited))
