"""What stands in a line: text, marks, links, formulas, footnotes."""

from __future__ import annotations

from gradient_garden.export import escape
from gradient_garden.export.writer import Renderer, Writer
from gradient_garden.lab import parse_reference
from gradient_garden.pages import urls
from gradient_garden.pages.tree import Node
from gradient_garden.vault import Link, leads_to_code, locate, resolve


def text(node: Node, writer: Writer) -> str:
    """Plain text."""
    return escape.text(node.token.content)


def code(node: Node, writer: Writer) -> str:
    """A code span."""
    return escape.code(node.token.content)


def mark(default: str) -> Renderer:
    """A renderer that puts a mark on both sides: the author's own, where it is Markdown's."""

    def render(node: Node, writer: Writer) -> str:
        inner = writer.write(node.children)
        sign = node.token.markup if set(node.token.markup) <= {"*", "_", "~"} else default
        return f"{sign or default}{inner}{sign or default}" if inner.strip() else inner

    return render


def soft_break(node: Node, writer: Writer) -> str:
    """A line break that is only a space to the reader."""
    return " " if writer.in_table else "\n"


def hard_break(node: Node, writer: Writer) -> str:
    """A line break that the reader sees; in a cell and a heading, which are one line, as HTML."""
    return "<br> " if writer.in_table else "\\\n"


def highlight(node: Node, writer: Writer) -> str:
    """Highlighted text: CommonMark has no sign for it, but HTML has."""
    return f"<mark>{writer.write(node.children)}</mark>"


def tag(node: Node, writer: Writer) -> str:
    """A tag is a word."""
    return "#" + escape.text(node.token.content)


def maths(node: Node, writer: Writer) -> str:
    """A formula in a sentence, as GitHub and most generators read it."""
    sign = "$$" if node.kind == "math_inline_double" else "$"
    return f"{sign}{' '.join(node.token.content.split())}{sign}"


def footnote(node: Node, writer: Writer) -> str:
    """The mark of a footnote."""
    return f"[^{writer.prefix}{node.token.meta['id'] + 1}]"


def wikilink(node: Node, writer: Writer) -> str:
    """A link of the vault, resolved; a broken one is its text."""
    link: Link = node.token.meta["link"]
    shown = writer.link().write(node.children) if node.children else ""
    return internal(link, shown or escape.text(link.text), writer)


def markdown_link(node: Node, writer: Writer) -> str:
    """A link in Markdown's own form, into the vault or out of it."""
    link: Link | None = node.token.meta.get("link")
    shown = writer.link().write(node.children)
    if link is not None:
        return internal(link, shown, writer)
    address = str(node.token.attrs.get("href") or "")
    title = str(node.token.attrs.get("title") or "").replace('"', "”")
    told = f' "{escape.text(title)}"' if title else ""
    return linked(shown, escape.url(address) + told, writer) if urls.is_allowed(address) else shown


def internal(link: Link, shown: str, writer: Writer) -> str:
    """A link to a note, a file or a piece of code."""
    is_code = leads_to_code(writer.context.vault, link)
    address = _code_address(link, writer) if is_code else address_of(link, writer)
    return shown if address is None else linked(shown, address, writer)


def linked(shown: str, address: str, writer: Writer) -> str:
    """A link, unless one is around it already."""
    return shown if writer.in_link else f"[{shown}]({address})"


def address_of(link: Link, writer: Writer) -> str | None:
    """Where a link of the vault leads; None where that is nowhere."""
    vault = writer.context.vault
    target = resolve(vault, link.path, writer.note.path).target
    if target is None:
        return None
    note = vault.notes.get(target)
    place = locate(note, link.subpath) if note and link.subpath else None
    anchor = place.anchor if place else "" if note else link.subpath
    return writer.context.href(target, anchor)


def _code_address(link: Link, writer: Writer) -> str | None:
    reference = parse_reference(link.path, link.subpath)
    if isinstance(reference, str):
        return None
    home = writer.context.code_home(reference.module, reference.symbol)
    return writer.context.href(home[0], "") if home else None


RENDERERS: dict[str, Renderer] = {
    "code_inline": code,
    "em": mark("*"),
    "footnote_ref": footnote,
    "hardbreak": hard_break,
    "highlight": highlight,
    "link": markdown_link,
    "math_inline": maths,
    "math_inline_double": maths,
    "s": mark("~~"),
    "softbreak": soft_break,
    "strong": mark("**"),
    "tag": tag,
    "text": text,
    "text_special": text,
    "wikilink": wikilink,
}
