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


def scan(path: str, html: str, mount: str, is_moved: bool) -> Scanned:
    """Read a page once."""
    return Scanned(path, elements(html), mount, is_moved)


def faults(page: Scanned, files: frozenset[str], anchors: Mapping[str, str]) -> Iterator[Fault]:
    """Every fault of one page: where in the page it stands, its code and a message."""
    yield from _repeated_ids(page)
    for element in page.elements:
        yield from _forbidden(element, page.is_moved)
    for element in page.elements:
        for attribute, value in addresses(element):
            if is_outside(value):
                said = _outside_fault(element, attribute, value)
            else:
                file, fragment = target(page.path, value, page.mount)
                said = _inside_fault(value, file, fragment, files, anchors)
            if said:
                yield (element.place, *said)


def addresses(element: Element) -> Iterator[tuple[str, str]]:
    """Every attribute of an element that holds an address, with it."""
    return ((k, v.strip()) for k, v in element.attributes.items() if k in LEADING)


def is_outside(address: str) -> bool:
    """Whether an address names its host or scheme."""
    return ":" in address.partition("#")[0] or address.startswith("//")


def is_suspect(element: Element) -> bool:
    """Whether an element may be one that is forbidden; of most, a glance tells."""
    return element.name in SUSPECT or not element.attributes.keys() <= HARMLESS


def is_at_fault(element: Element, is_moved: bool) -> bool:
    """Whether an element has a fault that it would have on any site."""
    return any(_forbidden(element, is_moved)) or any(
        is_outside(value) and _outside_fault(element, attribute, value)
        for attribute, value in addresses(element)
    )


def lacks(anchors: Mapping[str, str], file: str, fragment: str) -> bool:
    """Whether a browser would not find a fragment in a page; anchors: ids by page, a line each."""
    return bool(fragment) and file in anchors and not _has_anchor(anchors[file], fragment)


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
    anchors: Mapping[str, str],
) -> tuple[str, str] | None:
    """The code and message of what is wrong with an address in the site, or None."""
    if target not in files:
        return "built-link", f"“{value}” leads to no page or file of the site"
    if lacks(anchors, target, fragment):
        return "built-anchor", f"“{value}” leads to no place in {target}"
    return None


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


def target(path: str, address: str, mount: str) -> tuple[str, str]:
    """The file that an address in a page leads to, "" outside of the site, and the fragment."""
    place, _, fragment = address.partition("#")
    if not place:
        return path, fragment
    if place.startswith("/"):
        return _file("", place[len(mount) :] if place.startswith(mount) else "../"), fragment
    up = 0
    while place.startswith("../", 3 * up):
        up += 1
    folders = _folders(path)  # so that pages beside each other share what is found
    return _file(folders[up], place[3 * up :]) if up < len(folders) else "", fragment


@lru_cache(maxsize=16)
def _folders(path: str) -> list[str]:
    """The folders that a page is in, the inmost first and the site's root, "", last."""
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(len(parts) - 1, -1, -1)]


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


def _has_anchor(ids: str, fragment: str) -> bool:
    """Whether a browser finds the fragment; `top` and text fragments are always found."""
    anchor, lines = unquote(fragment), f"\n{ids}\n"
    is_found = f"\n{anchor}\n" in lines or f"\n{fragment}\n" in lines
    return is_found or anchor == "top" or anchor.startswith(":~:")
