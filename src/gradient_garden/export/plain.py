"""A note becomes a Markdown file."""

from __future__ import annotations

from dataclasses import replace

from gradient_garden.export import bases, blocks, boards, callouts, embeds, escape, inline
from gradient_garden.export.layout import Layout
from gradient_garden.export.pictures import name_of
from gradient_garden.export.writer import Renderer, Writer
from gradient_garden.pages import Context
from gradient_garden.pages.arrange import Tree, tree_of
from gradient_garden.pages.headings import has_title
from gradient_garden.vault import Note, is_base, is_canvas

RENDERERS: dict[str, Renderer] = {
    **blocks.RENDERERS,
    **callouts.RENDERERS,
    **embeds.RENDERERS,
    **inline.RENDERERS,
}


def plain(note: Note, context: Context, layout: Layout, tree: Tree | None = None) -> str:
    """Write one note as CommonMark with GitHub's tables, tasks, footnotes and alerts.

    context: as for its page. Links lead to the files of the layout; embeds are written out;
    what code gave stands in its place; comments and properties are left out. tree: the note's,
    where it is there already.
    """
    here = replace(
        context, href=lambda target, anchor: layout.href(context.vault, target, anchor, note.path)
    )
    writer = Writer(
        note,
        here,
        lambda output: layout.way(layout.pictures + name_of(output), note.path),
        RENDERERS,
        ancestors=((note.path, ""),),
    )
    title = "" if has_title(note) else f"# {escape.text(' '.join(note.title.split()))}\n\n"
    try:
        body = _body(note, writer, tree)
    except RecursionError:  # raw HTML that nests deeper than the stack; its page says so
        body = ""
    return (title + body + writer.release()).strip("\n") + "\n"


def _body(note: Note, writer: Writer, tree: Tree | None) -> str:
    if is_base(note.path):
        return bases.page(note, writer)
    if is_canvas(note.path):
        return boards.board(note, writer)
    return writer.write(tree() if tree else tree_of(note))
