"""Footnotes `[^name]`, `[^name]: text` and `^[inline]` (rule X8).

The plug-in makes the tokens and moves them to the end. The rules that read are ours: names without
regard to case, two spaces of indent for what continues a footnote, true places, linear time.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline as library_inline

from gradient_garden.vault.rules.markdown_link import never_closed
from gradient_garden.vault.rules.quiet import footnotes_allowed
from gradient_garden.vault.rules.shift import shift_spans

INDENT = 2


def install(md: MarkdownIt) -> None:
    """Install the plug-in and put our rules in the place of its own."""
    footnote_plugin(md)
    md.block.ruler.at("footnote_def", footnote_definition, {"alt": ["paragraph", "reference"]})
    md.inline.ruler.at("footnote_inline", footnote_inline)
    md.inline.ruler.at("footnote_ref", footnote_reference)


def footnote_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `[^name]: text` and the indented blocks that continue it.

    A definition inside another is put after that: the plug-in would lose what stands before it.
    """
    position = state.bMarks[start] + state.tShift[start]
    name = _name(state.src, position, state.eMarks[start])
    after = position + len(name) + 3
    if not name or not state.src.startswith("]:", after - 1) or state.is_code_block(start):
        return False
    if silent:
        return True
    _footnotes(state.env)["refs"].setdefault(":" + name, -1)
    first, inside = len(state.tokens), state.env.get("footnotes_inside")
    if inside is None:
        state.env["footnotes_inside"] = []
    opening = Token("footnote_reference_open", "", 1, meta={"label": name}, level=state.level)
    state.tokens.append(opening)
    state.level += 1
    _read_body(state, start, end, after + 1)
    state.level -= 1
    opening.map = [start, state.line]
    state.tokens.append(Token("footnote_reference_close", "", -1, level=state.level))
    if inside is None:
        state.tokens += state.env.pop("footnotes_inside")
    else:
        for token in state.tokens[first:]:
            token.level -= state.level
        inside += state.tokens[first:]
        del state.tokens[first:]
    return True


def _read_body(state: StateBlock, start: int, end: int, text: int) -> None:
    """Parse the blocks of a footnote, whose first line begins at the index `text`."""
    before = state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType
    rest = state.src[text : state.eMarks[start]]
    state.blkIndent += INDENT
    state.parentType = "footnote"
    state.bMarks[start] = text
    state.tShift[start] = len(rest) - len(rest.lstrip(" \t"))
    state.sCount[start] = state.blkIndent
    state.md.block.tokenize(state, start, end)
    state.blkIndent -= INDENT
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = before


def footnote_inline(state: StateInline, silent: bool) -> bool:
    """Read `^[text]`; the places of what it holds are counted from the enclosing text."""
    start = state.pos
    if not state.src.startswith("^[", start) or not footnotes_allowed(state.env):
        return False
    if never_closed(state) or not library_inline(state, silent):
        return False
    if not silent:
        note = state.env["footnotes"]["list"][state.tokens[-1].meta["id"]]
        shift_spans(note["tokens"], start + 2)
    return True


def footnote_reference(state: StateInline, silent: bool) -> bool:
    """Read `[^name]` where a footnote of that name is defined."""
    typed = _name(state.src, state.pos, state.posMax)
    if not typed or not footnotes_allowed(state.env):
        return False
    name = _defined_names(state.env).get(typed.casefold())
    if name is None:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = _count(state.env, name)
    state.pos += len(typed) + 3
    return True


def _name(source: str, start: int, end: int) -> str:
    """Return the name in a `[^name]` that begins at start, or ""; no spaces, no brackets."""
    if not source.startswith("[^", start, end):
        return ""
    position = start + 2
    while position < end and source[position] not in " \t\n[]":
        position += 1
    closed = position < end and source[position] == "]"
    return source[start + 2 : position] if closed else ""


def _footnotes(env: EnvType) -> dict[str, dict[str | int, object]]:
    """Return the plug-in's record of a note: ids by name, and what is known by id."""
    record: dict[str, dict[str | int, object]] = env.setdefault("footnotes", {})
    record.setdefault("refs", {})
    record.setdefault("list", {})
    return record


def _defined_names(env: EnvType) -> dict[str, str]:
    """Return the defined names by their folded forms; all are known before inline parsing."""
    if "footnote_names" not in env:
        names = [str(key)[1:] for key in _footnotes(env)["refs"]]
        env["footnote_names"] = {name.casefold(): name for name in reversed(names)}
    folded: dict[str, str] = env["footnote_names"]
    return folded


def _count(env: EnvType, name: str) -> dict[str, object]:
    """Number a reference: the footnote's id, and how often it was referred to before."""
    record = _footnotes(env)
    note_id = record["refs"][":" + name]
    if note_id == -1:
        note_id = record["refs"][":" + name] = len(record["list"])
        record["list"][note_id] = {"label": name, "count": 0}
    entry: dict[str, int] = record["list"][note_id]  # type: ignore[assignment, index]
    entry["count"] += 1
    return {"id": note_id, "subId": entry["count"] - 1, "label": name}
