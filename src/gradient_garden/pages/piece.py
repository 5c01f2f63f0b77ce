"""What an embed becomes: HTML that is a block, or HTML that flows in a sentence."""

from __future__ import annotations

from typing import NamedTuple

from gradient_garden.pages.markup import escape


class Piece(NamedTuple):
    """Rendered HTML and whether it is a block of its own; fault: what is wrong, as plain text."""

    html: str
    block: bool = True
    fault: str = ""


def fault(message: str) -> Piece:
    """What is wrong with an embed, said in its place; pages that are published have none."""
    html = f'<div class="gg-fault" role="alert"><p>{escape(message)}</p></div>\n'
    return Piece(html, fault=message)


def fault_in_sentence(message: str) -> str:
    """The same where only text may stand."""
    return f'<span class="gg-fault" role="alert">{escape(message)}</span>'
