"""Results of calls as HTML, by what they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gradient_garden.lab.model import Output, OutputKind
from gradient_garden.pages.captions import Caption, plain_caption
from gradient_garden.pages.markup import attributes, escape
from gradient_garden.pages.piece import Piece
from gradient_garden.pages.svg import inline_svg
from gradient_garden.pages.table_output import table


class Ids(NamedTuple):
    """Ids of one result in its page: its own, if it has one, and what begins every id inside."""

    prefix: str
    own: str | None = None


_Show = Callable[[Output, Caption, Ids], Piece]


def render_output(output: Output, *, caption: str, prefix: str) -> str:
    """One result as HTML.

    caption: plain text, shown below and read out as the alternative text of a figure.
    prefix: begins every id inside, so it must be unique in the page.
    """
    return show(output, plain_caption(caption), Ids(prefix)).html


def show(output: Output, caption: Caption, ids: Ids) -> Piece:
    """One result, and whether it is a block; what was printed besides comes before a block."""
    made = _SHOW[output.kind](output, caption, ids)
    if not output.printed or not made.block:
        return made
    return Piece(
        _printed(Output("printed", output.printed), Caption(), Ids(ids.prefix)).html + made.html
    )


def _figure(kind: str, content: str, caption: Caption, ids: Ids) -> Piece:
    below = f"<figcaption>{caption.html}</figcaption>" if caption.html else ""
    extra = attributes({"class": kind, "id": ids.own})
    return Piece(f"<figure{extra}>{content}{below}</figure>\n")


def _picture(output: Output, caption: Caption, ids: Ids) -> Piece:
    return _figure("gg-figure", inline_svg(output.text, caption.text, ids.prefix), caption, ids)


def _image(output: Output, caption: Caption, ids: Ids) -> Piece:
    source = f"data:{output.mime or 'image/png'};base64,{output.text}"
    return _figure(
        "gg-figure", f"<img{attributes({'src': source, 'alt': caption.text})}>", caption, ids
    )


def _table(output: Output, caption: Caption, ids: Ids) -> Piece:
    return _figure("gg-table", table(output, caption.text), caption, ids)


def _printed(output: Output, caption: Caption, ids: Ids) -> Piece:
    text = escape(output.text.rstrip("\n"))
    return _figure("gg-printed", f'<pre><code tabindex="0">{text}\n</code></pre>', caption, ids)


def _html(output: Output, caption: Caption, ids: Ids) -> Piece:
    return _figure("gg-html", output.text, caption, ids)


def _number(output: Output, caption: Caption, ids: Ids) -> Piece:
    value = output.text.replace(",", "")
    extra = attributes({"class": "gg-number", "id": ids.own, "value": value})
    return Piece(f"<data{extra}>{escape(output.text)}</data>", block=False)


def _text(output: Output, caption: Caption, ids: Ids) -> Piece:
    extra = attributes({"class": "gg-number gg-text", "id": ids.own, "value": output.text})
    return Piece(f"<data{extra}>{escape(output.text)}</data>", block=False)


def _nothing(output: Output, caption: Caption, ids: Ids) -> Piece:
    return Piece("")


_SHOW: dict[OutputKind, _Show] = {
    "figure": _picture,
    "html": _html,
    "image": _image,
    "nothing": _nothing,
    "number": _number,
    "printed": _printed,
    "table": _table,
    "text": _text,
}
