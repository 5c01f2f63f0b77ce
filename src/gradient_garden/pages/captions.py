"""Captions: the text after the bar of an embed, with its inline markup."""

from __future__ import annotations

from typing import NamedTuple

from gradient_garden.pages.markup import escape
from gradient_garden.pages.scope import Scope
from gradient_garden.pages.tree import grow, plain
from gradient_garden.vault import parse_note
from gradient_garden.vault.model import Link


class Caption(NamedTuple):
    """A caption as HTML to be shown and as plain text to be read out."""

    html: str = ""
    text: str = ""


def plain_caption(text: str) -> Caption:
    """A caption without markup."""
    return Caption(escape(text), text)


def caption_of(link: Link, scope: Scope) -> Caption:
    """What an embed's author wrote after the bar; block markup there stays plain text."""
    display = (link.display or "").strip()
    if not display:
        return Caption()
    tree = grow(parse_note(scope.note.path, display).tokens)
    if len(tree) != 1 or tree[0].kind != "paragraph":
        return plain_caption(display)
    return Caption(scope.write(tree[0].children), plain(tree[0].children))
