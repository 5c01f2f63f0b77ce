"""A wikilink that a table cuts in two, since its `|` is not escaped (rule L3)."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from gradient_garden.diagnostics import Severity
from gradient_garden.vault.draft import Draft, draft_of
from gradient_garden.vault.linktext import Place


def install(md: MarkdownIt) -> None:
    """Look at the cells before their text is read."""
    md.core.ruler.before("inline", "cut_link", report_cut_links)


def report_cut_links(state: StateCore) -> None:
    """Report each cell that ends within a link that its line goes on to close."""
    draft = draft_of(state.env)
    before = ""
    for token in state.tokens:
        if token.type == "inline" and before in ("td_open", "th_open"):
            _check(draft, token.content, (token.map or [0])[0])
        before = token.type


def _check(draft: Draft, cell: str, line: int) -> None:
    start = cell.rfind("[[")
    if start < 0 or "]]" in cell[start:] or cell.count("`", 0, start) % 2:
        return
    column = draft.lines[line].find(cell[start:])
    end = draft.lines[line].find("]]", column)
    link = draft.lines[line][column : end + 2]
    if column < 0 or end < 0 or "[[" in link[2:]:
        return
    message = f"the table ends its cell within {link}, so there is no link"
    hint = "write " + link.replace("|", "\\|", 1)
    draft.report(Place(line + 1, column + 1), "link-cut", message, hint, Severity.WARNING)
