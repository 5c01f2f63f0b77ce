"""From human names to addresses: one rule for headings, notes and attachments."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

MADE_SUFFIXES = (".base", ".canvas")  # their pages are made of data, not of a text
PAGE_SUFFIXES = (".md", ".ipynb", *MADE_SUFFIXES)

_NEITHER = re.compile("[^a-z0-9]+")  # letter nor digit
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def slugify(text: str) -> str:
    """Return the anchor of a text: lower case, letters and digits of any script, single hyphens.

    Apostrophes vanish; every other run of characters becomes one hyphen. A text without any
    letter or digit gives `section`. The result is in NFC.
    """
    return _slug(text) or "section"


def address(path: str) -> str:
    """Return a vault file's address in the site, without a leading slash.

    A note is a folder of its own (`a/My note.md` → `a/my-note/`), `index.md` is its folder, a
    canvas has its suffix in its name (`My map.canvas` → `my-map-canvas/`), an attachment keeps
    its suffix (`a/My picture.PNG` → `a/my-picture.png`).
    """
    folder, _, name = path.rpartition("/")
    parts = [_slug(part) or "note" for part in folder.split("/") if part]
    file = PurePosixPath(name)
    if file.suffix.lower() not in PAGE_SUFFIXES:
        return "/".join([*parts, (_slug(file.stem) or "note") + file.suffix.lower()])
    if file.suffix.lower() in MADE_SUFFIXES:
        parts.append(_slug(name))
    elif (file.stem, file.suffix.lower()) != ("index", ".md"):
        parts.append(_slug(file.stem) or "note")
    return "".join(part + "/" for part in parts)


def without_suffix(path: str) -> str:
    """A note's path without its `.md`, in whatever case that is written."""
    return path[:-3] if path[-3:].lower() == ".md" else path


def _slug(text: str) -> str:
    if text.isascii():
        return _NEITHER.sub("-", text.lower().replace("'", "")).strip("-")
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    kept: list[str] = []
    for char in text:
        if char in "'’":
            continue
        if _belongs(char, kept):
            kept.append(char)
        elif kept and kept[-1] != "-":
            kept.append("-")
    return unicodedata.normalize("NFC", "".join(kept)).rstrip("-")


def _belongs(char: str, kept: list[str]) -> bool:
    """Letters and digits belong; a combining mark only to the letter that it stands on."""
    if char.isascii():
        return char.isalnum()
    category = unicodedata.category(char)[0]
    if category == "M":
        return bool(kept) and kept[-1] != "-" and ord(char) not in _VARIATION_SELECTORS
    return category in "LN"
