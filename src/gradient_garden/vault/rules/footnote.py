"""Footnotes `[^name]` and `^[inline]`, from the plug-in, kept linear and placed (rule X8)."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline as library_inline
from mdit_py_plugins.footnote.index import footnote_ref as library_reference

from gradient_garden.vault.rules.display import DisplayText
from gradient_garden.vault.rules.markdown_link import never_closed
from gradient_garden.vault.rules.shift import shift_spans


def install(md: MarkdownIt) -> None:
    """Install the plug-in and put our two guards in front of its inline rules."""
    footnote_plugin(md)
    md.inline.ruler.at("footnote_inline", footnote_inline)
    md.inline.ruler.at("footnote_ref", footnote_reference)


def footnote_inline(state: StateInline, silent: bool) -> bool:
    """Read `^[text]`; the places of what it holds are counted from the enclosing text."""
    start = state.pos
    if not state.src.startswith("^[", start) or isinstance(state, DisplayText):
        return False
    if never_closed(state) or not library_inline(state, silent):
        return False
    if not silent:
        note = state.env["footnotes"]["list"][state.tokens[-1].meta["id"]]
        shift_spans(note["tokens"], start + 2)
    return True


def footnote_reference(state: StateInline, silent: bool) -> bool:
    """Read `[^name]`; the plug-in's own search would pass over other brackets, to the end."""
    start = state.pos
    if not state.src.startswith("[^", start) or isinstance(state, DisplayText):
        return False
    end = start + 2
    while end < state.posMax and state.src[end] not in " \n[]":
        end += 1
    closed = end < state.posMax and state.src[end] == "]"
    return closed and bool(library_reference(state, silent))
