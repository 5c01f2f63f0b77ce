"""Headings: their rendered text and their final, unique anchors."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from gradient_garden.vault.draft import draft_of
from gradient_garden.vault.model import Heading, Link
from gradient_garden.vault.slug import slugify

_AS_CONTENT = frozenset(("text", "code_inline", "math_inline", "math_inline_double", "image"))


def install(md: MarkdownIt) -> None:
    """Number the headings last, when the text of each is whole."""
    md.core.ruler.push("heading", anchor_headings)


def anchor_headings(state: StateCore) -> None:
    """Give every heading its anchor; index those that are not inside another block."""
    draft, taken = draft_of(state.env), Anchors()
    for index, token in enumerate(state.tokens):
        if token.type != "heading_open":
            continue
        inline = state.tokens[index + 1]
        text = plain_text(inline.children or [])
        anchor = taken.add(slugify(text))
        token.attrSet("id", anchor)
        if token.level == 0 and token.map:
            level = int(token.tag[1])
            draft.headings.append(Heading(inline.content, text, level, anchor, token.map[0] + 1))


class Anchors:
    """The anchors of one page; a slug that is taken gets `-1`, `-2` and so on."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def add(self, slug: str) -> str:
        """Return the slug, or the first free numbered form of it, and take it."""
        anchor, number = slug, self._next.get(slug, 0)
        while anchor in self._next:
            number += 1
            anchor = f"{slug}-{number}"
        self._next[anchor] = 0
        self._next[slug] = number
        return anchor


def plain_text(tokens: Iterable[Token]) -> str:
    """Return what a reader sees of inline tokens, without markup, in one line."""
    return " ".join("".join(visible(token) for token in tokens).split())


def visible(token: Token) -> str:
    """Return what a reader sees of one inline token, its spaces kept."""
    if token.type == "wikilink":
        link: Link = token.meta["link"]
        return plain_text(token.children) if token.children else link.text
    if token.type == "tag":
        return "#" + token.content
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content if token.type in _AS_CONTENT else ""
