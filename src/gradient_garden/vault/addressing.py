"""One address for each file of a vault: its own, its folder's, or a numbered one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gradient_garden.diagnostics import Diagnostic
from gradient_garden.vault.index import fold
from gradient_garden.vault.model import Note, Vault
from gradient_garden.vault.slug import address, without_suffix

# What the site has at its top, whatever the vault holds.
OWN = frozenset(("404.html", "llms-full.txt", "llms.txt", "sitemap.xml", "sitemap.xml.gz"))


def addresses(notes: Mapping[str, Note], files: Iterable[str], name: str = "") -> dict[str, str]:
    """Return an address for every file, by path, no two alike.

    A note that is named as its folder is the folder's page, if the folder has no other; without an
    `index.md`, `README.md` is the home page, or the note that has the vault's name. Of two
    files that want one address, an author's `permalink` goes before a path, and then the first in
    order; the other gets a number.
    """
    wanted = {path: notes[path].address if path in notes else address(path) for path in files}
    folders = {key(each) for each in wanted.values()}
    for path in wanted:
        if _is_folder_note(path) and _chose_nothing(notes.get(path)):
            parent = address(f"{path.rpartition('/')[0]}/index.md")
            if key(parent) not in folders:
                wanted[path] = parent
                folders.add(key(parent))
    if "" not in folders and (home := _home(notes, name)):
        wanted[home] = ""
    used = set(OWN)
    order = sorted(wanted, key=lambda path: (_chose_nothing(notes.get(path)), path))
    given = {path: _free(wanted[path], used) for path in order}
    return {path: given[path] for path in wanted}


def address_of(vault: Vault, path: str) -> str:
    """The address of a vault's file in the site."""
    note = vault.notes.get(path)
    return note.address if note else vault.moved.get(path) or address(path)


def clashes(notes: Mapping[str, Note], given: Mapping[str, str], name: str) -> Iterator[Diagnostic]:
    """Yield an error for each file that had to take a number, since its address is not free."""
    owner = {key(each): path for path, each in given.items()}
    for path, each in given.items():
        own = notes[path].address if path in notes else address(path)
        if key(own) in OWN:
            message = f"“{path}” cannot have the address “/{own}”, which the site itself needs"
            hint = "take out the permalink, or rename the file"
            yield Diagnostic(f"{name}/{path}", 1, 1, "address-clash", message, hint)
        other = owner.get(key(own), path)
        if other != path and key(own) != key(each) and not _is_above(each, own):
            message = f"“{path}” and “{other}” have the same address, “/{own}”"
            yield Diagnostic(f"{name}/{path}", 1, 1, "address-clash", message, "rename one of them")


def key(address: str) -> str:
    """Two addresses are one where only case or the last slash tells them apart."""
    return address.casefold().rstrip("/")


def _is_folder_note(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    own = without_suffix(name)
    return bool(folder) and own != name and fold(own) == fold(folder.rpartition("/")[2])


def _home(notes: Mapping[str, Note], name: str) -> str:
    """The path of the note that introduces a vault of this name; "" if there is none."""
    by_name = {fold(path): path for path, note in notes.items() if _chose_nothing(note)}
    return by_name.get("readme.md") or by_name.get(fold(f"{name}.md")) or ""


def _chose_nothing(note: Note | None) -> bool:
    return note is None or note.properties.get("permalink") is None


def _is_above(given: str, own: str) -> bool:
    """Whether a note has the address of its folder."""
    return own.rstrip("/").rpartition("/")[0] == given.rstrip("/")


def _free(wanted: str, used: set[str]) -> str:
    """Take the address, or the first numbered form of it that nobody has."""
    found, number = wanted, 1
    while key(found) in used:
        number += 1
        found = _numbered(wanted, number)
    used.add(key(found))
    return found


def _numbered(wanted: str, number: int) -> str:
    if wanted.endswith("/") or not wanted:
        return f"{wanted.rstrip('/') or 'home'}-{number}/"
    folder, slash, name = wanted.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    return f"{folder}{slash}{stem}-{number}.{suffix}" if dot else f"{wanted}-{number}"
