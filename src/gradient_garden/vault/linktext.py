"""Link text: where a wikilink ends, and what its parts mean (rules L1 to L8)."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote

from gradient_garden.vault.model import Link, LinkForm

_SIGN = re.compile(r"[\[\]|\n]")


class Place(NamedTuple):
    """A place in a file: line and column, both from 1."""

    line: int
    column: int


def wikilink_end(source: str, start: int, end: int) -> int:
    """Return the index just after the `]]` that closes the `[[` at start, or -1.

    One line, no brackets in the target, balanced ones in the display text (L1). The scan ends at
    the next `[[` at the latest, so that a text full of unclosed links is still read in linear time.
    """
    depth, in_display = 0, False
    for sign in _SIGN.finditer(source, start + 2, end):
        char, position = sign[0], sign.start()
        if char == "]" and not depth:
            closes = source.startswith("]]", position) and position + 2 <= end
            return position + 2 if closes and source[start + 2 : position].strip() else -1
        if char == "\n" or (
            char == "[" and (not in_display or source[position + 1 : position + 2] == "[")
        ):
            return -1
        depth += (char == "[") - (char == "]")
        in_display = in_display or (char == "|" and position > start + 2)
    return -1


def split_display(text: str) -> tuple[str, str | None]:
    """Split at the first `|` that is not the first character (L2); `\\|` separates too (L3)."""
    bar = text.find("|", 1)
    if bar < 0:
        return text, None
    return text[:bar].removesuffix("\\"), text[bar + 1 :]


def wiki_link(original: str, text: str, form: LinkForm, place: Place, key: str = "") -> Link:
    """Make the link of a wikilink or embed from the text between its brackets."""
    target, display = split_display(text)
    path, _, subpath = target.partition("#")
    return Link(
        original,
        target,
        _clean(path),
        _clean(subpath),
        display,
        form,
        place.line,
        place.column,
        key,
    )


def markdown_link(
    original: str, href: str, label: str, form: LinkForm, place: Place, key: str = ""
) -> Link:
    """Make the link of an internal Markdown destination, percent-decoded once (L8)."""
    path, hash_, subpath = (unquote(part) for part in href.partition("#"))
    display = label or None
    return Link(
        original,
        path + hash_ + subpath,
        _clean(path),
        _clean(subpath),
        display,
        form,
        place.line,
        place.column,
        key,
    )


def is_internal(href: str) -> bool:
    """Tell whether a destination leads into the vault: it has no scheme and no host (L8)."""
    scheme = href.partition(":")[0]
    has_scheme = scheme != href and scheme[:1].isalpha() and not set(scheme) & set("/#?%. ")
    return bool(href) and not has_scheme and not href.startswith("//")


def _clean(part: str) -> str:
    """Trim spaces, no-break ones included, and compose (L5)."""
    return unicodedata.normalize("NFC", part.strip())
