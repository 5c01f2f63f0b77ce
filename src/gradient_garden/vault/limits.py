"""What a note may not be: too large to read in good time, or full of control characters."""

from __future__ import annotations

import re

from gradient_garden.vault.draft import Draft
from gradient_garden.vault.linktext import Place

MAX_NOTE = 1024 * 1024  # characters
MAX_LINE = 64 * 1024  # characters

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def is_too_large(draft: Draft, text: str) -> bool:
    """Report a note or line over the limit; such a note is not parsed."""
    long = next((i for i, line in enumerate(draft.lines) if len(line) > MAX_LINE), None)
    if len(text) <= MAX_NOTE and long is None:
        return False
    what = "the note" if long is None else "this line"
    limit = MAX_NOTE if long is None else MAX_LINE
    message = f"{what} is larger than {limit // 1024} KiB and is not read"
    draft.report(Place((long or 0) + 1, 1), "note-too-large", message, "split it")
    return True


def check_characters(draft: Draft, text: str) -> None:
    """Report the first control character: it would reach every page that names the note."""
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start())
        column = found.start() - (text.rfind("\n", 0, found.start()) + 1)
        message = f"control character U+{ord(found[0]):04X} in the note"
        draft.report(Place(line + 1, column + 1), "note-control-character", message, "delete it")
