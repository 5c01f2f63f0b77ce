"""Which way the lines of one note run: a vault can hold notes of both ways."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from gradient_garden.hosts.language import ENOUGH

LENGTH = 4000  # characters of a note that are looked at
FEW, LEAST = 0.05, 40  # of all letters, and letters without which nothing is said


def direction_of(text: str) -> str:
    """`rtl` or `ltr` by the letters of a note's prose; "" where they are few or mixed.

    Words of Latin letters stand in the texts of every language, so a quarter of the letters is
    enough for lines from the right, and none but a few for lines from the left.
    """
    ways = [unicodedata.bidirectional(char) for char in _prose(text[:LENGTH]) if char.isalpha()]
    if len(ways) < LEAST:
        return ""
    share = sum(way in ("R", "AL") for way in ways) / len(ways)
    return "rtl" if share > ENOUGH else "ltr" if share < FEW else ""


def _prose(text: str) -> Iterator[str]:
    """The characters of a note that are in no property and no block of code."""
    closed = text.removeprefix("---\n").partition("\n---")[2] if text.startswith("---\n") else ""
    fence = ""
    for line in (closed or text).split("\n"):
        mark = line.lstrip(" >\t")[:3]
        if mark in ("```", "~~~") and fence in ("", mark):
            fence = "" if fence else mark
        elif not fence:
            yield from line
