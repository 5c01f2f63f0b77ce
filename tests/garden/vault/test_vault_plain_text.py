"""Texts that are taken as they are give what the library's own rule gives."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_core import inline
from markdown_it.token import Token

from gradient_garden.vault.draft import Draft
from gradient_garden.vault.parser import parser

TABLE = "| a | b |\n|---|---|\n"
WORDS = "word", "Wort, größer", "字", "é\u0301", " ", "  ", "\t", "\n", "\n\n", TABLE
SIGNS = "- ", "1. ", "# ", "> ", "*", "_", "`", "[[", "]]", "$", "http://x.y", "&amp;", "\\", "#tag"
PIECES = st.sampled_from([*WORDS, *SIGNS])


@cache
def library() -> MarkdownIt:
    """Our parser, but with the library's rule for inline texts."""
    md = parser.__wrapped__()
    md.core.ruler.at("inline", inline)
    return md


def parsed(md: MarkdownIt, text: str) -> list[dict[str, object]]:
    draft = Draft("note.md", text.split("\n"), strict_line_breaks=False)
    return [token.as_dict() for token in md.parse(text, {"draft": draft})]


@given(st.lists(PIECES, max_size=20).map("".join))
def test_as_the_library_reads_it(text):
    assert parsed(parser(), text) == parsed(library(), text)


@pytest.mark.parametrize("text", ["word", "größer 字", "| a | b |\n|---|---|\n| c | |\n"])
def test_a_text_without_signs_never_reaches_the_inline_rules(monkeypatch, text):
    monkeypatch.setattr(parser().inline, "tokenize", lambda state: pytest.fail(state.src))
    tokens = parser().parse(text, {"draft": Draft("note.md", text.split("\n"), False)})
    assert all(isinstance(child, Token) for token in tokens for child in token.children or ())


def test_a_link_in_a_cell_is_placed_behind_plain_cells_of_its_line():
    text = "| a | b |\n|---|---|\n| a | a [[x]] |\n| b \\| | [[y]] |\n"
    draft = Draft("note.md", text.split("\n"), strict_line_breaks=False)
    parser().parse(text, {"draft": draft})
    lines = text.split("\n")
    places = [(link.line, link.column) for link in draft.links]
    assert places == [(3, lines[2].index("[[") + 1), (4, lines[3].index("[[") + 1)]
