"""`$inline$` and `$$display$$` maths, whose content nothing else may read (rule L9).

Ours rather than a plug-in's, so that money stays money and the time stays linear.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from gradient_garden.vault.rules.display import DisplayText

MARK = "$$"


def install(md: MarkdownIt) -> None:
    """Read display maths with the fences, and inline maths before escapes."""
    ends = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("fence", "math_block", math_block, {"alt": ends})
    md.inline.ruler.before("escape", "math_inline", math_inline)


def math_inline(state: StateInline, silent: bool) -> bool:
    """Push `math_inline`, or `math_inline_double` for `$$…$$` within a line of text.

    As in the app, no space may stand inside a single dollar, and no digit after the closing one.
    """
    if state.src[state.pos] != "$" or isinstance(state, DisplayText):
        return False
    mark = MARK if state.src.startswith(MARK, state.pos) else "$"
    start = state.pos + len(mark)
    close = _close(state, mark, start)
    if close < 0:
        return False
    content = state.src[start:close]
    if not content.strip() or (mark == "$" and not _hugs(state, content, close + 1)):
        return False
    if not silent:
        token = state.push("math_inline" if mark == "$" else "math_inline_double", "math", 0)
        token.content, token.markup = content, mark
        token.meta = {"span": (state.pos, close + len(mark))}
    state.pos = close + len(mark)
    return True


def _close(state: StateInline, mark: str, start: int) -> int:
    """Return the index of the next unescaped mark, or -1."""
    close = state.src.find(mark, start, state.posMax)
    while close >= 0 and _escaped(state.src, close, start):
        close = state.src.find(mark, close + 1, state.posMax)
    return close


def _escaped(source: str, position: int, start: int) -> bool:
    slashes = 0
    while position - slashes > start and source[position - slashes - 1] == "\\":
        slashes += 1
    return slashes % 2 == 1


def _hugs(state: StateInline, content: str, after: int) -> bool:
    digit_follows = after < state.posMax and state.src[after].isdigit()
    return content == content.strip() and not digit_follows


def math_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Push a `math_block` for `$$` at the start of a line up to a line that ends with `$$`."""
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(MARK, position) or state.is_code_block(start):
        return False
    first = _line(state, start)[2:]
    if MARK in first:
        closes = first.rstrip().endswith(MARK) and first.count(MARK) == 1 and first.strip() != MARK
        line = start if closes else -1
    else:
        line = _closing_line(state, start, end)
    if line < 0:
        return False
    if silent:
        return True
    token = state.push("math_block", "math", 0)
    token.block, token.markup, token.map = True, MARK, [start, line + 1]
    text = state.getLines(start, line + 1, state.blkIndent, False)
    token.content = text.strip().removeprefix(MARK).removesuffix(MARK)
    state.line = line + 1
    return True


def _closing_line(state: StateBlock, start: int, end: int) -> int:
    """Return the line that closes the maths, or -1; a search that failed is not repeated."""
    indent = min(state.blkIndent, state.sCount[start])  # less than the item's, it ends a list
    first, last = state.env.get("unclosed_maths", (end, end))
    if first <= start and end <= last:
        return -1
    for line in range(start + 1, end):
        if not state.isEmpty(line) and state.sCount[line] < indent:
            return -1
        if _line(state, line).rstrip().endswith(MARK):
            return line
    state.env["unclosed_maths"] = (start, end)
    return -1


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
