"""A text without any sign of markup, as most cells, headings and items are, is taken as it is."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def install(md: MarkdownIt) -> None:
    """Read inline texts as the parser does, but for those that none of its rules can change."""
    md.core.ruler.at("inline", read_inline)


def read_inline(state: StateCore) -> None:
    """Parse each inline text; the parser's own rule for text takes all up to a terminator."""
    inline = state.md.inline
    has_sign = inline.terminator_re.search
    for token in state.tokens:
        if token.type == "inline":
            children = token.children = token.children or []
            if has_sign(token.content):
                inline.parse(token.content, state.md, state.env, children)
            elif token.content:
                children.append(Token("text", "", 0, content=token.content))


def is_plain(tokens: list[Token]) -> bool:
    """Whether inline tokens are nothing but one text."""
    return len(tokens) == 1 and tokens[0].type == "text"
