"""A canvas as a note: its cards' links and tags count like any other's (rule X14)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from markdown_it.token import Token

from gradient_garden.diagnostics import Diagnostic
from gradient_garden.vault.canvas import Board, Card, read_board
from gradient_garden.vault.linktext import Place, wiki_link
from gradient_garden.vault.model import Link, Note, Settings, Tag
from gradient_garden.vault.note import parse_note
from gradient_garden.vault.slug import PAGE_SUFFIXES

DEFAULTS = Settings()


def parse_canvas(
    path: str, text: str, *, name: str = "docs", settings: Settings = DEFAULTS
) -> Note:
    """Parse the cards of a canvas, each by itself; every place is one in the canvas's own file."""
    board = read_board(text)
    empty = parse_note(path, "", name=name, settings=settings)
    texts = [text_card(card, path, text, name, settings) for card in board.cards]
    return replace(
        empty,
        text=text,
        tokens=tuple(token for note in texts for token in note.tokens),
        links=tuple(link for note in texts for link in note.links),
        hidden_links=tuple(link for note in texts for link in note.hidden_links),
        tags=tuple(tag for note in texts for tag in note.tags),
        inline_tags=tuple(tag for note in texts for tag in note.inline_tags),
        diagnostics=(*_faults(board, f"{name}/{path}"), *(d for n in texts for d in n.diagnostics)),
    )


def is_canvas(path: str) -> bool:
    """Tell whether a vault path is that of a canvas."""
    return path.lower().endswith(".canvas")


def text_card(
    card: Card, path: str, text: str, name: str = "docs", settings: Settings = DEFAULTS
) -> Note:
    """One card as a note with the canvas's path.

    A card that shows a file holds one embed of it, others than texts hold nothing. text: of the
    whole canvas, in which places are looked for.
    """
    if card.kind == "file":
        link = file_link(card)
        return replace(parse_note(path, "", name=name, settings=settings), links=(link,))
    note = parse_note(path, card.said if card.kind == "text" else "", name=name, settings=settings)
    lines = text.split("\n") if note.links or note.hidden_links or note.inline_tags else [""]
    source = lines[card.line - 1] if card.line <= len(lines) else ""
    places = {link: _placed(link, source, card) for link in (*note.links, *note.hidden_links)}
    _point(note.tokens, places)
    return replace(
        note,
        links=tuple(places[link] for link in note.links),
        hidden_links=tuple(places[link] for link in note.hidden_links),
        inline_tags=tuple(_tag(tag, source, card) for tag in note.inline_tags),
        diagnostics=tuple(replace(d, line=card.line, column=1) for d in note.diagnostics),
    )


def file_link(card: Card) -> Link:
    """The embed that a card with a file stands for: a full path; what is no note is named by it."""
    target = card.said + ("#" + card.subpath.lstrip("#") if card.subpath else "")
    name = card.said.rpartition("/")[2]
    shown = target if name.lower().endswith(PAGE_SUFFIXES) else f"{target}|{name}"
    return wiki_link(f"![[{shown}]]", shown, "embed", Place(card.line, 1))


def _placed(link: Link, source: str, card: Card) -> Link:
    """The link with its place in the canvas, where its text is written as JSON."""
    column = source.find(json.dumps(link.original, ensure_ascii=False)[1:-1]) + 1
    return replace(link, line=card.line, column=max(column, 1))


def _tag(tag: Tag, source: str, card: Card) -> Tag:
    return replace(tag, line=card.line, column=max(source.find("#" + tag.name) + 1, 1))


def _point(tokens: Iterable[Token], places: dict[Link, Link]) -> None:
    """Let tokens, which are this parse's own, point to the links with their true places."""
    for token in tokens:
        link = token.meta.get("link")
        if isinstance(link, Link):
            token.meta["link"] = places.get(link, link)
        _point(token.children or (), places)


def _faults(board: Board, file: str) -> list[Diagnostic]:
    hint = "open it in the app and save it again"
    return [Diagnostic(file, f.line, 1, "canvas-malformed", f.message, hint) for f in board.faults]
