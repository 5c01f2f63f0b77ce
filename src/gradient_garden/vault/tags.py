"""The tags of a vault: one entry for each tag, and for each parent of a nested one (rule X1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gradient_garden.vault.index import fold
from gradient_garden.vault.model import Vault
from gradient_garden.vault.published import is_published
from gradient_garden.vault.slug import slugify

ROOT = "tags/"
LONGEST = 120  # bytes; a longer tag would make an address that file systems cannot bear


@dataclass(frozen=True, slots=True)
class TagEntry:
    """One tag. name: as it was first written. notes: paths, those with a nested tag included.

    parent: the key of the tag that this one is nested in, or "". children: keys, sorted.
    """

    name: str
    address: str
    notes: tuple[str, ...]
    parent: str = ""
    children: tuple[str, ...] = ()


def tag_index(
    vault: Vault, reading: Iterable[str] = (), taken: Iterable[str] = ()
) -> Mapping[str, TagEntry]:
    """Return the entries by key (see `tag_key`), sorted.

    reading: the paths of notes in the order in which a tag lists them; others follow, sorted.
    taken: addresses that no tag may have, since a note or file has them.
    """
    names: dict[str, str] = {}
    notes: dict[str, list[str]] = {}
    for path in dict.fromkeys([*reading, *vault.notes]):
        note = vault.notes.get(path)
        for tag in note.tags if note and is_published(note) else ():
            for name in _with_parents(tag):
                names.setdefault(tag_key(name), name)
                notes.setdefault(tag_key(name), []).append(path)
    addresses = _addresses(sorted(names), taken)
    children = _children(sorted(names))
    return {
        key: TagEntry(
            names[key],
            addresses[key],
            tuple(dict.fromkeys(notes[key])),
            key.rpartition("/")[0],
            children.get(key, ()),
        )
        for key in sorted(names)
    }


def tag_key(tag: str) -> str:
    """Return the form in which two tags are one: without regard to case or outer slashes."""
    return "/".join(part for part in fold(tag).split("/") if part.strip())


def _with_parents(tag: str) -> Iterator[str]:
    """Yield `a/b/c`, `a/b` and `a` for the first; nothing for a tag that is too long."""
    parts = [part for part in tag.split("/") if part.strip()]
    if len(tag.encode("utf-8", "replace")) <= LONGEST:
        yield from ("/".join(parts[:end]) for end in range(len(parts), 0, -1))


def _children(keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(key.rpartition("/")[0], []).append(key)
    return {parent: tuple(children) for parent, children in found.items()}


def _addresses(keys: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """Give each key an address of its own; `c` and `c++` have one slug, so one gets a number."""
    used = {address.casefold().rstrip("/") for address in taken}
    found: dict[str, str] = {}
    for key in keys:
        plain = ROOT + "/".join(slugify(part) for part in key.split("/"))
        address, number = plain, 1
        while address.casefold() in used:
            number += 1
            address = f"{plain}-{number}"
        used.add(address.casefold())
        found[key] = f"{address}/"
    return found
