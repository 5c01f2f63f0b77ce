"""The one Markdown parser: CommonMark, the tables and strikethrough of GFM, and our rules."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

from gradient_garden.vault.rules import (
    bare_url,
    block_id,
    callout,
    collect,
    comment,
    cut_link,
    embed,
    footnote,
    heading,
    highlight,
    line_break,
    lines,
    markdown_link,
    maths,
    plain_text,
    tag,
    task,
    wikilink,
)

# The parser drops what is nested deeper. A hundred levels are more than a page can show, and
# few enough for Python's stack; reaching them is a diagnostic.
MAX_NESTING = 100

# In the order in which core rules of one stage must run.
_RULES = (
    plain_text,
    lines,
    callout,
    task,
    block_id,
    cut_link,
    footnote,
    collect,
    wikilink,
    embed,
    markdown_link,
    bare_url,
    maths,
    comment,
    highlight,
    tag,
    heading,
    line_break,
)


@cache
def parser() -> MarkdownIt:
    """Return the parser, made once; it holds no state between notes."""
    md = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    md.enable(["table", "strikethrough"])
    for rule in _RULES:
        rule.install(md)
    return md
