"""Captions: the text after the bar of an embed, with its inline markup, and without."""

from __future__ import annotations

from typing import NamedTuple

from gradient_garden.export import escape
from gradient_garden.export.writer import Writer
from gradient_garden.pages.tree import grow, plain
from gradient_garden.vault import Link, parse_note


class Caption(NamedTuple):
    """A caption as Markdown, and as plain text for a picture."""

    markdown: str = ""
    text: str = ""


def caption_of(link: Link, writer: Writer) -> Caption:
    """What an embed's author wrote after the bar; block markup there stays plain text."""
    display = (link.display or "").strip()
    tree = grow(parse_note(writer.note.path, display).tokens) if display else []
    if len(tree) != 1 or tree[0].kind != "paragraph":
        return Caption(escape.text(display), display)
    written = " ".join(writer.cell().write(tree[0].children).split())
    return Caption(written, plain(tree[0].children))


def labelled(caption: Caption, label: str) -> Caption:
    """The caption of one state of several: its value first."""
    if not caption.text:
        return Caption(escape.code(label), label)
    return Caption(f"{escape.code(label)}: {caption.markdown}", f"{label}: {caption.text}")


def below(caption: Caption) -> str:
    """A paragraph for what has no place for a caption of its own."""
    return f"{escape.lines(caption.markdown)}\n\n" if caption.markdown else ""
