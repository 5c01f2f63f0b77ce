"""Where a note has none of the dialect's syntax, it means what plain CommonMark says.

The other implementation is the parser library without any rule of ours.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gradient_garden.vault import Settings, parse_note

PLAIN = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])


def ours(text):
    note = parse_note("x.md", text, settings=Settings(strict_line_breaks=True))
    tokens = [token.copy(attrs=without_id(token)) for token in note.tokens]
    return PLAIN.renderer.render(tokens, PLAIN.options, {})


def without_id(token):
    return {name: value for name, value in token.attrs.items() if name != "id"}


SAMPLES = [
    "Paragraph\nwith a [link](/url \"title\") and ![image *alt*](a.png 't').\n",
    "[ref], [text][ref], [text][], ![ref]\n\n[ref]: <a b> (title)\n[text]: /x\n",
    "* a\n\n  b\n* c\n  1. d\n     > e\n  2. f\n\n     g\n",
    "- a\n- b\n\n\n- c\n+ d\n10) e\n",
    "Text:\n- a\n  - b\n    - c\n1. d\n",
    "> a\nb\n> - c\n>\n> d\n\ne\n",
    "# a #\n## b\n\nc\n---\n\nd\n===\n\n####### no\n",
    "```py x=1\ncode\n```\n\n~~~\n```\n~~~\n\n    indented\n\n\ttab\n",
    "<div>\n*no*\n\n*yes*\n</div>\n\na <b>c</b> <!-- d --> &amp; &copy; &#35; &nope;\n",
    "*a **b** c* _d_ __e__ ***f*** *g*h* **i*\n",
    "`a` ``b ` c`` `d\ne` \\* \\_ \\` a\\\nb  \nc\n",
    "<https://example.org/?a=b&c> <a@example.org> example.org/x\n",
    "| a | b |\n|:--|--:|\n| c \\| d | `e` |\n| f |\n\n~~g~~ h~~i\n",
    "***\n- - -\n_____\n\na\n***\nb\n",
    "[a](b(c)d) [e](<f g>) [h]( i ) [j](k\\)l)\n",
    "\ta\tb\n\n  - c\n\n\td\n",
    "é 神经 🎨 «quotes» “x” … – —\n",
]


@pytest.mark.parametrize("text", SAMPLES)
def test_samples(text):
    assert ours(text) == PLAIN.render(text)


MARKS = ["*", "**", "_", "`", "``", "[", "](x)", "]", "![", "(", ")", "<", ">", "\\", "~~"]
INLINE = ["a", "b", "é", "<b>", "&amp;", " ", *MARKS]
LINE_STARTS = ["- ", "1. ", "> ", "    ", "  ", "```\n", "***\n", "===\n", "| a | b |\n|--|--|\n|"]
PIECES = st.sampled_from([*INLINE, "\n", "\n\n", *("\n" + start for start in LINE_STARTS)])


def has_our_syntax(text):
    marks = ("[[", "%%", "==a", "$", "#", "[!", "^", "---", "] ")
    return any(mark in text for mark in marks)


@given(st.lists(PIECES, max_size=25).map("".join).filter(lambda text: not has_our_syntax(text)))
@settings(max_examples=300, deadline=None)
def test_generated(text):
    assert ours(text) == PLAIN.render(text)
