"""Embeds: notes written out in their place, pictures, files, and what code gave."""

from __future__ import annotations

from pathlib import PurePosixPath

from gradient_garden.export import bases, boards, captions, escape, inline, outputs
from gradient_garden.export.captions import Caption
from gradient_garden.export.layout import is_plain
from gradient_garden.export.writer import Renderer, Writer
from gradient_garden.lab import parse_reference
from gradient_garden.lab.model import Outcome, Output, Reference
from gradient_garden.pages import urls
from gradient_garden.pages.embeds import is_embed
from gradient_garden.pages.excerpts import MOST_NESTED, MOST_TEXT, chosen
from gradient_garden.pages.media import IMAGES, split_size
from gradient_garden.pages.players import film_of, is_post
from gradient_garden.pages.tree import Node, plain
from gradient_garden.vault import Link, Note, is_base, is_canvas, leads_to_code, locate, resolve


def blocks(paragraph: Node, writer: Writer) -> str:
    """The embeds of a paragraph that holds nothing else, each on its own."""
    found = [child for child in paragraph.children[0].children if is_embed(child)]
    return "".join(_ended(*piece(node, writer)) for node in found)


def _ended(written: str, block: bool) -> str:
    return written if block or not written else f"{written}\n\n"


def within(node: Node, writer: Writer) -> str:
    """An embed in a sentence: a block there waits until the paragraph ends."""
    written, block = piece(node, writer)
    if block:
        writer.gathered.waiting.append(written)
        return ""
    return written


def piece(node: Node, writer: Writer) -> tuple[str, bool]:
    """What an embed becomes, and whether it is a block."""
    return of_link(node.token.meta["link"], writer)


def of_link(link: Link, writer: Writer) -> tuple[str, bool]:
    """What an embed becomes, by its link, and whether it is a block."""
    if leads_to_code(writer.context.vault, link):
        return _code(link, writer)
    target = resolve(writer.context.vault, link.path, writer.note.path).target
    if target is None:
        return f"({escape.text(link.text)} is missing)", False
    note = writer.context.vault.notes.get(target)
    if note is not None and is_base(target):
        return bases.embedded(note, link, writer), True
    if note is None or not is_plain(target):
        return _file(link, target, writer), False
    return _note(link, note, writer), True


def _file(link: Link, target: str, writer: Writer) -> str:
    size, name = split_size(link.display or ""), PurePosixPath(target).name
    address = writer.context.href(target, link.subpath)
    if PurePosixPath(target).suffix.lower() in IMAGES:
        alt = escape.text(size.text or PurePosixPath(target).stem)
        return f"![{alt}]({address})"
    return inline.linked(escape.text(size.text or name), address, writer)


def _note(link: Link, note: Note, writer: Writer) -> str:
    place = locate(note, link.subpath) if link.subpath else None
    anchor = place.anchor if place else ""
    headings = [] if anchor.startswith("^") else link.subpath.split("#")
    text = link.display or " > ".join([note.title, *filter(None, map(str.strip, headings))])
    source = f"From {inline.internal(link, escape.text(text), writer)}\n\n"
    if link.subpath and place is None:
        return source
    if (note.path, anchor) in writer.ancestors or len(writer.ancestors) > MOST_NESTED:
        return source
    if writer.gathered.expanded > MOST_TEXT:
        return source
    inner = writer.inside(note, anchor)
    body = boards.board(note, inner) if is_canvas(note.path) else inner.write(chosen(note, place))
    writer.gathered.expanded += len(body)
    return body + source


def _code(link: Link, writer: Writer) -> tuple[str, bool]:
    reference = parse_reference(link.path, link.subpath)
    if isinstance(reference, str):
        return f"({escape.text(link.original)}: {escape.text(reference)})", False
    caption = captions.caption_of(link, writer)
    if reference.is_source:
        return _source(reference, caption, writer), True
    results = [writer.context.outcomes.get(str(call)) for call in reference.calls]
    if reference.varied:
        return _states(reference, results, caption, writer), True
    return outputs.written(results[0], str(reference.calls[0]), caption, writer)


def _source(reference: Reference, caption: Caption, writer: Writer) -> str:
    shown = writer.context.shown(reference)
    if isinstance(shown, str):
        return f"({escape.text(shown)})\n\n"
    name = escape.code(shown.source.path)
    title = f"{caption.markdown} ({name})" if caption.markdown else name
    return f"{title}:\n\n{escape.fence(shown.source.text, 'python')}"


def _states(
    reference: Reference, results: list[Outcome | None], caption: Caption, writer: Writer
) -> str:
    """One result for each value, in the order written."""
    parts = []
    for value, call, result in zip(reference.states, reference.calls, results, strict=True):
        label = f"{reference.varied} = {value}"
        said = captions.labelled(caption, label) if _is_picture(result) else Caption()
        written, block = outputs.written(result, str(call), said, writer)
        head = "" if _is_picture(result) else f"{escape.code(label)}:"
        parts.append(
            _ended(f"{head} {written}", block=False) if not block else _below(head, written)
        )
    return "".join(parts) + ("" if any(map(_is_picture, results)) else captions.below(caption))


def _below(head: str, written: str) -> str:
    return f"{head}\n\n{written}" if head else written


def _is_picture(result: Outcome | None) -> bool:
    return isinstance(result, Output) and result.kind in {"figure", "image"}


def image(node: Node, writer: Writer) -> str:
    """`![alt](address)`: a picture, or an embed in the other way to write it (L8)."""
    if is_embed(node):
        return within(node, writer)
    link, size = node.token.meta.get("link"), split_size(plain(node.children) or node.token.content)
    if isinstance(link, Link):
        address = inline.address_of(link, writer)
        return (
            escape.text(size.text or link.path) if address is None else _shown(size.text, address)
        )
    url = str(node.token.attrs.get("src") or "")
    if film_of(url) or is_post(url):  # no picture: a player, which Markdown has not
        return inline.linked(escape.text(size.text or url), escape.url(url), writer)
    return _shown(size.text, escape.url(url)) if urls.is_allowed(url) else escape.text(size.text)


def _shown(alt: str, address: str) -> str:
    return f"![{escape.text(alt)}]({address})"


RENDERERS: dict[str, Renderer] = {"embed": within, "image": image}
