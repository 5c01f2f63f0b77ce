"""A single newline is a line break, unless the vault's line breaks are strict (rule X10)."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from gradient_garden.vault.draft import draft_of


def install(md: MarkdownIt) -> None:
    """Look at the line breaks when everything else is done."""
    md.core.ruler.push("line_break", harden_breaks)


def harden_breaks(state: StateCore) -> None:
    """Turn soft breaks into hard ones."""
    if draft_of(state.env).strict_line_breaks:
        return
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "softbreak":
                child.type = "hardbreak"
