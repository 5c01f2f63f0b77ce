"""Pages and embeds that are made of data instead of Markdown: canvases and bases."""

from __future__ import annotations

from gradient_garden.pages import bases, boards
from gradient_garden.pages.info import parse_info
from gradient_garden.pages.scope import Scope
from gradient_garden.vault import is_base, is_canvas
from gradient_garden.vault.bases import LANGUAGE
from gradient_garden.vault.memory import remembered
from gradient_garden.vault.model import Note


def is_made(note: Note) -> bool:
    """Tell whether a note is data."""
    return is_base(note.path) or is_canvas(note.path)


def made(note: Note, scope: Scope) -> str:
    """All that its page shows below the title."""
    return bases.page(note, scope) if is_base(note.path) else boards.board(note, scope)


@remembered
def asks_all_notes(note: Note) -> bool:
    """Tell whether a note shows what the properties of all others say."""
    if is_base(note.path) or is_canvas(note.path):
        return is_base(note.path)
    if LANGUAGE not in note.text:
        return False
    fences = (token for token in note.tokens if token.type == "fence")
    return any(parse_info(fence.info).language == LANGUAGE for fence in fences)


def asks_sizes(note: Note) -> bool:
    """Tell whether a note may show how large files are: few bases do, and any edit changes it."""
    return "size" in note.text and asks_all_notes(note)
