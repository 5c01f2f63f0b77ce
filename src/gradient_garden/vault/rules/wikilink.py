"""`[[link text]]` and `[[link text|display]]` (rules L1 to L7)."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from gradient_garden.vault.linktext import split_display, wikilink_end
from gradient_garden.vault.rules.display import parse_display


def install(md: MarkdownIt) -> None:
    """Read wikilinks before Markdown links, whose brackets they share."""
    md.inline.ruler.before("link", "wikilink", wikilink)


def wikilink(state: StateInline, silent: bool) -> bool:
    """Push a `wikilink` whose children are its parsed display text, if it has one."""
    start = state.pos
    if not state.src.startswith("[[", start):
        return False
    end = wikilink_end(state.src, start, state.posMax)
    if end < 0:
        return False
    if not silent:
        token = state.push("wikilink", "a", 0)
        token.content = state.src[start + 2 : end - 2]
        token.meta = {"span": (start, end)}
        display = split_display(token.content)[1]
        if display and display.strip():
            token.children = parse_display(state.md, state.env, display.strip())
    state.pos = end
    return True
