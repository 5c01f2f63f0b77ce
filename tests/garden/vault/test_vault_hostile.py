"""Hostile notes end, lose nothing, and hide nothing; how fast is in `benchmarks/`."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gradient_garden.vault import Note, check, parse_note
from gradient_garden.vault.draft import Draft
from gradient_garden.vault.parser import parser
from tests.garden.vault.build import vault_of

HOSTILE = json.loads((Path(__file__).parent / "hostile.json").read_text(encoding="utf-8"))
REPEATED = [*HOSTILE["pieces"], *(line + "\n" for line in HOSTILE["lines"])]


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.timeout(60)
def test_many_repetitions_end(piece):
    text = piece * (50_000 // len(piece))
    tokens = parser().parse(text, {"draft": Draft("x.md", text.split("\n"))})
    assert isinstance(tokens, list)


def steps(text):
    """How many functions are called to parse a text: a measure that no busy machine disturbs."""
    count = 0

    def one_more(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    draft = Draft("x.md", text.split("\n"))
    sys.setprofile(one_more)
    try:
        parser().parse(text, {"draft": draft})
    finally:
        sys.setprofile(None)
    return count


NESTED = ["> ", "- ", "> [!a]\n> ", "  - a\n", "**a ", "[[a|**"]


@pytest.mark.parametrize("piece", [*REPEATED, *NESTED])
def test_twice_the_text_takes_twice_the_steps(piece):
    length = 4000 // len(piece)
    assert steps(piece * 2 * length) <= 2.3 * steps(piece * length) + 500


SPACES = [" ", "  ", "\n", "\n\n", "\t", "\n[^1]: ", "\n> ", "> ", "- ", "1. ", "[ ] ", "\n---\n"]
ANYTHING = st.lists(st.sampled_from([*HOSTILE["marks"], *SPACES]), max_size=40).map("".join)


def every_token(tokens):
    for token in tokens:
        yield token
        yield from every_token(token.children or ())


@given(ANYTHING)
@example("\n[^1]: #a\0")
@example("| a |\n|---|\n| #a\0 |")
@settings(max_examples=400, deadline=None)
def test_any_text_is_a_note(text):
    note = parse_note("x.md", text)
    lines = note.text.split("\n")
    for link in (*note.links, *note.hidden_links):
        assert 1 <= link.line <= len(lines)
        if link.form in ("wiki", "embed"):
            assert lines[link.line - 1].startswith(link.original, link.column - 1)
    for tag in note.inline_tags:
        assert lines[tag.line - 1].startswith("#" + tag.name, tag.column - 1)
    for token in note.tokens:
        assert token.map is not None
        assert 0 <= token.map[0] <= token.map[1] <= len(lines)
    assert contract_holds(note)
    check(vault_of({"x.md": text}))


def contract_holds(note: Note):
    """What the renderer relies on, in every note."""
    depth = 0
    for token in note.tokens:
        depth += token.nesting
        assert depth >= 0
    for token in every_token(note.tokens):
        assert "span" not in token.meta
        assert token.type != "comment"
        if token.type in ("wikilink", "embed"):
            assert token.meta["link"].original
    return depth == 0


SECRET = "secret #secret [[secret]] ^[secret] ![secret ^[secret]](secret.png) [^1]"


def secrets_of(note):
    shown = [token.content for token in every_token(note.tokens) if token.type != "inline"]
    return [text for text in (*shown, *note.tags, *map(str, note.links)) if "secret" in text]


@given(st.text(alphabet="abc -#>\n", max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_comment_leaks(before):
    """What a comment block says reaches neither tokens nor links, whatever comes before it."""
    note = parse_note("x.md", f"{before}\n\n%%\n{SECRET}\n\n- secret\n%%\nafter\n\n[^1]: secret")
    assert secrets_of(note) == []
    assert [tag.name for tag in note.inline_tags if tag.hidden] == ["secret"]
    assert note.tokens[-2].content == "after"


@pytest.mark.parametrize(
    "around",
    ["a %%{}%% b", "- [ ] %%{}%%", "> a %%{}", "| a |\n|---|\n| %%{}%% |", "^[a %%{}%%]", "# %%{}"],
)
def test_no_inline_comment_leaks(around):
    note = parse_note("x.md", around.format(SECRET) + "\n\n[^1]: secret")
    assert secrets_of(note) == []
    assert [link.path for link in note.hidden_links] == ["secret", "secret.png"]
