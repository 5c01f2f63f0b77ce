"""Who links to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gradient_garden.vault.model import Link, Vault
from gradient_garden.vault.resolve import resolve


def backlinks(vault: Vault) -> Mapping[str, tuple[tuple[str, Link], ...]]:
    """Return, for each note that others cite, the citing notes with their links, in order.

    Links of properties, embeds and notebooks count; those in comments and to oneself do not.
    """
    citing: dict[str, list[tuple[str, Link]]] = {}
    for source, link, target in edges(vault):
        if target in vault.notes and target != source:
            citing.setdefault(target, []).append((source, link))
    return {target: tuple(citing[target]) for target in sorted(citing)}


def edges(vault: Vault) -> Iterator[tuple[str, Link, str]]:
    """Yield every link that leads to a file: its note, itself, the file."""
    for source, note in vault.notes.items():
        for link in note.links:
            target = resolve(vault, link.path, source).target
            if target:
                yield source, link, target
