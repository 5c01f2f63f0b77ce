"""Addresses: from a vault file to its place in the site, as seen from another page.

The one module that knows what addresses look like; everything else speaks of (file, anchor).
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from gradient_garden.vault import Vault, address_of

# What RFC 3986 lets stand in a path and in a fragment, besides letters and digits.
_IN_PATH = "/-._~!$&'()*+,;=:@"
_IN_FRAGMENT = _IN_PATH + "?"


def url_of(address: str) -> str:
    """The percent-encoded address of a file from the site's root; "" is the home page."""
    return quote(address, safe=_IN_PATH)


def destination(address: str) -> str:
    """The file in the site that an address names: a folder's is its `index.html`."""
    return address + "index.html" if not address or address.endswith("/") else address


def fragment_of(anchor: str) -> str:
    """The percent-encoded fragment that leads to an anchor, with its `#`; "" for none."""
    return "#" + quote(anchor, safe=_IN_FRAGMENT) if anchor else ""


@lru_cache(maxsize=65536)
def relative(target: str, page: str) -> str:
    """The shortest relative way from the page at one address to another address of the site."""
    if target == page:
        return ""
    way = steps(target, page)
    return url_of(way) if way and ":" not in way.split("/")[0] else "./" + url_of(way)


def steps(target: str, page: str) -> str:
    """The shortest way from the folder of a page to a target: up, then down."""
    here, there = page.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])


def address_in(vault: Vault, path: str) -> str:
    """The address of a vault's file: a note may have chosen its own (its `permalink`)."""
    return address_of(vault, path)


def href(vault: Vault, target: str, anchor: str, page: str) -> str:
    """How the note at vault path `page` links to an anchor of the file at vault path `target`."""
    return href_from(vault, target, anchor, address_in(vault, page))


def href_from(vault: Vault, target: str, anchor: str, page: str) -> str:
    """How the page at an address links to an anchor of the file at vault path `target`."""
    way = relative(address_in(vault, target), page)
    return (way + fragment_of(anchor)) or "./"
