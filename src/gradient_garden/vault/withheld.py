"""Keep off the site what its author holds back: notes, and the files that only they use (X16)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from markdown_it.token import Token

from gradient_garden.vault.model import Note, Vault
from gradient_garden.vault.published import is_published
from gradient_garden.vault.resolve import resolve


def withhold(vault: Vault) -> Vault:
    """Return the vault without its unpublished notes and without the files that only they use.

    Their names still take part in resolution, so that no link silently means another note.
    """
    held = {path for path, note in vault.notes.items() if not is_published(note)}
    if not held:
        return vault
    notes = {path: note for path, note in vault.notes.items() if path not in held}
    unused = _only_theirs(vault, held, notes)
    withheld = frozenset(held | unused)
    files = tuple(path for path in vault.files if path not in withheld)
    return replace(vault, notes=notes, files=files, withheld=withheld)


def _only_theirs(vault: Vault, held: set[str], notes: dict[str, Note]) -> set[str]:
    """Files that an unpublished note uses and that nothing published speaks of."""
    theirs = set(_used(vault, (vault.notes[path] for path in held))) - vault.notes.keys()
    theirs -= set(_used(vault, notes.values()))
    if not theirs:
        return theirs
    said = [text for note in notes.values() for text in _said(note)]
    return {path for path in theirs if not any(path.rpartition("/")[2] in text for text in said)}


def _used(vault: Vault, notes: Iterable[Note]) -> Iterator[str]:
    for note in notes:
        for link in (*note.links, *note.hidden_links):
            if target := resolve(vault, link.path, note.path).target:
                yield target


def _said(note: Note) -> Iterator[str]:
    """Where else a note can name a file: in raw HTML, and in a property such as `cover`."""
    yield from (str(value) for value in note.properties.values())
    yield from (unquote(token.content) for token in _html(note.tokens))


def _html(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type in ("html_block", "html_inline"):
            yield token
        yield from _html(token.children or ())
