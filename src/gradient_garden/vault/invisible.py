"""Signs in code that nobody sees, and that make it another code than it looks (fault F15)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from gradient_garden.diagnostics import Severity
from gradient_garden.vault.draft import Draft
from gradient_garden.vault.linktext import Place

# Direction overrides and isolates, and what has no width; a joiner is needed within emoji only.
_SIGN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u200c\u2060\ufeff]")
_CODE = ("fence", "code_block", "code_inline")


def check_code(draft: Draft, text: str, tokens: Iterable[Token]) -> None:
    """Report each line of code in which such a sign stands; elsewhere, some scripts need them."""
    if not _SIGN.search(text):
        return
    for line, found in _signs(tokens, 0):
        name = unicodedata.name(found, "a control character")
        message = f"the code holds the invisible sign U+{ord(found):04X} ({name.lower()})"
        lines = range(line, len(draft.lines))
        line = next((number for number in lines if found in draft.lines[number]), 0)
        place = Place(line + 1, max(draft.lines[line].find(found) + 1, 1))
        draft.report(place, "code-invisible", message, "delete it", Severity.WARNING)


def _signs(tokens: Iterable[Token], line: int) -> Iterator[tuple[int, str]]:
    """The line, from 0, and the sign; of a block of code its own line is counted on."""
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.type in _CODE:
            for found in _SIGN.finditer(token.content):
                before = token.content.count("\n", 0, found.start())
                yield line + before + (token.type == "fence"), found[0]
        yield from _signs(token.children or (), line)
