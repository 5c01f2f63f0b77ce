"""Which heading or block a link's subpath means (rules S1 to S7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from gradient_garden.vault.index import fold
from gradient_garden.vault.model import Block, Heading, Note

_TO_SPACE = str.maketrans(dict.fromkeys('!"#$%&()*+,.:;<=>?@^`{|}~/[]\\\n\r', " "))


def locate(note: Note, subpath: str) -> Heading | Block | None:
    """Find what `#subpath` means in a note: a block for `^id`, else a heading.

    `A#B` is the first B inside the section of an A (S4); empty parts are ignored and of equal
    headings the first counts (S5). A heading is known by its source, then by its text (S2).
    """
    parts = [part.strip() for part in subpath.split("#") if part.strip()]
    if not parts:
        return None
    if parts[-1].startswith("^"):
        return _block(note, parts[-1][1:])
    wanted = [normalise_heading(part) for part in parts]
    if not all(wanted):
        return None
    return _nested(note.headings, wanted, _by_source) or _nested(note.headings, wanted, _by_either)


@lru_cache(maxsize=16384)
def normalise_heading(text: str) -> str:
    """Return the form in which a heading and a subpath are compared (S1)."""
    return " ".join(fold(text.translate(_TO_SPACE)).split())


def _block(note: Note, name: str) -> Heading | Block | None:
    """Find a block by its id; a heading that is named so is that heading."""
    found = next((block for block in note.blocks if block.id.lower() == name.lower()), None)
    if found is None:
        return None
    return next((h for h in note.headings if h.line == found.line), found)


def _by_source(heading: Heading, wanted: str) -> bool:
    return normalise_heading(heading.source) == wanted


def _by_either(heading: Heading, wanted: str) -> bool:
    return _by_source(heading, wanted) or normalise_heading(heading.text) == wanted


def _nested(
    headings: Sequence[Heading], wanted: Sequence[str], matches: Callable[[Heading, str], bool]
) -> Heading | None:
    """Find the first heading whose name, and the names above it in order, are wanted.

    Levels rise along the way and there are six, so more parts than that match nothing.
    """
    if len(wanted) > 6:
        return None
    for position, heading in enumerate(headings):
        if matches(heading, wanted[0]):
            if len(wanted) == 1:
                return heading
            section = _section(headings, position)
            if found := _nested(section, wanted[1:], matches):
                return found
    return None


def _section(headings: Sequence[Heading], position: int) -> Sequence[Heading]:
    """Return the headings below one: those up to the next of its level or higher."""
    end = position + 1
    while end < len(headings) and headings[end].level > headings[position].level:
        end += 1
    return headings[position + 1 : end]
