"""`https://…` without any marks is a link, by GitHub's rules for extended autolinks.

As in the app, only with a scheme: `www.example.org` stays text. Ours rather than a plug-in's,
so that a tag or emphasis inside an address is part of it, and the time stays linear.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

SCHEMES = ("https", "http")
_TRAILING = frozenset("?!.,:;*_~'\"]}”’»。，、）」")


def install(md: MarkdownIt) -> None:
    """Read addresses where their colon is met: letters are read in one run."""
    md.inline.ruler.before("newline", "bare_url", bare_url)


def bare_url(state: StateInline, silent: bool) -> bool:
    """Push a link for an address whose scheme stands at the end of the text so far."""
    if silent or state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = next((s for s in SCHEMES if state.pending.lower().endswith(s)), "")
    start = state.pos - len(scheme)
    if not scheme or (start and _glues(state.src[start - 1])):
        return False
    end = _end(state.src, state.pos + 3, state.posMax)
    url = state.md.normalizeLink(state.src[start:end])
    if end == state.pos + 3 or not state.md.validateLink(url):
        return False
    state.pending = state.pending[: -len(scheme)]
    state.push("link_open", "a", 1).attrs = {"href": url}
    state.push("text", "", 0).content = state.src[start:end]
    state.push("link_close", "a", -1)
    state.pos = end
    return True


def _glues(char: str) -> bool:
    return char == "<" or (char.isascii() and char.isalnum())


def _end(source: str, start: int, limit: int) -> int:
    """Where an address ends: before a space or `<`, without punctuation that closes a sentence."""
    if not source[start : start + 1].isalnum():
        return start
    end = start
    while end < limit and not source[end].isspace() and source[end] not in "<`":
        if source.startswith("%%", end):  # a comment begins
            break
        end += 1
    closing = source.count(")", start, end) - source.count("(", start, end)
    while end > start:
        last = source[end - 1]
        if source.endswith("==", start, end) and source.find("==", 0, start) >= 0:
            end -= 2  # a highlight ends
        elif last == ")" and closing > 0:
            closing, end = closing - 1, end - 1
        elif last in _TRAILING:
            end -= 1
        else:
            break
    return end
