"""Which notes their author holds back."""

from __future__ import annotations

from gradient_garden.vault.model import Note


def is_published(note: Note) -> bool:
    """Tell whether a note may be seen and spoken of: no `draft: true` or `publish: false` (X16)."""
    properties = note.properties
    return properties.get("draft") is not True and properties.get("publish") is not False
