"""Every block token knows its lines, and nothing was dropped for nesting too deep."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from gradient_garden.vault.draft import Draft, draft_of
from gradient_garden.vault.linktext import Place

_CONTAINERS = (
    "blockquote_open",
    "callout_open",
    "list_item_open",
    "footnote_reference_open",
)


def install(md: MarkdownIt) -> None:
    """Check the nesting right after the block rules; complete the lines at the very end."""
    md.core.ruler.after("block", "nesting", check_nesting)
    md.core.ruler.push("lines", complete_lines)


def check_nesting(state: StateCore) -> None:
    """Report the first block at the parser's limit: what is inside was not read."""
    deepest = int(state.md.options["maxNesting"]) - 1
    for token in state.tokens:
        if token.level >= deepest and token.type in _CONTAINERS:
            _report(draft_of(state.env), token, deepest)
            return


def _report(draft: Draft, token: Token, deepest: int) -> None:
    place = Place((token.map or [0])[0] + 1, 1)
    message = f"blocks are nested more than {deepest} deep here; what is inside is not read"
    draft.report(place, "nesting-too-deep", message, "nest less deeply")


def complete_lines(state: StateCore) -> None:
    """Give closing tokens the lines of their opening ones, and new tokens those around them."""
    opened: list[Token] = []
    last = [0, 1]
    for token in state.tokens:
        if token.nesting < 0 and opened:
            token.map = opened.pop().map
        token.map = token.map or (opened[-1].map if opened else None) or last
        if token.nesting > 0:
            opened.append(token)
        last = token.map
