"""Which file a link's path means: Obsidian's rules R1 to R11, one algorithm for all links."""

from __future__ import annotations

import posixpath
import unicodedata
from typing import cast

from gradient_garden.vault.index import Index, fold
from gradient_garden.vault.model import Resolution, Vault
from gradient_garden.vault.slug import without_suffix

NOTHING = Resolution(None)


def resolve(vault: Vault, path: str, source: str) -> Resolution:
    """Find the file that a link's path part means, seen from the note `source`.

    path: as in `Link.path`, "" for the note itself (R1). The rule of the result is `self`,
    `relative`, `absolute`, `exact`, `same-folder`, `shortest` or `alias`, or `unpublished` where
    the file is there but kept off the site; never raises.
    """
    if not path:
        return Resolution(source, "self", (source,))
    known = cast(dict[tuple[str, str], Resolution], vault.made.setdefault("resolved", {}))
    key = path, source.rpartition("/")[0]  # of where a link stands, only the folder matters
    if key not in known:
        known[key] = _resolve(vault, path, source)
    return known[key]


def _resolve(vault: Vault, path: str, source: str) -> Resolution:
    for wanted in _spellings(path):
        found = _in_its_letters(_find(vault.index, fold(wanted), source), wanted)
        if found.target in vault.withheld:
            return Resolution(None, "unpublished", found.candidates)
        if found.target:
            return found
    return _alias(vault.index, path)


def typed_exactly(path: str, target: str) -> bool:
    """Tell whether a link's path has the very letters of the file that it found (R8)."""
    typed = without_suffix(unicodedata.normalize("NFC", path).lstrip("./"))
    actual = without_suffix(unicodedata.normalize("NFC", target))
    return actual.endswith(posixpath.normpath(typed).rpartition("../")[2])


def _spellings(path: str) -> list[str]:
    """With a dot in its name, a path is tried literally first, then as a note's (R2)."""
    has_dot = "." in path.rpartition("/")[2]
    return [path, path + ".md"] if has_dot else [path + ".md"]


def _in_its_letters(found: Resolution, wanted: str) -> Resolution:
    """Of files whose whole paths differ in capitals only, take the one that is written so."""
    twins = [path for path in found.candidates if fold(path) == fold(found.target or "")]
    chosen = next((path for path in twins if typed_exactly(wanted, path)), found.target)
    if chosen == found.target:
        return found
    rest = tuple(path for path in found.candidates if path != chosen)
    return Resolution(chosen, found.rule, (chosen or "", *rest))


def _find(index: Index, wanted: str, source: str) -> Resolution:
    if wanted.startswith(("./", "../")):
        folder = fold(source).rpartition("/")[0]
        return _exact(index, posixpath.normpath(posixpath.join(folder, wanted)), "relative")
    if wanted.startswith("/"):
        return _exact(index, wanted.removeprefix("/"), "absolute")
    exact = _exact(index, wanted, "exact")
    return exact if exact.target else _by_end(index, wanted, source)


def _exact(index: Index, wanted: str, rule: str) -> Resolution:
    """Rules R3, R4 and R5: the whole path, or nothing."""
    found = index.paths.get(wanted, ())
    return Resolution(found[0], rule, found) if found else NOTHING


def _by_end(index: Index, wanted: str, source: str) -> Resolution:
    """Rule R6: paths that end so, by whole segments; near ones first, then short ones."""
    named = index.names.get(wanted.rpartition("/")[2], ())
    folder = source.rpartition("/")[0]
    below = folder + "/" if folder else ""
    ending = [path for path in named if ("/" + fold(path)).endswith("/" + wanted)]
    found = sorted(ending, key=lambda path: (not path.startswith(below), len(path), path))
    if not found:
        return NOTHING
    rule = "same-folder" if below and found[0].startswith(below) else "shortest"
    return Resolution(found[0], rule, tuple(found))


def _alias(index: Index, path: str) -> Resolution:
    """Rule R9: the app finds no aliases; a unique one is taken last, with a warning."""
    found = index.aliases.get(fold(path), ())
    return Resolution(found[0], "alias", found) if len(found) == 1 else NOTHING
