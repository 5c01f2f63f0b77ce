"""What could be better in a vault, though nothing is wrong: worked out only when asked for."""

from __future__ import annotations

from collections.abc import Iterator

from gradient_garden import vault
from gradient_garden.diagnostics import Diagnostic
from gradient_garden.garden.garden import Garden

# Codes of which nothing is reported unless they are asked for, or set to count in the settings.
QUIET = frozenset({"note-dead-end", "note-orphan", "unlinked-mention"})


def suggestions(garden: Garden, *, wanted: bool) -> Iterator[Diagnostic]:
    """Yield every suggestion, if they are wanted or if the settings make one of them count."""
    chosen = {code for code, choice in garden.config.severity.items() if choice != "off"}
    if wanted or chosen & (QUIET - {"note-orphan"}):
        yield from vault.mentions(garden.vault)
        yield from vault.loose_ends(garden.vault)
