"""The search plugin's own parser, fed by one expression instead of Python's parser of HTML.

Which text a search finds is the plugin's to say, and its methods say it. Cutting HTML in tags and
text is most of its work; ours is written plainly enough to be cut by an expression, and what is not
is left to the plugin.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from material.plugins.search.plugin import Parser

_PIECE = re.compile(
    r"([^<]+)|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)?/?)>"
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)(?:=(?:\"([^\"]*)\"|'([^']*)'))?")
_RAW = frozenset({"script", "style", "textarea", "title"})  # in these, tags are text


def sections(html: str) -> list[Any]:
    """The sections of a page, as the search plugin has them, those that it leaves out too."""
    parser = _Quick()
    if not parser.quick(html):
        parser = Parser()
        parser.feed(html)
        parser.close()
    return list(parser.data)


class _Quick(Parser):  # type: ignore[misc]  # the plugin has no types
    def quick(self, html: str) -> bool:
        """Read a page; tell whether that could be done."""
        read = 0
        for piece in _PIECE.finditer(html):
            text, close, name, rest = piece.groups()
            read += piece.end() - piece.start()
            if text:
                self.handle_data(unescape(text) if "&" in text else text)
            elif close:
                self.handle_endtag(name.lower())
            elif not self._opened(name.lower(), rest):
                return False
        return read == len(html)

    def _opened(self, name: str, rest: str) -> bool:
        self.handle_starttag(name, _attributes(rest) if rest else ())
        if rest.endswith("/"):
            self.handle_endtag(name)
        return name not in _RAW


def _attributes(text: str) -> list[tuple[str, str]]:
    return [(name.lower(), unescape(a or b)) for name, a, b in _ATTRIBUTE.findall(text)]
