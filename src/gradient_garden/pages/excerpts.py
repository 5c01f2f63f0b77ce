"""Embedded notes: the whole, one section or one block of it, with its source named (E1 to E5)."""

from __future__ import annotations

from collections.abc import Sequence

from gradient_garden.diagnostics import Severity
from gradient_garden.pages import bases, boards
from gradient_garden.pages.arrange import tree_of
from gradient_garden.pages.markup import escape
from gradient_garden.pages.piece import Piece, fault
from gradient_garden.pages.scope import Scope
from gradient_garden.pages.tree import Node, plain, walk
from gradient_garden.vault import is_base, is_canvas, locate
from gradient_garden.vault.model import Block, Heading, Link, Note

MOST_NESTED = 5  # as Obsidian (E2)
MOST_TEXT = 256 * 1024  # characters of HTML that embeds may add to one page


def excerpt(link: Link, note: Note, scope: Scope) -> Piece:
    """A note, or the part of it that the link names, here; or a link to it if that cannot be."""
    if is_base(note.path):
        return Piece(bases.embedded(note, link, scope))
    place = locate(note, link.subpath) if link.subpath else None
    if link.subpath and place is None:
        return fault(f"“{note.title}” has no heading or block “{link.subpath}”.")
    anchor = place.anchor if place else ""
    source = _source(link, note, anchor, scope)
    if why := _refusal(note, anchor, scope):
        scope.report(link, why[0], why[1], severity=Severity.WARNING)
        return Piece(f'<p class="gg-embed-source">{source}</p>\n')
    body = _body(note, place, scope)
    scope.ledger.expanded += len(body)
    return Piece(f'<div class="gg-embed">\n{body}<p class="gg-embed-source">{source}</p>\n</div>\n')


def _source(link: Link, note: Note, anchor: str, scope: Scope) -> str:
    headings = [] if anchor.startswith("^") else link.subpath.split("#")
    text = " > ".join([note.title, *filter(None, map(str.strip, headings))])
    href = scope.context.href(note.path, anchor)
    return "From " + scope.anchor(escape(link.display or text), {"href": href})


def _refusal(note: Note, anchor: str, scope: Scope) -> tuple[str, str] | None:
    if (note.path, anchor) in scope.ancestors:
        paths = [path for path, _ in scope.ancestors]
        chain = " → ".join([*paths[paths.index(note.path) :], note.path])
        return "embed-cycle", f"The note embeds itself: {chain}."
    if len(scope.ancestors) > MOST_NESTED:
        return "embed-depth", f"Embeds are nested more than {MOST_NESTED} deep."
    if scope.ledger.expanded > MOST_TEXT:
        return "embed-too-large", f"The page's embeds add more than {MOST_TEXT // 1024} KiB."
    return None


def _body(note: Note, place: Heading | Block | None, scope: Scope) -> str:
    prefix = f"embed-{scope.ledger.number('embed')}-"
    inside = scope.inside(note, prefix, (note.path, place.anchor if place else ""))
    if is_canvas(note.path):
        return boards.board(note, inside)
    return inside.write(chosen(note, place))


def chosen(note: Note, place: Heading | Block | None) -> list[Node]:
    """The part of a note that an embed shows, with the footnotes that it refers to."""
    tree = tree_of(note)
    if place is None:
        return _without_title(tree, note)
    part = _part(tree, place)
    return [*part, *_footnotes(tree, part)]


def _without_title(tree: list[Node], note: Note) -> list[Node]:
    """Drop a first heading that only repeats the title, which the source line gives (E5)."""
    repeats = tree and tree[0].kind == "heading" and plain(tree[0].children) == note.title
    return tree[1:] if repeats else tree


def _part(tree: Sequence[Node], place: Heading | Block) -> list[Node]:
    found = _find(tree, place.anchor)
    if found is None:
        return []
    siblings, index, parent = found
    node = siblings[index]
    if isinstance(place, Heading):
        return list(siblings[index : _end(siblings, index)])
    if node.kind == "list_item" and parent is not None:  # an item needs its list around it
        return [parent._replace(children=[node])]
    return [node]


def _find(
    nodes: Sequence[Node], anchor: str, parent: Node | None = None
) -> tuple[Sequence[Node], int, Node | None] | None:
    for index, node in enumerate(nodes):
        if node.token.attrs.get("id") == anchor:
            return nodes, index, parent
        if node.children and (found := _find(node.children, anchor, node)):
            return found
    return None


def _end(siblings: Sequence[Node], start: int) -> int:
    """Where a section ends: at the next heading of equal or higher rank (E1)."""
    level = siblings[start].token.tag
    for index in range(start + 1, len(siblings)):
        node = siblings[index]
        if node.kind == "footnote_block" or (node.kind == "heading" and node.token.tag <= level):
            return index
    return len(siblings)


def _footnotes(tree: Sequence[Node], chosen: Sequence[Node]) -> list[Node]:
    """The footnotes that an excerpt refers to."""
    wanted = {n.token.meta["id"] for n in walk(chosen) if n.kind == "footnote_ref"}
    return [
        block._replace(children=[n for n in block.children if n.token.meta["id"] in wanted])
        for block in tree
        if wanted and block.kind == "footnote_block"
    ]
