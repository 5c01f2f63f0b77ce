"""`%%comments%%`, inline or over many lines (rules X4 and X5).

A comment leaves a token only until its links and tags are gathered; none reaches a page.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from gradient_garden.vault.rules.quiet import no_footnotes
from gradient_garden.vault.rules.shift import shift_spans

MARK = "%%"


def install(md: MarkdownIt) -> None:
    """Read comments first among blocks, and inline just before emphasis."""
    ends = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("table", "comment", comment_block, {"alt": ends})
    md.inline.ruler.before("emphasis", "comment", comment_inline)


def comment_inline(state: StateInline, silent: bool) -> bool:
    """Push a `comment` whose children are what it hides; unclosed, it hides the rest."""
    start, source = state.pos, state.src
    if not source.startswith(MARK, start):
        return False
    run = _run(source, start, state.posMax)
    if run > 3:  # `%%%%` opens nothing
        if not silent:
            state.append_pending(source[start : start + run])
        state.pos = start + run
        return True
    close = source.find(MARK, start + 2, state.posMax)
    end = state.posMax if close < 0 else close + 2
    if not silent:
        text = source[start + 2 : end if close < 0 else close]
        token = state.push("comment", "", 0)
        with no_footnotes(state.env):
            token.children = state.md.inline.parse(text, state.md, state.env, [])
        shift_spans(token.children, start + 2)
    state.pos = _skip_second_space(source, start, end, state.posMax)
    return True


def comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Push a `comment` for `%%` at the start of a line up to its close, or to the end."""
    position, line_end = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if not state.src.startswith(MARK, position) or state.is_code_block(start):
        return False
    close = state.src.find(MARK, position + 2, line_end)
    text_follows = close >= 0 and state.src[close + 2 : line_end].strip()
    if text_follows or _run(state.src, position, line_end) > 3:
        return False
    if silent:
        return True
    line = start
    while close < 0 and line + 1 < end:
        line += 1
        close = state.src.find(MARK, state.bMarks[line], state.eMarks[line])
    token = state.push("comment", "", 0)
    token.map = [start, line + 1]
    token.content = state.getLines(start, line + 1, state.blkIndent, False)
    state.line = line + 1 if line == start or close < 0 else _resume(state, line, close + 2)
    return True


def _resume(state: StateBlock, line: int, position: int) -> int:
    """Return the line to go on with: this one, if text follows the comment's close in it."""
    rest = state.src[position : state.eMarks[line]]
    if not rest.strip():
        return line + 1
    state.bMarks[line] = position
    state.tShift[line] = len(rest) - len(rest.lstrip(" \t"))
    state.sCount[line] = state.blkIndent
    return line


def _run(source: str, start: int, end: int) -> int:
    position = start
    while position < end and source[position] == "%":
        position += 1
    return position - start


def _skip_second_space(source: str, start: int, end: int, limit: int) -> int:
    """Of the spaces on both sides of a comment, keep one."""
    spaced = start == 0 or source[start - 1] in " \n"
    return end + 1 if spaced and end < limit and source[end] == " " else end
