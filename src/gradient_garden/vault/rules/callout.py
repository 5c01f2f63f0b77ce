"""`> [!type|metadata]± title` as the first line of a quote (rules C1 to C5)."""

from __future__ import annotations

from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore


class Opening(NamedTuple):
    """The parts of a callout's first line; title is as typed, "" where there is none."""

    type: str
    metadata: str
    fold: str
    title: str


def install(md: MarkdownIt) -> None:
    """Read a callout's first line where a quote has just begun; name its end afterwards."""
    md.block.ruler.before("table", "callout", callout_title)
    md.core.ruler.after("block", "callout", close_callouts)


def parse_opening(line: str) -> Opening | None:
    """Read a quote's first line; None where it opens no callout."""
    name, bracket, rest = line.removeprefix("[!").partition("]")
    if not line.startswith("[!") or not bracket:
        return None
    kind, _, metadata = name.partition("|")
    if not kind.strip() or "[" in name:
        return None
    fold = rest[:1] if rest[:1] in ("+", "-") else ""
    return Opening(kind.strip(), metadata.strip(), fold, rest.removeprefix(fold).strip())


def default_title(kind: str) -> str:
    """Return the identifier as written, in title case (C2)."""
    return " ".join(word.capitalize() for word in kind.split())


def callout_title(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Turn the quote that was just opened into a callout and push its title."""
    if silent or not state.tokens or state.tokens[-1].type != "blockquote_open":
        return False
    quote = state.tokens[-1]
    source = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    opening = parse_opening(source)
    if opening is None or quote.map is None or quote.map[0] != line or state.is_code_block(line):
        return False
    title = default_title(opening.type)
    quote.type, quote.tag = "callout_open", "div"
    quote.meta = {
        "type": opening.type.lower(),
        "title": title,
        "fold": opening.fold,
        "metadata": opening.metadata,
    }
    _push_title(state, line, opening.title or title)
    state.line = line + 1
    return True


def _push_title(state: StateBlock, line: int, title: str) -> None:
    state.push("callout_title_open", "p", 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = title, [line, line + 1], []
    state.push("callout_title_close", "p", -1)


def close_callouts(state: StateCore) -> None:
    """Name the closing token of each callout after its opening one."""
    open_quotes = []
    for token in state.tokens:
        if token.type in ("blockquote_open", "callout_open"):
            open_quotes.append(token)
        elif token.type == "blockquote_close" and open_quotes.pop().type == "callout_open":
            token.type, token.tag = "callout_close", "div"
