"""Names by which a link finds a heading or a block in the Markdown that is written.

GitHub names headings by itself, and most generators do so in the same way. Where it is not certain
what the name would be, and for every block, an empty `<a id="…">` is written. Such a name holds a
dot, which no name of GitHub's does, so the two never meet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import cast
from unicodedata import category

from gradient_garden.pages.excerpts import MOST_NESTED
from gradient_garden.pages.headings import has_title
from gradient_garden.vault import Link, Note, Vault, resolve
from gradient_garden.vault.memory import remembered
from gradient_garden.vault.rules.heading import plain_text

# What is not, or not surely, written in a heading as it is read from it.
_UNSURE = ("$", "[^", "![", "<")
MANY = 200  # notes written out in one
_OTHER = re.compile(r"[^A-Za-z0-9_ -]")
_NUMBERED = re.compile(r"(.*)-\d{1,9}", re.DOTALL)


def slug(text: str) -> str:
    """The name that GitHub gives to the first heading with this text."""
    kept = _OTHER.sub("", text) if text.isascii() else "".join(filter(_is_kept, text.lower()))
    return kept.lower().replace(" ", "-")


def _is_kept(char: str) -> bool:
    """Letters, their marks and digits, signs that join words, hyphens and spaces."""
    kind = category(char)
    return char in "- " or char.isdecimal() or kind[0] in "LM" or kind in ("Nl", "Pc")


def name_of(vault: Vault, note: Note, anchor: str) -> str:
    """What an anchor of a note's page is called in its Markdown; "" where it is not there."""
    if anchor.startswith("^"):
        return f"block.{anchor[1:]}"
    return _headings(vault, note).get(anchor, "")


def unusual(vault: Vault, note: Note) -> Mapping[str, str]:
    """The names of a note's headings, if they depend on more than those headings and its title."""
    embeds = any(link.form in {"embed", "image"} for link in note.links)
    return _headings(vault, note) if embeds or len(slugs(note)) > len(note.headings) else {}


def written(name: str) -> str:
    """The anchor for a name, where one has to be written."""
    return f'<a id="{name}"></a>' if "." in name else ""


def _headings(vault: Vault, note: Note) -> Mapping[str, str]:
    """The names of a note's headings by their anchors; worked out once."""
    made = cast(dict[str, Mapping[str, str]], vault.made.setdefault("names of headings", {}))
    if note.path not in made:
        made[note.path] = dict(_named(vault, note)) if note.headings else {}
    return made[note.path]


def _named(vault: Vault, note: Note) -> Iterator[tuple[str, str]]:
    embedded = _embedded(vault, note)
    there = Counter(each for shown in (note, *embedded) for each in slugs(shown))
    if not has_title(note):
        there[slug(note.title)] += 1
    for heading in note.headings:
        name = slug(heading.text)
        numbered = _NUMBERED.fullmatch(name)
        alone = there[name] == 1 and not (numbered and numbered[1] in there)
        plain = not any(sign in heading.source for sign in _UNSURE)
        sure = name and alone and plain and len(embedded) < MANY
        yield heading.anchor, name if sure else f"heading.{heading.anchor}"


@remembered
def slugs(note: Note) -> tuple[str, ...]:
    """The slugs of all headings of a note or canvas, those in quotes, lists and cards too."""
    pairs = pairwise(note.tokens)
    return tuple(slug(plain_text(b.children or ())) for a, b in pairs if a.type == "heading_open")


def _embedded(vault: Vault, note: Note) -> Collection[Note]:
    """The notes that are written out in a note, itself too where it shows a part of itself.

    Up to so many: of more, no heading is sure of its name.
    """
    found: dict[str, Note] = {}
    level = [note]
    for _ in range(MOST_NESTED + 1):
        targets = [_target(vault, link, each) for each in level for link in each.links]
        fresh = {each.path: each for each in targets if each and each.path not in found}
        found |= fresh
        level = list(fresh.values())
        if len(found) >= MANY:
            break
    return found.values()


def _target(vault: Vault, link: Link, source: Note) -> Note | None:
    if link.form not in {"embed", "image"}:
        return None
    return vault.notes.get(resolve(vault, link.path, source.path).target or "")
