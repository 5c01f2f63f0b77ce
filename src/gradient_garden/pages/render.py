"""A note becomes a page."""

from __future__ import annotations

from gradient_garden.diagnostics import Diagnostic, in_order
from gradient_garden.pages import (
    blocks,
    callouts,
    code,
    embeds,
    footnotes,
    front,
    furniture,
    headings,
    inline,
    links,
    made,
    maths,
    reading,
    sanitise,
    tables,
    terms,
    words,
)
from gradient_garden.pages.arrange import Tree, tree_of
from gradient_garden.pages.markup import escape
from gradient_garden.pages.model import Context, Page, TocEntry
from gradient_garden.pages.piece import fault
from gradient_garden.pages.scope import Ledger, Renderer, Scope
from gradient_garden.pages.tree import Node
from gradient_garden.vault import slugify
from gradient_garden.vault.model import Note

RENDERERS: dict[str, Renderer] = {
    **blocks.RENDERERS,
    **callouts.RENDERERS,
    **code.RENDERERS,
    **embeds.RENDERERS,
    **footnotes.RENDERERS,
    **headings.RENDERERS,
    **inline.RENDERERS,
    **links.RENDERERS,
    **maths.RENDERERS,
    **reading.RENDERERS,
    **sanitise.RENDERERS,
    **tables.RENDERERS,
    **terms.RENDERERS,
}


def render(note: Note, context: Context, tree: Tree | None = None) -> Page:
    """Render one note to the HTML that Material's article holds.

    Pure: the same note and context give the same page. What is wrong is in `diagnostics`; a
    broken reference leaves a visible fault in its place and never stops the page. tree: the
    note's, where it is there already; nobody else can use it afterwards.
    """
    try:
        return _render(note, context, tree() if tree else tree_of(note))
    except RecursionError:
        return _too_deep(note, context)


def _render(note: Note, context: Context, tree: list[Node]) -> Page:
    count = words.count(tree)
    terms.mark(tree, note, context)
    reading.mark(tree, note, context)
    ledger = Ledger()
    scope = Scope(note, context, ledger, RENDERERS, ancestors=((note.path, ""),))
    title, toc = _title(note, ledger)
    own, rest = _split(note, tree)
    above = title + scope.write(own) + front.front(note, scope) + furniture.above(context)
    html = (
        above
        + (made.made(note, scope) if made.is_made(note) else scope.write(rest))
        + ledger.release()
        + furniture.page_end(note, context, ledger)
    )
    return Page(
        html=front.within_classes(html, note),
        title=note.title,
        description=words.description(note),
        toc=toc,
        words=count,
        files=ledger.files,
        diagnostics=tuple(in_order(ledger.diagnostics)),
    )


def _split(note: Note, tree: list[Node]) -> tuple[list[Node], list[Node]]:
    """The title that a note begins with, if it does, and what follows."""
    has_own = not made.is_made(note) and tree and tree[0].kind == "heading"
    count = 1 if has_own and tree[0].token.tag == "h1" else 0
    return tree[:count], tree[count:]


def _too_deep(note: Note, context: Context) -> Page:
    """Markdown is flattened at a depth; only raw HTML can nest deeper than the stack allows."""
    message = "Elements are nested too deep to be shown."
    path = f"{context.vault.name}/{note.path}"
    found = Diagnostic(path, 1, 1, "nesting-too-deep", message, "nest less deeply")
    html = f"<h1>{escape(note.title)}</h1>\n{fault(message).html}"
    return Page(html, note.title, "", diagnostics=(found,))


def _title(note: Note, ledger: Ledger) -> tuple[str, tuple[TocEntry, ...]]:
    """The page's heading if the note brings none, and the table of contents below it."""
    toc = headings.contents(note.headings)
    if headings.has_title(note):
        return "", toc
    taken = {str(token.attrs["id"]) for token in note.tokens if "id" in token.attrs}
    anchor = Ledger(ids=taken).unique(slugify(note.title))
    ledger.ids.add(anchor)
    top = f'<h1 id="{escape(anchor)}">{escape(note.title)}{headings.permalink(anchor)}</h1>\n'
    return top, (TocEntry(note.title, anchor, 1, toc),)
