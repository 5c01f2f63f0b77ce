"""The display text of a wikilink: inline markup, but no maths, tags or links in it (rule L7)."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from gradient_garden.vault.rules.quiet import no_footnotes


class DisplayText(StateInline):
    """The state of parsing a display text; rules that have no place in one look for it."""


def parse_display(md: MarkdownIt, env: EnvType, text: str) -> list[Token]:
    """Return the inline tokens of a display text."""
    state = DisplayText(text, md, env, [])
    state.linkLevel = 1
    with no_footnotes(env):
        md.inline.tokenize(state)
    for rule in md.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens
