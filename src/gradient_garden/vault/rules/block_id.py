"""`^id` at the end of a block, or alone under one: a name for it (rules S7 to S10)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from gradient_garden.diagnostics import Severity
from gradient_garden.vault.draft import Draft, draft_of
from gradient_garden.vault.linktext import Place
from gradient_garden.vault.model import Block

_ID_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
_MAY_BE_ID = re.compile(r"\^[a-zA-Z0-9-]++[^\S\n]*+$", re.MULTILINE)  # of a line, its end
_QUOTES = ("blockquote_open", "callout_open")
_CLOSED_TO_IDS = (*_QUOTES, "table_open")


@dataclass(slots=True)
class _Level:
    """One open block: its token, whether ids inside it count, and its last finished child."""

    token: Token | None
    closed: bool
    child: Token | None = None


def install(md: MarkdownIt) -> None:
    """Take the ids out of the text before it is read."""
    md.core.ruler.before("inline", "block_id", name_blocks)


def name_blocks(state: StateCore) -> None:
    """Give each named block's open token the id; leave no id in the text."""
    if not _MAY_BE_ID.search(state.src):
        return
    draft = draft_of(state.env)
    levels = [_Level(None, False)]
    dropped: set[int] = set()
    for index, token in enumerate(state.tokens):
        if token.nesting > 0:
            levels.append(_Level(token, levels[-1].closed or token.type in _CLOSED_TO_IDS))
        elif token.nesting < 0:
            finished = levels.pop().token
            if index not in dropped:
                levels[-1].child = finished
        elif token.type != "inline":
            levels[-1].child = token
        elif levels[-1].closed:
            _name_quote(draft, levels, token)
        elif _is_paragraph(levels) and _name(draft, levels, token):
            dropped.update((index - 1, index, index + 1))
    state.tokens = [t for index, t in enumerate(state.tokens) if index not in dropped]


def split_id(content: str) -> tuple[str, str]:
    """Split off a block id from the end of a text; the id is "" where there is none."""
    text = content.rstrip()
    caret = text.rfind("^")
    name = text[caret + 1 :]
    free = caret == 0 or text[caret - 1 : caret].isspace() or text[:caret].endswith("]]")
    if caret < 0 or not name or not free or not _ID_CHARACTERS.issuperset(name):
        return content, ""
    return text[:caret], name


def _is_paragraph(levels: list[_Level]) -> bool:
    block = levels[-1].token
    return block is not None and block.type == "paragraph_open" and not levels[-1].closed


def _name(draft: Draft, levels: list[_Level], inline: Token) -> bool:
    """Name the block that the paragraph's id is meant for; True if nothing else was in it."""
    text, name = split_id(inline.content)
    if not name:
        return False
    alone = not text.strip()
    owner = _owner(levels, alone)
    if owner is None:
        return False
    if text.endswith("]]"):
        _report_glued(draft, inline, name)
    _give(draft, owner, name)
    inline.content = text.rstrip()
    return alone


def _name_quote(draft: Draft, levels: list[_Level], inline: Token) -> None:
    """Name a quote by the line right under it: to CommonMark it is the quote's own last line."""
    text, _, last = inline.content.rpartition("\n")
    rest, name = split_id(last)
    line = (inline.map or [0])[0] + inline.content.count("\n")
    if not text or rest or not name or not draft.lines[line].lstrip().startswith("^"):
        return
    opened = (level.token for level in levels if level.token and level.token.type in _QUOTES)
    quote = next(opened, None)
    if quote is not None:
        _give(draft, quote, name)
        inline.content = text


def _give(draft: Draft, owner: Token, name: str) -> None:
    """The first name of a block counts, and the first block of a name.

    A heading has an id of its own, by which such a link finds it.
    """
    if "id" not in owner.attrs and all(b.id.lower() != name.lower() for b in draft.blocks):
        if owner.type != "heading_open":
            owner.attrSet("id", "^" + name.lower())
        draft.blocks.append(Block(name, (owner.map or [0])[0] + 1))


def _owner(levels: list[_Level], alone: bool) -> Token | None:
    """Return the open token of the block that an id in the innermost paragraph names."""
    paragraph, around = levels[-1].token, levels[-2]
    in_item = around.token is not None and around.token.type == "list_item_open"
    before = around.child
    if in_item and (before is None or (alone and before.type == "paragraph_open")):
        return around.token
    if alone:
        return before
    return paragraph


def _report_glued(draft: Draft, inline: Token, name: str) -> None:
    line = (inline.map or [0, 1])[0] + inline.content.rstrip().count("\n")
    place = Place(line + 1, draft.lines[line].rfind("^" + name) + 1)
    message = f"the block id ^{name} is glued to what stands before it"
    draft.report(place, "block-id-glued", message, "put a space before it", Severity.WARNING)
