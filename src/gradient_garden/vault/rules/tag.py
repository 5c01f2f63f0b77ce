"""`#tag` and `#nested/tag` (rule X1)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline


def install(md: MarkdownIt) -> None:
    """Read tags after everything that may contain a number sign."""
    md.inline.ruler.push("tag", tag)


def tag(state: StateInline, silent: bool) -> bool:
    """Push a `tag`; not in a link, not after a letter, and never of digits alone."""
    start, source = state.pos, state.src
    if source[start] != "#" or state.linkLevel or (start and _glues(source[start - 1])):
        return False
    end = start + 1
    while end < state.posMax and is_tag_character(source[end]):
        end += 1
    name = source[start + 1 : end]
    if not name or name.isdigit():
        return False
    if not silent:
        token = state.push("tag", "a", 0)
        token.content = name
        token.meta = {"span": (start, end)}
    state.pos = end
    return True


@lru_cache(maxsize=4096)
def is_tag_character(char: str) -> bool:
    """Letters, digits, `_ - /`, emoji and other symbols; no spaces and no punctuation."""
    if char.isascii():
        return char.isalnum() or char in "_-/"
    if char in "\u200d\ufffd":  # the first joins the parts of one emoji; the other is no character
        return char == "\u200d"
    return unicodedata.category(char)[0] not in "PZC"


def _glues(char: str) -> bool:
    return char in "#&" or is_tag_character(char)  # `&#` would be an entity
