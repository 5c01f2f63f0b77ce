"""Gather the links and tags of a note with their places, and drop its comments."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from gradient_garden.vault.draft import Draft, draft_of
from gradient_garden.vault.linktext import Place, is_internal, markdown_link, wiki_link
from gradient_garden.vault.model import Link, Tag
from gradient_garden.vault.positions import Mapping, block_mapping, cell_mapping
from gradient_garden.vault.rules.plain_text import is_plain
from gradient_garden.vault.rules.quiet import no_footnotes

MATHS = ("math_inline", "math_inline_double")


def install(md: MarkdownIt) -> None:
    """Gather right after inline parsing, before footnotes move to the end."""
    md.core.ruler.after("inline", "collect", collect)


class _Text:
    """One inline token and, if asked for, the places of what is in it."""

    def __init__(self, token: Token, draft: Draft) -> None:
        self.token, self.line, self.lines = token, (token.map or [0])[0], draft.lines

    @cached_property
    def mapping(self) -> Mapping:
        return block_mapping(self.token.content, self.line, self.lines)

    def original(self, span: tuple[int, int]) -> str:
        """Return the exact source of a span; of one that crosses lines, its content."""
        start, end = (self.mapping.place(offset) for offset in span)
        if start.line != end.line:
            return self.token.content[span[0] : span[1]]
        return self.lines[start.line - 1][start.column - 1 : end.column - 1]


class _Cell(_Text):
    """A cell of a table, which is looked for behind those before it in its line."""

    def __init__(self, token: Token, draft: Draft, before: _Cell | None) -> None:
        super().__init__(token, draft)
        self.before = before if before and before.line == self.line else None
        self.end: int | None = None  # the column behind it, once it is known

    @cached_property
    def mapping(self) -> Mapping:
        return cell_mapping(self.token.content, self.line, self.lines, self._start())

    def _start(self) -> int:
        """The column behind the cell before, whose place depends on that of the one before it."""
        waiting, cell = [], self.before
        while cell and cell.end is None:
            waiting.append(cell)
            cell = cell.before
        column = cell.end if cell and cell.end is not None else 0
        for each in reversed(waiting):
            content = each.token.content
            if content:
                found = cell_mapping(content, self.line, self.lines, column)
                column = found.place(len(content)).column - 1
            each.end = column
        return column


def collect(state: StateCore) -> None:
    """Visit every inline text of the note in order."""
    draft = draft_of(state.env)
    notes = state.env.get("footnotes", {}).get("list", {})
    for text in _texts(state, draft):
        children = text.token.children or []
        if is_plain(children):
            continue
        in_comment = text.token.type == "comment"
        for token, hidden in _walk(children, notes, in_comment):
            _keep(draft, token, text, hidden)
        text.token.children = _without_comments(children)
    for note in notes.values():
        if "tokens" in note:
            note["tokens"] = _without_comments(note["tokens"])
    state.tokens = [token for token in state.tokens if token.type != "comment"]
    draft.links.sort(key=_order)
    draft.hidden_links.sort(key=_order)
    draft.tags.sort(key=_order)


def _order(found: Link | Tag) -> Place:
    return Place(found.line, found.column)


def _texts(state: StateCore, draft: Draft) -> Iterator[_Text]:
    """Yield inline tokens and comment blocks; follow the cells of a table along their line."""
    cell: _Cell | None = None
    in_cell = False
    for token in state.tokens:
        in_cell = token.type in ("th_open", "td_open") or (in_cell and token.type == "inline")
        if token.type == "comment":
            with no_footnotes(state.env):
                token.children = state.md.inline.parse(token.content, state.md, state.env, [])
            yield _Text(token, draft)
        elif token.type == "inline" and in_cell:
            cell = _Cell(token, draft, cell)
            yield cell
        elif token.type == "inline":
            yield _Text(token, draft)


def _walk(
    tokens: list[Token], notes: dict[int, dict[str, list[Token]]], hidden: bool
) -> Iterator[tuple[Token, bool]]:
    """Yield tokens that have a place, in depth, each with whether a comment hides it."""
    for token in tokens:
        if "span" in token.meta:
            yield token, hidden
        if token.type == "footnote_ref":
            yield from _walk(notes[token.meta["id"]].get("tokens", []), notes, hidden)
        elif token.children and token.type != "image":
            yield from _walk(token.children, notes, hidden or token.type == "comment")


def _keep(draft: Draft, token: Token, text: _Text, hidden: bool) -> None:
    """Record a link or tag; in the token, a link or else its place stands for the span."""
    span = token.meta["span"]
    place = text.mapping.place(span[0])
    if token.type == "tag":
        draft.tags.append(Tag(token.content, *place, hidden))
        token.meta = {}
        return
    if token.type in MATHS:
        token.meta = {"place": place}
        return
    link = _link(token, text.original(span), place)
    token.meta = {"link": link} if link else {"place": place}
    if link and not (hidden and text.token.type == "comment"):
        (draft.hidden_links if hidden else draft.links).append(link)


def _link(token: Token, original: str, place: Place) -> Link | None:
    if token.type == "wikilink":
        return wiki_link(original, token.content, "wiki", place)
    if token.type == "embed":
        return wiki_link(original, token.content, "embed", place)
    form = "image" if token.type == "image" else "markdown"
    href = str(token.attrs.get("src" if form == "image" else "href", ""))
    if not is_internal(href):
        return None
    if form == "image":
        return markdown_link(original, href, token.content, "image", place)
    return markdown_link(original, href, token.meta["label"], "markdown", place)


def _without_comments(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.type != "comment"]
