"""Embeds: which of the three kinds `![[…]]` is, and whether it may stand where it stands."""

from __future__ import annotations

from pathlib import PurePosixPath

from gradient_garden.pages import excerpts, links, media, results
from gradient_garden.pages.markup import escape
from gradient_garden.pages.piece import Piece, fault, fault_in_sentence
from gradient_garden.pages.scope import Renderer, Scope
from gradient_garden.pages.tree import Node
from gradient_garden.vault import leads_to_code, resolve
from gradient_garden.vault.model import Link

_BETWEEN = {"hardbreak", "softbreak"}


def stand_alone(paragraph: Node) -> bool:
    """Tell whether a paragraph holds embeds and nothing else."""
    if len(paragraph.children) != 1:
        return False
    found = False
    for node in paragraph.children[0].children:
        if is_embed(node):
            found = True
        elif node.kind not in _BETWEEN and not _is_blank(node):
            return False
    return found


def is_embed(node: Node) -> bool:
    """Tell an embed: `![[…]]`, or `![…](…)` of anything of the vault that is no picture."""
    if node.kind != "image":
        return node.kind == "embed"
    link = node.token.meta.get("link")
    named = PurePosixPath(link.path).suffix.lower() if isinstance(link, Link) else ""
    return isinstance(link, Link) and bool(link.path) and named not in media.IMAGES


def _is_blank(node: Node) -> bool:
    return node.kind == "text" and not node.token.content.strip()


def blocks(paragraph: Node, scope: Scope) -> str:
    """The embeds of a paragraph that holds nothing else, each on its own."""
    found = [child for child in paragraph.children[0].children if is_embed(child)]
    return "".join(_alone(piece(node, scope), paragraph, scope) for node in found)


def _alone(made: Piece, paragraph: Node, scope: Scope) -> str:
    identity = scope.identity(paragraph)
    if made.block:
        return f"<div{identity}>\n{made.html}</div>\n" if identity else made.html
    if paragraph.token.hidden or paragraph.kind in {"td", "th"}:
        return made.html
    return f"<p{identity}>{made.html}</p>\n"


def within(node: Node, scope: Scope) -> str:
    """An embed within a sentence: what is a block there waits until the paragraph ends."""
    made = piece(node, scope)
    if made.fault:
        return fault_in_sentence(made.fault)
    if not made.block:
        return made.html
    link: Link = node.token.meta["link"]
    scope.report(
        link,
        "embed-inline",
        f"{link.original} is a block and cannot stand in a sentence.",
        "give it a paragraph of its own",
    )
    scope.ledger.hoisted.append(made.html)
    return ""


def piece(node: Node, scope: Scope) -> Piece:
    """Render one embed."""
    return of_link(node.token.meta["link"], scope)


def of_link(link: Link, scope: Scope) -> Piece:
    """What an embed shows, by its link."""
    if leads_to_code(scope.context.vault, link):
        return results.code(link, scope)
    target = resolve(scope.context.vault, link.path, scope.note.path).target
    if target is None:
        if links.is_unpublished(link, scope):
            return Piece(f'<p class="gg-unpublished">{escape(links.UNPUBLISHED)}</p>\n')
        return fault(f"There is no note or file “{link.path}”.")
    note = scope.context.vault.notes.get(target)
    if note is None:
        return media.file(link, target, scope)
    return excerpts.excerpt(link, note, scope)


def image(node: Node, scope: Scope) -> str:
    """`![…](…)`: a picture, or an embed in the other way to write it (L8)."""
    return within(node, scope) if is_embed(node) else media.image(node, scope)


RENDERERS: dict[str, Renderer] = {"embed": within, "image": image}
