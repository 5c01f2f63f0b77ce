"""The register of misconceptions and the lessons say the same."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from gradient_garden import vault
from gradient_garden.vault import Link
from tests.course.misconceptions import claims
from tests.course.prose import GARDEN, leads_to

PATH = "9 Back matter/Misconceptions.md"


class Row(NamedTuple):
    said: str
    verdict: str
    lesson: str | None
    sources: frozenset[str]


def rows() -> list[Row]:
    """The rows of the register's table, below its head."""
    cells: list[tuple[str, list[Link]]] = []
    for token, inner in pairwise(GARDEN.notes[PATH].tokens):
        if token.type == "td_open":
            children = inner.children or []
            links = [child.meta["link"] for child in children if child.type == "wikilink"]
            cells.append((vault.plain_text(children), links))
    return [
        Row(
            said[0],
            verdict[0],
            leads_to(PATH, shown[1][0]),
            frozenset(link.subpath.removeprefix("^") for link in sources[1]),
        )
        for said, verdict, shown, sources in zip(*[iter(cells)] * 4, strict=True)
    ]


def test_every_claim_of_a_lesson_has_its_row():
    for row, claim in zip(rows(), claims(), strict=True):
        assert claim.line.text.startswith(row.said)
        assert (row.lesson, row.sources) == (claim.note.path, claim.sources)


def test_every_row_has_a_verdict():
    verdicts = [row.verdict for row in rows()]

    assert len(verdicts) > 25
    assert len(set(verdicts)) == len(verdicts)
    assert all(20 < len(verdict) < 160 and verdict.endswith(".") for verdict in verdicts)


def test_in_the_first_half_each_has_a_source():
    first = [claim for claim in claims() if claim.note.path[0] in "1234"]

    assert len(first) >= 26
    assert all(claim.sources for claim in first)
