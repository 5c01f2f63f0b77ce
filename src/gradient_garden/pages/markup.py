"""Writing HTML: the one place where plain text is escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

Attributes = dict[str, str | bool | None]

# Keeps an element's text out of the theme's search index.
UNSEARCHED: Attributes = {"data-search-exclude": True}


_SPECIAL = re.compile("[&<>\"']")


def escape(text: str) -> str:
    """Plain text as HTML, for element content and for quoted attribute values."""
    return html.escape(text, quote=True) if _SPECIAL.search(text) else text


def names(text: str) -> frozenset[str]:
    """A set of names, written as one line of words."""
    return frozenset(text.split())


def attributes(values: Mapping[str, str | bool | None]) -> str:
    """Attributes with a leading space each; True is a bare name, False and None are left out."""
    written = ""
    for name, value in values.items():
        if value is True:
            written += f" {name}"
        elif value is not None and value is not False:
            written += f' {name}="{escape(value)}"'
    return written
