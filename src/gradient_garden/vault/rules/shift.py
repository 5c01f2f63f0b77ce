"""Spans inside a nested piece of inline text, counted from the text that it is nested in."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.token import Token


def shift_spans(tokens: Iterable[Token] | None, by: int) -> None:
    """Move the spans of tokens, and of their children, by a number of characters."""
    for token in tokens or ():
        if span := token.meta.get("span"):
            token.meta["span"] = (span[0] + by, span[1] + by)
        shift_spans(token.children, by)
