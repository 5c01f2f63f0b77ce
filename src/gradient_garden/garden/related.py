"""Notes that are near each other without a link between them, by what they share.

The measure is Adamic and Adar's (Friends and neighbors on the Web, Social Networks 25, 2003,
pages 211 to 230): two notes score 1 / ln(size) for each place at which they meet. A place is a note
that both are linked with, or a tag that both carry; its size is how many notes meet there, so
that a rare meeting says more than a common one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from math import log
from typing import Any

SHOWN = 5  # notes related to one
LARGEST = 60  # a place where more notes meet says little of any two of them, and costs most
FEWEST = 2  # one shared place is chance
# The last question and its answer: in a preview, hardly an edit changes which notes are linked.
_LAST: list[Any] = []


def related(
    linked: Mapping[str, Collection[str]],
    groups: Iterable[Collection[str]],
    rank: Mapping[str, int],
) -> dict[str, tuple[str, ...]]:
    """Return, for each note, the nearest of those that it is not linked with, best first.

    linked: by note, those with which a link joins it, in either direction. groups: the notes of
    each tag. rank: decides between equals, and says which notes count.
    """
    wanted = {note: list(notes) for note, notes in linked.items()}, list(map(list, groups)), rank
    if not _LAST or _LAST[0] != wanted:
        _LAST[:] = [wanted, _related(*wanted)]
    return dict(_LAST[1])


def _related(
    linked: Mapping[str, Collection[str]],
    groups: Iterable[Collection[str]],
    rank: Mapping[str, int],
) -> dict[str, tuple[str, ...]]:
    at: dict[str, list[tuple[float, Collection[str]]]] = {}
    for place in (*linked.values(), *groups):
        members = [note for note in place if note in rank]
        if 2 <= len(members) <= LARGEST:
            share = 1 / log(len(members))
            for note in members:
                at.setdefault(note, []).append((share, members))
    return {note: _nearest(note, at[note], linked.get(note, ()), rank) for note in at}


def _nearest(
    note: str,
    places: Iterable[tuple[float, Collection[str]]],
    linked: Collection[str],
    rank: Mapping[str, int],
) -> tuple[str, ...]:
    score: dict[str, float] = {}
    meetings: Counter[str] = Counter()
    for share, members in places:
        meetings.update(members)
        for other in members:
            score[other] = score.get(other, 0.0) + share
    near = [o for o in score if meetings[o] >= FEWEST and o != note and o not in linked]
    return tuple(sorted(near, key=lambda other: (-round(score[other], 9), rank[other]))[:SHOWN])
