"""Pictures, sound, film and other files (E6, E7)."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

from gradient_garden.diagnostics import Severity
from gradient_garden.pages import links, players
from gradient_garden.pages.markup import Attributes, attributes, escape, names
from gradient_garden.pages.piece import Piece
from gradient_garden.pages.scope import Scope
from gradient_garden.pages.tree import Node, plain
from gradient_garden.vault import resolve
from gradient_garden.vault.model import Link

IMAGES = names(".avif .bmp .gif .jpeg .jpg .png .svg .webp")
SOUNDS = names(".3gp .flac .m4a .mp3 .ogg .wav")
FILMS = names(".mkv .mov .mp4 .ogv .webm")
DOCUMENTS = names(".pdf")


class Size(NamedTuple):
    """What is left of a display text once its size is taken off, and the size as digits."""

    text: str
    width: str | None = None
    height: str | None = None


def split_size(display: str) -> Size:
    """Take a size such as `100` or `100x145` off the end of a display text (E6)."""
    text, bar, last = display.rpartition("|")
    width, cross, height = last.strip().partition("x")
    if not _is_number(width) or (cross and not _is_number(height)):
        return Size(display.strip())
    return Size(text.strip() if bar else "", width, height or None)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 5


def file(link: Link, target: str, scope: Scope) -> Piece:
    """An embedded file of the vault, by its suffix."""
    suffix = PurePosixPath(target).suffix.lower()
    href = scope.context.href(target, link.subpath)
    size = split_size(link.display or "")
    if suffix in IMAGES:
        return Piece(_image(href, size, target, link, scope), block=False)
    name = escape(size.text or PurePosixPath(target).name)
    if suffix in SOUNDS | FILMS:
        kind = "audio" if suffix in SOUNDS else "video"
        return Piece(_player(kind, href, name, size, scope), block=False)
    if suffix in DOCUMENTS and not scope.linked:
        said = size.text or PurePosixPath(target).name
        return Piece(players.document(href, said, link.subpath, scope), block=False)
    return Piece(scope.anchor(name, {"class": "gg-file", "href": href}), block=False)


def image(node: Node, scope: Scope) -> str:
    """`![alt|100](address)`; only pictures of the vault, since a page asks no other host."""
    attrs, link = node.token.attrs, node.token.meta.get("link")
    size = split_size(plain(node.children) or node.token.content)
    if isinstance(link, Link):
        target = resolve(scope.context.vault, link.path, scope.note.path).target
        if target is None:
            return links.dead(link, escape(size.text or link.path), scope)
        return _image(scope.context.href(target, link.subpath), size, target, link, scope)
    url = str(attrs.get("src") or "")
    if (found := players.film_of(url)) and not scope.linked:
        return players.film(url, found, size.text, scope)
    if players.is_post(url):
        return links.external(url, escape(size.text or url), node, scope)
    hint = "save the picture in the vault"
    scope.report(node, "image-foreign", f"The picture “{url}” is on another host.", hint)
    return links.external(url, escape(size.text or url), node, scope)


def _image(href: str, size: Size, target: str, link: Link, scope: Scope) -> str:
    if not size.text:
        message = f"The picture “{link.path}” has no alternative text."
        hint = "say what it shows: ![[picture.png|what it shows]]"
        scope.report(link, "image-without-alt", message, hint, Severity.WARNING)
    extra: Attributes = {
        "src": href,
        "alt": size.text or PurePosixPath(target).stem,
        "width": size.width,
        "height": size.height,
        "loading": "lazy",
    }
    return f"<img{attributes(extra)}>"


def _player(kind: str, href: str, name: str, size: Size, scope: Scope) -> str:
    extra: Attributes = {"controls": True, "preload": "metadata", "src": href, "width": size.width}
    extra |= {"height": size.height} if kind == "video" else {}
    fallback = scope.anchor(name, {"href": href})
    return f"<{kind}{attributes(extra)}>{fallback}</{kind}>"
