"""Checks on the built pages, just before they are published.

They repeat nothing of what is known about the notes: they look at the bytes that readers get.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote

from gradient_garden.diagnostics import Diagnostic
from gradient_garden.hosts.html_facts import RESOURCE, Element, elements, line_of

FORBIDDEN = frozenset({"applet", "base", "embed", "frame", "iframe", "object"})
LINKING = frozenset({"alternate", "author", "canonical", "license", "next", "prev"})
SCHEMES = frozenset({"", "http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Built:
    """One built page: its path from the site's root, its text and what the text has in it."""

    path: str
    html: str
    elements: list[Element]

    @property
    def ids(self) -> list[str]:
        """Every id, repeats kept."""
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]


def check_built(
    site: Path, *, name: str = "site", mount: str = "/", moved: frozenset[str] = frozenset()
) -> tuple[Diagnostic, ...]:
    """Check every page of a built site; mount: the path of its address on its server.

    moved: the pages at old addresses, which alone may send their readers elsewhere.

    Codes: `built-link` (no such page or file), `built-anchor` (no such place in the page),
    `built-scheme`, `built-foreign` (a resource of another host), `built-forbidden`,
    `built-id` (an id used twice).
    """
    files = frozenset(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    built = [_read(site, path) for path in sorted(files) if path.endswith(".html")]
    anchors = {page.path: frozenset(page.ids) for page in built}
    return tuple(
        Diagnostic(f"{name}/{page.path}", line_of(page.html, piece), 1, code, message)
        for page in built
        for piece, code, message in _faults(page, files, anchors, mount, page.path in moved)
    )


Fault = tuple[int, str, str]


def _read(site: Path, path: str) -> Built:
    html = (site / path).read_text(encoding="utf-8")
    return Built(path, html, elements(html))


def _faults(
    page: Built,
    files: frozenset[str],
    anchors: Mapping[str, frozenset[str]],
    mount: str,
    is_moved: bool,
) -> Iterator[Fault]:
    """Every fault of one page, with its place in the page's text."""
    yield from _repeated_ids(page)
    for element in page.elements:
        yield from _forbidden(element, is_moved)
        for attribute, value in element.attributes.items():
            if attribute == "href" or attribute in RESOURCE:
                said = _address_fault(page.path, element, attribute, value, files, anchors, mount)
                if said:
                    yield (element.piece, *said)


def _repeated_ids(page: Built) -> Iterator[Fault]:
    seen: set[str] = set()
    for element in page.elements:
        anchor = element.attributes.get("id")
        if anchor in seen:
            yield element.piece, "built-id", f"the id “{anchor}” is used twice in the page"
        if anchor is not None:
            seen.add(anchor)


def _forbidden(element: Element, is_moved: bool) -> Iterator[Fault]:
    """Elements and attributes that a page of text has no use for."""
    name, attributes = element.name, element.attributes
    if name in FORBIDDEN or (name == "script" and element.in_article):
        yield element.piece, "built-forbidden", f"the page has an element <{name}>"
    if name == "form" and (element.in_article or "action" in attributes):
        yield element.piece, "built-forbidden", "the page has an element <form>"
    if attributes.get("http-equiv", "").lower() == "refresh" and not is_moved:
        yield element.piece, "built-forbidden", "the page sends its reader elsewhere by itself"
    for attribute in attributes:
        if attribute.startswith("on"):
            yield (
                element.piece,
                "built-forbidden",
                f"<{name}> has the script attribute {attribute}",
            )


def _address_fault(
    path: str,
    element: Element,
    attribute: str,
    value: str,
    files: frozenset[str],
    anchors: Mapping[str, frozenset[str]],
    mount: str,
) -> tuple[str, str] | None:
    """The code and message of what is wrong with one address, or None."""
    place, _, fragment = value.strip().partition("#")
    if ":" in place or place.startswith("//"):
        return _outside_fault(element, attribute, value)
    target = _target(path, place, mount)
    if target not in files:
        return "built-link", f"“{value}” leads to no page or file of the site"
    if fragment and target in anchors and not _has_anchor(anchors[target], fragment):
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


def _target(path: str, place: str, mount: str) -> str:
    """The file that an address without its fragment leads to; "" outside of the site."""
    if not place:
        return path
    folder = path.rpartition("/")[0]
    if place.startswith("/"):
        folder, place = "", place[len(mount) :] if place.startswith(mount) else "../"
    while place.startswith("../") and folder:
        folder, place = folder.rpartition("/")[0], place[3:]
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
