"""Which addresses a page may lead to: an allow list, not a deny list (F50)."""

from __future__ import annotations

# `obsidian:` leads to the reader's own app, which is asked by the browser and asks in its turn;
# the notes of people who write of the app are full of such links.
SCHEMES = frozenset({"http", "https", "mailto", "obsidian"})


def scheme(url: str) -> str:
    """The scheme of an address as a browser reads it, in lower case; "" for a relative one.

    Browsers drop control characters and outer spaces, so ` java\\tscript:` is a scheme too.
    """
    seen = "".join(c for c in url if c > " " and c != "\x7f")
    head, colon, _ = seen.partition(":")
    if not colon or any(c in head for c in "/?#"):
        return ""
    return head.lower()


def is_allowed(url: str) -> bool:
    """Tell whether a link may lead there: http, https, mailto, obsidian, relative or `#`."""
    return scheme(url) in SCHEMES | {""}


def is_foreign(url: str) -> bool:
    """Tell whether an address leaves the site: any scheme, or `//host`."""
    seen = "".join(c for c in url if c > " ").replace("\\", "/")
    return bool(scheme(url)) or seen.startswith("//")
