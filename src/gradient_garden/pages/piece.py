"""What an embed becomes: HTML that is a block, or HTML that flows in a sentence."""

from __future__ import annotations

from typing import NamedTuple

from gradient_garden.pages.markup import escape


class Piece(NamedTuple):
    """Rendered HTML and whether it is a block of its own."""

    html: str
    block: bool = True


def fault(message: str) -> Piece:
    """What is wrong with an embed, said in its place; pages that are published have none."""
    text = f'<div class="gg-fault" role="alert"><p>{escape(message)}</p></div>\n'
    return Piece(text)


def inline_fault(message: str) -> Piece:
    """The same within a sentence."""
    return Piece(f'<span class="gg-fault" role="alert">{escape(message)}</span>', block=False)
