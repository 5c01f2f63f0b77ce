"""`==highlights==`, which may contain other markup (rule X6)."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

MARK = "=="


def install(md: MarkdownIt) -> None:
    """Collect the marks with the other delimiters; turn pairs into tags with emphasis."""
    md.inline.ruler.before("emphasis", "highlight", collect_marks)
    md.inline.ruler2.before("emphasis", "highlight", pair_marks)


def collect_marks(state: StateInline, silent: bool) -> bool:
    """Push each `==` as text and note whether it may open or close."""
    if silent or not state.src.startswith(MARK, state.pos):
        return False
    scanned = state.scanDelims(state.pos, True)
    if _is_arrow(state.src, state.pos, scanned.length):
        state.append_pending("=" * scanned.length)
        state.pos += scanned.length
        return True
    if scanned.length % 2:
        state.push("text", "", 0).content = "="
    for _ in range(scanned.length // 2):
        state.push("text", "", 0).content = MARK
        state.delimiters.append(
            Delimiter(
                marker=ord("="),
                length=0,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open,
                close=scanned.can_close,
            )
        )
    state.pos += scanned.length
    return True


def _is_arrow(source: str, start: int, length: int) -> bool:
    return source[start - 1 : start] == "<" or source[start + length : start + length + 1] == ">"


def pair_marks(state: StateInline) -> None:
    """Turn the marks that found their partner into `highlight_open` and `highlight_close`."""
    nested = [meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta]
    for delimiters in [state.delimiters, *nested]:
        for opener in delimiters:
            if opener.marker == ord("=") and opener.end >= 0:
                _become(state.tokens[opener.token], "highlight_open", 1)
                _become(state.tokens[delimiters[opener.end].token], "highlight_close", -1)


def _become(token: Token, kind: str, nesting: int) -> None:
    token.type, token.tag, token.markup, token.content = kind, "mark", MARK, ""
    token.nesting = 1 if nesting > 0 else -1
