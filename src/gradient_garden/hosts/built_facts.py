"""What the rest of a site has to do with a page, summed up.

Pages share most lines of the frame around their text, and many tags, so what such a line or tag
says is remembered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from gradient_garden.hosts.built_faults import (
    addresses,
    is_at_fault,
    is_outside,
    is_suspect,
    lacks,
    target,
)
from gradient_garden.hosts.html_facts import Element, elements, elements_of_line, noted, tags


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rest of the site has to do with a page.

    ids: a line each. places: what it names, a line for each file and one for the fragment there.
    is_sound: the page has no fault that it would have on any site, and the lines say all.
    """

    ids: str
    places: str
    is_sound: bool


class _Said(NamedTuple):
    """What a piece of a page says: its ids, the addresses in the site, whether it is sound."""

    ids: tuple[str, ...]
    addresses: tuple[str, ...]
    is_sound: bool


_NOTHING = _Said((), (), True)


def facts_of(path: str, html: str, mount: str, is_moved: bool) -> Facts:
    """Sum up a page.

    path: from the site's root. mount: the path of the site's address on its server. is_moved: a
    page at an old address, which alone may send its readers elsewhere.
    """
    page = _joined(_pieces(html, is_moved))
    places = dict.fromkeys(target(path, each, mount) for each in dict.fromkeys(page.addresses))
    ids, named = sorted(set(page.ids)), [*chain.from_iterable(places)]
    is_told = "" not in ids and "\n" not in "".join(ids + named)
    is_sound = page.is_sound and len(ids) == len(page.ids) and is_told
    return Facts("\n".join(ids), "\n".join(named), is_sound)


def is_whole(facts: Facts, files: frozenset[str], anchors: Mapping[str, str]) -> bool:
    """Whether a page is sound and everything that it names exists. anchors: ids by page."""
    lines = facts.places.split("\n") if facts.places else []
    named, fragments = lines[::2], lines[1::2]
    return (
        facts.is_sound
        and files.issuperset(named)
        and not any(map(partial(lacks, anchors), named, fragments))
    )


def forget() -> None:
    """Let go of what is remembered from page to page."""
    _of_line.cache_clear()
    _of_tag.cache_clear()


def _pieces(html: str, is_moved: bool) -> list[_Said]:
    """What each piece of a page says: the lines of its frame, and the tags of its text."""
    start, end = html.find("<article"), html.rfind("</article>")
    if 0 <= start < end and not is_moved:
        lines = chain(html[:start].split("\n"), html[end + len("</article>") :].split("\n"))
        frame = [said for said in map(_of_line, lines) if said is not _NOTHING]
        inside = tags(html, start, end)
        if inside is not None and None not in frame:
            return [*filter(None, frame), *(_of_tag(name, rest) for name, rest in inside)]
    return [_of(element, is_moved) for element in elements(html)]


def _joined(pieces: Sequence[_Said]) -> _Said:
    """What several pieces say together."""
    return _Said(
        tuple(chain.from_iterable(piece.ids for piece in pieces)),
        tuple(chain.from_iterable(piece.addresses for piece in pieces)),
        all(piece.is_sound for piece in pieces),
    )


@lru_cache(maxsize=1 << 15)
def _of_line(line: str) -> _Said | None:
    """What a line outside of a page's text says; None where it does not stand alone."""
    found = elements_of_line(line)
    if found is None:
        return None
    said = [_of(element, is_moved=False) for element in found]
    return _joined(said) if len(said) > 1 else said[0] if said else _NOTHING


@lru_cache(maxsize=1 << 16)
def _of_tag(name: str, rest: str) -> _Said:
    """What a tag in a page's text says."""
    attributes = noted(name, rest)
    if attributes is None:
        return _NOTHING
    return _of(Element(name, attributes, 0, in_article=True), is_moved=False)


def _of(element: Element, is_moved: bool) -> _Said:
    """What an element says."""
    ids = (element.attributes["id"],) if "id" in element.attributes else ()
    given = [value for _, value in addresses(element)]
    inside = tuple(value for value in given if not is_outside(value))
    may_be_at_fault = len(inside) < len(given) or is_suspect(element)
    return _Said(ids, inside, not (may_be_at_fault and is_at_fault(element, is_moved)))
