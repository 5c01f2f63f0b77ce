"""Notes that hang together with no other: suggestions, never faults."""

from __future__ import annotations

from collections.abc import Iterator

from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.vault.backlinks import edges
from gradient_garden.vault.model import Vault
from gradient_garden.vault.published import is_published


def loose_ends(vault: Vault) -> Iterator[Diagnostic]:
    """Yield the notes that nothing links to, and those that link to nothing.

    Where there is a `Contents.md`, what that leaves out is an orphan, which `check` reports.
    """
    leading = [(source, target) for source, _, target in edges(vault) if source != target]
    cited, citing = {target for _, target in leading}, {source for source, _ in leading}
    for path, note in vault.notes.items():
        if not note.address or not is_published(note):
            continue
        where = f"{vault.name}/{path}"
        if path not in cited and "Contents.md" not in vault.notes:
            message, hint = f"no note links to “{note.title}”", "link to it from a related note"
            yield Diagnostic(where, 1, 1, "note-orphan", message, hint, Severity.HINT)
        if path not in citing:
            message, hint = f"“{note.title}” links to no note", "link to what comes next"
            yield Diagnostic(where, 1, 1, "note-dead-end", message, hint, Severity.HINT)
