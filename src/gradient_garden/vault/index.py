"""The names of a vault, folded once, so that resolving a link is a look-up and not a search."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Index:
    """Look-up tables from folded names to vault paths.

    paths: folded full path → paths; names: folded last segment → paths;
    aliases: folded alias → notes that carry it.
    """

    paths: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    aliases: Mapping[str, tuple[str, ...]]


def fold(text: str) -> str:
    """Return the form in which two names are compared: NFC, without regard to case.

    Lower case, as the app does, not case folding: `ß` is not `ss`. Only the two small sigmas are
    one, since which of them a capital becomes depends on the letters around it.
    """
    lower = unicodedata.normalize("NFC", text).lower().replace("ς", "σ")
    return unicodedata.normalize("NFC", lower)


def index_of(files: Iterable[str], aliases: Mapping[str, Iterable[str]]) -> Index:
    """Build the tables; entries of one key keep the order of `files`."""
    listed = tuple(files)
    return Index(
        paths=_grouped((fold(path), path) for path in listed),
        names=_grouped((fold(path.rpartition("/")[2]), path) for path in listed),
        aliases=_grouped((fold(a), path) for path, names in aliases.items() for a in names),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, dict[str, None]] = {}
    for key, path in pairs:
        groups.setdefault(key, {})[path] = None
    return {key: tuple(paths) for key, paths in groups.items()}
