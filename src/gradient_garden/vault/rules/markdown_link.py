"""Markdown links and images, read by the library and marked with where they stand (rule L8)."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import image as library_image
from markdown_it.rules_inline import link as library_link
from markdown_it.token import Token

from gradient_garden.vault.linktext import split_display
from gradient_garden.vault.rules.display import DisplayText
from gradient_garden.vault.rules.quiet import no_footnotes


def install(md: MarkdownIt) -> None:
    """Put our two rules, which call the library's, in the library's places."""
    md.inline.ruler.at("link", link)
    md.inline.ruler.at("image", image)


def link(state: StateInline, silent: bool) -> bool:
    """Read a link; remember its span and the text between its brackets."""
    start, before = state.pos, len(state.tokens)
    if state.src[start] != "[" or isinstance(state, DisplayText) or never_closed(state):
        return False
    if not library_link(state, silent):
        return False
    if not silent:
        opening = next(t for t in state.tokens[before:] if t.type == "link_open")
        label_end = state.md.helpers.parseLinkLabel(state, start, True)
        opening.meta = {"span": (start, state.pos), "label": state.src[start + 1 : label_end]}
    return True


def image(state: StateInline, silent: bool) -> bool:
    """Read an image; remember its span."""
    start = state.pos
    if state.src[start] != "!" or never_closed(state):
        return False
    with no_footnotes(state.env):
        if not library_image(state, silent):
            return False
    if not silent:
        token = state.tokens[-1]
        token.meta = {"span": (start, state.pos)}
        for child in token.children or ():
            _flatten(child)
    return True


def never_closed(state: StateInline) -> bool:
    """Tell in constant time that no bracket closes from here on; the library would search."""
    return state.html_terminator_last("]") < state.pos


def _flatten(token: Token) -> None:
    """An alternative text is text: what would be a link or tag elsewhere is its words here."""
    if token.type == "link_open":  # the library keeps it, around words that are kept as well
        token.meta = {}
    if token.type in ("wikilink", "embed"):
        target, display = split_display(token.content)
        token.content = display or target
    elif token.type == "tag":
        token.content = "#" + token.content
    elif token.type != "comment":
        return
    token.type, token.tag, token.children, token.meta = "text", "", None, {}
