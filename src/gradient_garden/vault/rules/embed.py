"""`![[link text]]`: another note, a part of it, media, code or its result, here (rule E1)."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from gradient_garden.vault.linktext import wikilink_end


def install(md: MarkdownIt) -> None:
    """Read embeds before Markdown images, whose opening they share."""
    md.inline.ruler.before("image", "embed", embed)


def embed(state: StateInline, silent: bool) -> bool:
    """Push an `embed`."""
    start = state.pos
    if not state.src.startswith("![[", start):
        return False
    end = wikilink_end(state.src, start + 1, state.posMax)
    if end < 0:
        return False
    if not silent:
        token = state.push("embed", "", 0)
        token.content = state.src[start + 3 : end - 2]
        token.meta = {"span": (start, end)}
    state.pos = end
    return True
