"""Keep off the site what its author holds back: notes, and the files that only they use (X16)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from markdown_it.token import Token

from gradient_garden.vault.model import Note, Vault
from gradient_garden.vault.published import is_published
from gradient_garden.vault.resolve import resolve


def withhold(vault: Vault, ignored: frozenset[str] = frozenset(), *, drafts: bool = False) -> Vault:
    """Return the vault without its unpublished notes and without the files that only they use.

    ignored: paths that the app's settings exclude. Of these a note that says `publish: true` is
    published, and a file that a published note uses. drafts: keep the unpublished notes.

    Their names still take part in resolution, so that no link silently means another note.
    """
    held = {path for path, note in vault.notes.items() if not drafts and not is_published(note)}
    held |= {p for p in vault.notes.keys() & ignored if not _is_chosen(vault.notes[p])}
    unsaid = {path for path in vault.files if path in ignored and path not in vault.notes}
    if not held and not unsaid:
        return vault
    notes = {path: note for path, note in vault.notes.items() if path not in held}
    unused = _only_theirs(vault, held, unsaid, notes)
    withheld = frozenset(held | unused)
    files = tuple(path for path in vault.files if path not in withheld)
    return replace(vault, notes=notes, files=files, withheld=withheld)


def _is_chosen(note: Note) -> bool:
    return note.properties.get("publish") is True


def _only_theirs(
    vault: Vault, held: set[str], unsaid: set[str], notes: dict[str, Note]
) -> set[str]:
    """Files that are ignored or that an unpublished note uses, if nothing published needs them."""
    theirs = set(_used(vault, (vault.notes[path] for path in held))) - vault.notes.keys()
    theirs = (theirs | unsaid) - set(_used(vault, notes.values()))
    if not theirs:
        return theirs
    said = "\n".join(text for note in notes.values() for text in _said(note))
    return {path for path in theirs if path.rpartition("/")[2] not in said}


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
