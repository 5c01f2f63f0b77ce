"""Terms: notes with the property `term: true`, each of which explains one word."""

from __future__ import annotations

from gradient_garden.vault.index import fold
from gradient_garden.vault.model import Note

KEY = "term"


def is_term(note: Note) -> bool:
    """Tell whether a note explains a word: its title and aliases are how the word is written."""
    return note.properties.get(KEY) is True


def spellings(note: Note) -> tuple[str, ...]:
    """Return how a term is written, its title first; an alias with a slash is an old address."""
    written = [note.title, *(alias for alias in note.aliases if "/" not in alias)]
    return tuple({fold(each): each for each in reversed(written) if each.strip()}.values())[::-1]
