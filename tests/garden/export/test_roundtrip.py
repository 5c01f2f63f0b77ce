"""Markdown without the dialect means the same before and after, as another parser reads both."""

import re
from html import escape as html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gradient_garden.export import escape, in_folder, plain
from gradient_garden.pages import Context
from gradient_garden.vault import Settings, parse_note
from tests.garden.vault.build import vault_of
from tests.garden.vault.test_vault_commonmark import PIECES, SAMPLES, has_our_syntax

READER = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
STRICT = Settings(strict_line_breaks=True)


def exported(text):
    note = parse_note("x.md", text, settings=STRICT)
    context = Context(vault_of({"x.md": ""}), lambda path, anchor: path, lambda reference: "")
    return plain(note, context, in_folder()).removeprefix("# x\n")


def meaning(text):
    """The HTML of a text as CommonMark, without white space, highlighting and loose lists.

    Empty anchors, for headings whose names on GitHub are not certain, are no part of a meaning.
    """
    shown = re.sub(' class="language-[^"]*"', "", READER.render(text))
    shown = shown.replace("<br>", "<br />")
    shown = re.sub('<a id="heading\\.[^"]*"></a>', "", shown)
    shown = re.sub(r"\s+", " ", shown).replace(" </code></pre>", "</code></pre>")
    shown = re.sub(r" ?(</?(p|li|ul|ol|blockquote|pre|h\d)>) ?", r"\1", shown)
    shown = shown.replace("<!-- -->", "")
    return re.sub("</?p>", "", shown.replace("</p><p>", " ¶ ")).strip()


# Relative addresses are the vault's, bare ones are links here, and HTML is left out.
OTHERS = ("](", "[ref]", "<div>", " https:")
OWN = [text for text in SAMPLES if not any(sign in text for sign in OTHERS)]
OWN += ['[a *b*](https://example.org/x_y?a=b&c "ti*tle") <https://example.org/a_b>\n']


@pytest.mark.parametrize("text", OWN)
def test_samples_mean_the_same(text):
    assert meaning(exported(text)) == meaning(text)


def is_other(text):
    """Where a difference is meant (addresses, HTML, titles), or marks pile up without sense."""
    signs = ("[", "](", "<b>", "===")
    piled = text.count("*") + text.count("_") > 3
    return piled or any(sign in text for sign in signs) or re.search(r"(?m)^ {0,3}#( |$)", text)


@given(st.lists(PIECES, max_size=10).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_markdown_means_the_same(text):
    if not has_our_syntax(text) and not is_other(text):
        assert meaning(exported(text)) == meaning(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=40))
@settings(max_examples=400)
def test_any_text_stays_that_text(text):
    words = " ".join(text.split())
    shown = READER.render("x " + escape.text(words)).strip()
    assert shown == f"<p>{html('x ' + words, quote=False)}</p>".replace('"', "&quot;").replace(
        " </p>", "</p>"
    )


@pytest.mark.parametrize(
    "start",
    ["# x", "> x", "- x", "+ x", "1. x", "23) x", "=== ", "---", "   # x", "####### x", "-"],
)
def test_what_would_begin_a_block_stays_text(start):
    shown = READER.render(escape.lines(start))
    assert shown == f"<p>{html(start.strip(), quote=False)}</p>\n"


@pytest.mark.parametrize("code", ["a", "`", "``a", " a ", "a`b``c", "`a`"])
def test_code_stays_that_code(code):
    assert READER.render(escape.code(code)) == f"<p><code>{html(code)}</code></p>\n"
    assert READER.render(escape.fence(f"{code}\n```\n", "py")) == (
        f'<pre><code class="language-py">{html(code)}\n```\n</code></pre>\n'
    )
