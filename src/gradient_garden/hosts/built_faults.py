"""What can be wrong with one built page, and what of it depends on the rest of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from posixpath import normpath
from urllib.parse import unquote

from gradient_garden.hosts.html_facts import RESOURCE, Element, elements

FORBIDDEN = frozenset({"applet", "base", "embed", "frame", "iframe", "object"})
SUSPECT = FORBIDDEN | {"form", "script"}
HARMLESS = (RESOURCE | {"class", "href", "id", "rel"}) - {"action"}
LINKING = frozenset({"alternate", "author", "canonical", "license", "next", "prev"})
SCHEMES = frozenset({"", "http", "https", "mailto", "obsidian"})
LEADING = RESOURCE | {"href"}
Fault = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Scanned:
    """A built page that was read: its path from the site's root and what its text has in it.

    mount: the path of the site's address on its server; is_moved: a page at an old address, which
    alone may send its readers elsewhere.
    """

    path: str
    elements: list[Element]
    mount: str
    is_moved: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rest of the site has to do with a page: its ids, and each (file, fragment) it names.

    is_sound: the page has no fault that it would have on any site.
    """

    ids: frozenset[str]
    places: tuple[tuple[str, str], ...]
    is_sound: bool


def scan(path: str, html: str, mount: str, is_moved: bool) -> Scanned:
    """Read a page once."""
    return Scanned(path, elements(html), mount, is_moved)


def facts_of(page: Scanned) -> Facts:
    """Sum up a page."""
    places: dict[tuple[str, str], None] = {}
    ids: list[str] = []
    is_sound = True
    for element in page.elements:
        attributes = element.attributes
        for attribute, value in attributes.items():
            if attribute not in LEADING:
                continue
            place, _, fragment = value.strip().partition("#")
            if not _is_outside(place):
                places[_target(page.path, place, page.mount), fragment] = None
            elif _outside_fault(element, attribute, value):
                is_sound = False
        if "id" in attributes:
            ids.append(attributes["id"])
        if element.name in SUSPECT or not attributes.keys() <= HARMLESS:
            is_sound = is_sound and not any(_forbidden(element, page.is_moved))
    unique = frozenset(ids)
    return Facts(unique, tuple(places), is_sound and len(unique) == len(ids))


def is_whole(facts: Facts, files: frozenset[str], anchors: Mapping[str, frozenset[str]]) -> bool:
    """Whether a page is sound and everything that it names exists. anchors: by page."""
    return facts.is_sound and all(
        file in files and not _lacks(anchors, file, fragment) for file, fragment in facts.places
    )


def faults(
    page: Scanned, files: frozenset[str], anchors: Mapping[str, frozenset[str]]
) -> Iterator[Fault]:
    """Every fault of one page: where in the page it stands, its code and a message."""
    yield from _repeated_ids(page)
    for element in page.elements:
        yield from _forbidden(element, page.is_moved)
    for element, attribute, value in _addresses(page):
        place, _, fragment = value.strip().partition("#")
        if _is_outside(place):
            said = _outside_fault(element, attribute, value)
        else:
            target = _target(page.path, place, page.mount)
            said = _inside_fault(value, target, fragment, files, anchors)
        if said:
            yield (element.place, *said)


def _addresses(page: Scanned) -> Iterator[tuple[Element, str, str]]:
    """Every address in a page, with its element and attribute."""
    for element in page.elements:
        for attribute, value in element.attributes.items():
            if attribute in LEADING:
                yield element, attribute, value


def _is_outside(place: str) -> bool:
    return ":" in place or place.startswith("//")


def _repeated_ids(page: Scanned) -> Iterator[Fault]:
    seen: set[str] = set()
    for element in page.elements:
        anchor = element.attributes.get("id")
        if anchor in seen:
            yield element.place, "built-id", f"the id “{anchor}” is used twice in the page"
        if anchor is not None:
            seen.add(anchor)


def _forbidden(element: Element, is_moved: bool) -> Iterator[Fault]:
    """Elements and attributes that a page of text has no use for."""
    name, attributes = element.name, element.attributes
    if name in FORBIDDEN or (name == "script" and element.in_article):
        yield element.place, "built-forbidden", f"the page has an element <{name}>"
    if name == "form" and (element.in_article or "action" in attributes):
        yield element.place, "built-forbidden", "the page has an element <form>"
    if attributes.get("http-equiv", "").lower() == "refresh" and not is_moved:
        yield element.place, "built-forbidden", "the page sends its reader elsewhere by itself"
    for attribute in attributes:
        if attribute.startswith("on"):
            yield (
                element.place,
                "built-forbidden",
                f"<{name}> has the script attribute {attribute}",
            )


def _inside_fault(
    value: str,
    target: str,
    fragment: str,
    files: frozenset[str],
    anchors: Mapping[str, frozenset[str]],
) -> tuple[str, str] | None:
    """The code and message of what is wrong with an address in the site, or None."""
    if target not in files:
        return "built-link", f"“{value}” leads to no page or file of the site"
    if _lacks(anchors, target, fragment):
        return "built-anchor", f"“{value}” leads to no place in {target}"
    return None


def _lacks(anchors: Mapping[str, frozenset[str]], target: str, fragment: str) -> bool:
    return bool(fragment) and target in anchors and not _has_anchor(anchors[target], fragment)


def _outside_fault(element: Element, attribute: str, value: str) -> tuple[str, str] | None:
    """What is wrong with an address of another host, or with a scheme."""
    scheme = value.strip().partition(":")[0].lower() if not value.startswith("//") else ""
    if scheme == "data" and element.name in {"image", "img"}:
        return None
    if scheme not in SCHEMES:
        return "built-scheme", f"“{value[:80]}” has a scheme that no page here may use"
    rel = set(element.attributes.get("rel", "").lower().split())
    is_link = element.name in {"a", "area"} or (element.name == "link" and rel & LINKING)
    if attribute == "href" and is_link:
        return None
    return "built-foreign", f"<{element.name}> loads “{value[:80]}” from another host"


def _target(path: str, place: str, mount: str) -> str:
    """The file that an address without its fragment leads to; "" outside of the site."""
    if not place:
        return path
    folder = path.rpartition("/")[0]
    if place.startswith("/"):
        folder, place = "", place[len(mount) :] if place.startswith(mount) else "../"
    up = place.count("../")
    if up and folder and place.startswith("../" * up):  # so that pages beside each other share
        above = folder.rsplit("/", up)
        if len(above) >= up:
            folder, place = above[0] if len(above) > up else "", place[3 * up :]
    return _file(folder, place)


@lru_cache(maxsize=1 << 17)
def _file(folder: str, place: str) -> str:
    """The file that an address leads to from a folder: a folder means its index.html."""
    plain = unquote(place.partition("?")[0])
    joined = normpath(f"{folder}/{plain}" if folder else plain or ".")
    if joined.startswith(".."):
        return ""
    if joined == ".":
        return "index.html"
    is_folder = plain.endswith("/") or plain.rpartition("/")[2] in {"", ".", ".."}
    return f"{joined}/index.html" if is_folder else joined


def _has_anchor(ids: frozenset[str], fragment: str) -> bool:
    """Whether a browser finds the fragment; `top` and text fragments are always found."""
    anchor = unquote(fragment)
    return anchor in ids or fragment in ids or anchor == "top" or anchor.startswith(":~:")
