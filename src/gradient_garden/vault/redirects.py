"""Old addresses: where a page was, so that links from elsewhere still find it (rule X16)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.vault.addressing import address_of
from gradient_garden.vault.model import Note, Vault
from gradient_garden.vault.published import is_published
from gradient_garden.vault.slug import address

LONGEST_PART, LONGEST = 150, 800  # bytes of one part of an old path, and of all of it


@dataclass(frozen=True, slots=True)
class Redirects:
    """Old addresses, with the path of the note that has moved, and those that cannot be kept."""

    targets: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()


def redirects(vault: Vault) -> Redirects:
    """Return the old addresses of a vault's notes.

    An alias that is a full old path, with its folders or with `.md`, names one; a note with a
    `permalink` is also found where its path says. Addresses are slugs, so none leaves the site.
    An address that a note, a file or another redirect has is not taken: `redirect-clash`.
    """
    used = {_key(note.address): path for path, note in vault.notes.items()}
    files = {_key(address_of(vault, path)): path for path in vault.files if path not in vault.notes}
    used |= files
    targets: dict[str, str] = {}
    clashes: list[Diagnostic] = []
    for path, note in vault.notes.items():
        for old in _old_addresses(note) if is_published(note) else ():
            other = _above(files, _key(old)) or used.setdefault(_key(old), path)
            if other != path:
                clashes.append(_clash(vault, path, old, other))
            elif _key(old) != _key(note.address):
                targets[old] = path
    return Redirects(targets, tuple(clashes))


def _old_addresses(note: Note) -> Iterator[str]:
    if note.properties.get("permalink") is not None:
        yield address(note.path)
    for alias in note.aliases:
        path = alias.strip("/ ")
        name = path.removesuffix(".md")
        if name and ("/" in path or name != path) and _is_short(path):
            yield address(f"{name}.md")


def _is_short(path: str) -> bool:
    """Whether file systems can bear the path of a page with this address."""
    data = path.encode("utf-8", "replace")
    return len(data) <= LONGEST and max(map(len, data.split(b"/"))) <= LONGEST_PART


def _above(files: Mapping[str, str], key: str) -> str:
    """The file, if there is one, that stands where a page at this address needs a folder."""
    parts = key.split("/")
    above = ("/".join(parts[:end]) for end in range(1, len(parts)))
    return next((files[each] for each in above if each in files), "")


def _key(address: str) -> str:
    """Two addresses are one where only case or the last slash tells them apart."""
    return address.casefold().rstrip("/")


def _clash(vault: Vault, path: str, old: str, other: str) -> Diagnostic:
    message = f"the old address “/{old}” of “{path}” is in use by “{other}”"
    hint = "take the alias out, or rename the other"
    where = f"{vault.name}/{path}"
    return Diagnostic(where, 1, 1, "redirect-clash", message, hint, Severity.WARNING)
