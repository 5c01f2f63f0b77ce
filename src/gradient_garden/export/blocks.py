"""Paragraphs, headings, quotes, lists, code, formulas, tables and footnotes."""

from __future__ import annotations

from gradient_garden.export import bases, embeds, escape, inline, made
from gradient_garden.export.writer import Renderer, Writer
from gradient_garden.pages import diagrams
from gradient_garden.pages.embeds import stand_alone
from gradient_garden.pages.info import parse_info
from gradient_garden.pages.tasks import OPEN, is_task
from gradient_garden.pages.tree import Node, walk
from gradient_garden.vault.bases import LANGUAGE


def paragraph(node: Node, writer: Writer) -> str:
    """A paragraph; one that holds nothing but embeds becomes those blocks themselves."""
    if stand_alone(node) and not writer.in_table:
        mark = writer.mark(node)
        return (f"{mark}\n\n" if mark else "") + embeds.blocks(node, writer)
    content = writer.mark(node) + escape.lines(writer.write(node.children).strip())
    waiting = writer.release()
    end = "\n" if node.token.hidden and not waiting else "\n\n"
    return (content + end if content else "") + waiting


def heading(node: Node, writer: Writer) -> str:
    """A heading, on one line."""
    level = int(node.token.tag[1])
    content = writer.mark(node) + " ".join(writer.cell().write(node.children).split())
    return f"{'#' * level} {content}".rstrip() + "\n\n" + writer.release()


def quote(node: Node, writer: Writer) -> str:
    """A block quote."""
    return quoted(writer.within().write(node.children))


def quoted(content: str) -> str:
    """Blocks inside a quote."""
    return escape.indented(content.strip("\n"), "> ", "> ") + "\n\n"


def bullets(node: Node, writer: Writer) -> str:
    """A list without numbers."""
    mark = node.token.markup or "-"  # two lists in a row are told apart by their marks
    return _list(node, writer, [f"{mark} "] * len(node.children))


def numbers(node: Node, writer: Writer) -> str:
    """A numbered list, starting where the author started it."""
    start = int(node.token.attrs.get("start", 1))
    dot = node.token.markup or "."
    apart = "\n" if start != 1 and writer.nested else ""  # only a 1 may follow text directly
    return apart + _list(node, writer, [f"{start + n}{dot} " for n in range(len(node.children))])


def _list(node: Node, writer: Writer, marks: list[str]) -> str:
    """Items under their marks; a tight list has no empty lines between them."""
    tight = not any(
        part.kind == "paragraph" and not part.token.hidden
        for item in node.children
        for part in item.children
    )
    inside = writer.within()
    items = [
        escape.indented(_item(item, inside), mark, " " * len(mark))
        for item, mark in zip(node.children, marks, strict=True)
    ]
    return ("\n" if tight else "\n\n").join(items) + "\n\n"


def _item(item: Node, writer: Writer) -> str:
    box = ""
    if is_task(item):
        box = _box(str(item.token.meta["task"]))
    mark, content = writer.mark(item), writer.write(item.children).strip("\n")
    if mark and not (item.children and _is_sentence(item.children[0])):
        mark += "\n\n"
    return box + mark + content


def _box(status: str) -> str:
    """GitHub knows two states; another is said after the box, since it means more than “done”."""
    if status == OPEN:
        return "[ ] "
    return "[x] " if status in "xX" else f"[x] {escape.code(status)} "


def _is_sentence(node: Node) -> bool:
    return node.kind == "paragraph" and not stand_alone(node)


def rule(node: Node, writer: Writer) -> str:
    """A thematic break."""
    return "___\n\n"  # of the three signs, the one that begins no list item


def fence(node: Node, writer: Writer) -> str:
    """A fence with its language; one of ours, or a base, becomes what it asks for."""
    info = parse_info(node.token.info)
    if info.language == made.LANGUAGE:
        return made.made(node.token.content.strip(), writer)
    if info.language == LANGUAGE:
        return bases.fence(node.token.content, writer)
    if info.language == diagrams.LANGUAGE:
        return escape.fence(node.token.content, info.language) + _in_diagram(node, writer)
    title = f"{escape.code(info.title)}:\n\n" if info.title else ""
    return title + escape.fence(node.token.content, info.language)


def _in_diagram(node: Node, writer: Writer) -> str:
    """Links to the notes that a diagram's nodes are, since nothing else draws them as links."""
    found = diagrams.linked_notes(node.token.content, writer.note.path, writer.context)
    links = [inline.linked(escape.text(text), address, writer) for text, address in found]
    return f"In this diagram: {', '.join(links)}.\n\n" if links else ""


def indented(node: Node, writer: Writer) -> str:
    """Code by indentation, as a fence."""
    return escape.fence(node.token.content)


def maths(node: Node, writer: Writer) -> str:
    """A formula of its own."""
    return f"$$\n{node.token.content.strip()}\n$$\n\n"


def table(node: Node, writer: Writer) -> str:
    """A table, as GitHub's Markdown has them."""
    rows = [row.children for row in walk(node.children) if row.kind == "tr"]
    if not rows:
        return ""
    inside = writer.cell()
    texts = [[" ".join(inside.write(cell.children).split()) for cell in row] for row in rows]
    aligned = [str(cell.token.attrs.get("style") or "").partition(":")[2] for cell in rows[0]]
    return made.table(texts[0], texts[1:], aligned) + writer.release()


def footnotes(node: Node, writer: Writer) -> str:
    """All footnotes of the note."""
    return writer.write(node.children)


def footnote(node: Node, writer: Writer) -> str:
    """One footnote; what continues it is indented."""
    name = f"[^{writer.prefix}{node.token.meta['id'] + 1}]: "
    return escape.indented(writer.within().write(node.children).strip("\n"), name, "    ") + "\n\n"


def nothing(node: Node, writer: Writer) -> str:
    """What only a page has, such as the way back from a footnote."""
    return ""


def element(node: Node, writer: Writer) -> str:
    """An HTML element: what it holds, without it."""
    if node.token.meta.get("forbidden") and node.token.tag in {"script", "style"}:
        return ""
    inner = writer.write(node.children)
    if node.token.tag == "br":
        return "<br> " if writer.in_table else "\\\n"
    if node.token.block and inner.strip():
        return inner.rstrip("\n") + "\n\n"
    return inner


RENDERERS: dict[str, Renderer] = {
    "blockquote": quote,
    "bullet_list": bullets,
    "code_block": indented,
    "element": element,
    "fence": fence,
    "footnote": footnote,
    "footnote_anchor": nothing,
    "footnote_block": footnotes,
    "heading": heading,
    "hr": rule,
    "math_block": maths,
    "math_block_label": maths,
    "ordered_list": numbers,
    "paragraph": paragraph,
    "table": table,
}
