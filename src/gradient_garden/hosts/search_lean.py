"""Less HTML for the search plugin to parse: without what it would skip, and inline markup.

The plugin's parser is a third of a build, and most tags of a page are spans of highlighted code,
or in furniture and pictures that are excluded from search.
"""

from __future__ import annotations

import re
from functools import cache

EXCLUDED = "data-search-exclude"
# No heading and no block is ever in these, so the plugin keeps nothing of them but their text.
INLINE = frozenset(
    [
        *("a", "abbr", "b", "data", "del", "dfn", "em", "i", "mark", "s", "small", "span"),
        *("strong", "table", "tbody", "td", "th", "thead", "tr"),
        *("math", "mfrac", "mi", "mn", "mo", "mover", "mrow", "mspace", "msqrt", "mstyle", "msub"),
        *("msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "semantics"),
    ]
)
VOID = frozenset({"br", "hr", "img", "input"})
_NAME = re.compile(r"[a-zA-Z0-9-]*")
# Of links, the plugin knows that of a heading to itself: it goes with what it shows.
_INLINE = re.compile(
    r"<a class=\"headerlink\"[^<>]*>[^<]*</a>(?=</h[1-6]>)|"
    rf"</?(?:{'|'.join(sorted(INLINE))})(?:\s(?:[^<>\"]|\"[^\"]*\")*)?>"
)


def lean(html: str) -> str:
    """Take the excluded elements, and inline tags, out of a page's HTML."""
    kept: list[str] = []
    done = 0
    place = html.find(EXCLUDED)
    while place >= 0:
        start = html.rfind("<", done, place)
        if start >= 0:
            kept.append(html[done:start])
            done = _end(html, start)
        place = html.find(EXCLUDED, max(done, place + 1))
    return _INLINE.sub("", "".join([*kept, html[done:]]))


def _end(html: str, start: int) -> int:
    """Where the element that begins at a place ends; of one that does not, the end of all."""
    found = _NAME.match(html, start + 1)
    name = found[0] if found else ""
    if name in VOID:
        return html.find(">", start) + 1 or len(html)
    depth = 0
    for tag in _tags(name).finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(html)


@cache
def _tags(name: str) -> re.Pattern[str]:
    """Matches the opening and closing tags of a name; a closing one to its end."""
    return re.compile(rf"<(/?){re.escape(name)}(?=[\s>/])[^<>\"]*>?")
