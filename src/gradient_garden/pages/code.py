"""Code blocks: highlighted, with what the copy button gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gradient_garden.lab.model import Call, Reference
from gradient_garden.lab.uses import Use
from gradient_garden.pages import bases, diagrams, paths
from gradient_garden.pages.highlight import PLAIN, Name, Names, highlighted
from gradient_garden.pages.info import parse_info
from gradient_garden.pages.markup import UNSEARCHED, Attributes, attributes, escape
from gradient_garden.pages.model import Context, Shown
from gradient_garden.pages.scope import Ledger, Renderer, Scope
from gradient_garden.pages.tested import tested_by
from gradient_garden.pages.tree import Node
from gradient_garden.vault.bases import LANGUAGE


@dataclass(frozen=True, slots=True)
class Listing:
    """A block of code. title, identity and foot are HTML; copied: "" for no copy button.

    unfolds: whether what is copied says more than the text, so that a reader may want to see it.
    names: links in its lines. anchors: ids of what its lines define.
    """

    text: str
    language: str = "python"
    title: str = ""
    copied: str = ""
    identity: str = ""
    foot: str = ""
    names: Names = field(default_factory=dict)
    anchors: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    unfolds: bool = False


def code_anchor(module: str, symbol: str = "") -> str:
    """The id of the block that shows a symbol, or a whole module, for the first time on a page."""
    return f"{module}.py-{symbol}" if symbol else f"{module}.py"


def result_anchor(call: Call) -> str:
    """The id of the first place of a page that shows what a call gave; ids have no spaces."""
    return f"result-{str(call).replace(' ', '')}"


def fence(node: Node, scope: Scope) -> str:
    """A fence that an author typed: its language and `title` come from the info string."""
    info = parse_info(node.token.info)
    if info.language == paths.LANGUAGE:
        return paths.made(node, scope)
    if info.language == LANGUAGE:
        return bases.fence(node, scope)
    if info.language == diagrams.LANGUAGE:
        return diagrams.diagram(node, scope)
    text = node.token.content
    block = Listing(text, info.language or PLAIN, escape(info.title), text, scope.identity(node))
    return listing(block, scope.ledger)


def indented(node: Node, scope: Scope) -> str:
    """Code by indentation: no language."""
    text = node.token.content
    return listing(Listing(text, PLAIN, "", text, scope.identity(node)), scope.ledger)


def source(reference: Reference, shown: Shown, caption: str, scope: Scope) -> str:
    """A symbol of a snippet, named by its path; the button copies a piece that runs by itself."""
    anchor = scope.ledger.unique(scope.prefix + code_anchor(reference.module, reference.symbol))
    path = from_module(shown.source.path, reference.module, reference.symbol, scope.context)
    page = scope.context.note_of_page or scope.note
    block = Listing(
        shown.source.text,
        title=f"{caption} — {path}" if caption else path,
        copied=copied(shown, page.title),
        unfolds=says_more(shown),
        identity=attributes({"id": anchor}),
        foot=tested_by(shown.tests),
        names=names_of(shown.uses, scope.context),
    )
    return listing(block, scope.ledger)


def from_module(path: str, module: str, symbol: str, context: Context) -> str:
    """A snippet's path, as a link to its page if it has one."""
    href = context.code_page(module, symbol)
    text = escape(path)
    return f"<a{attributes({'href': href})}>{text}</a>" if href else text


def copied(shown: Shown, page_title: str) -> str:
    """What the copy button gives: a line that says where it is from, and the slice."""
    if not shown.slice.text:
        return ""
    title = " ".join(page_title.split())  # a line break would end the comment
    return f"# From “{title}” — {shown.source.path}\n{shown.slice.text}"


def says_more(shown: Shown) -> bool:
    """Tell whether a slice holds more than the source that is shown."""
    return shown.slice.text.strip() != shown.source.text.strip()


def names_of(uses: Iterable[Use], context: Context) -> dict[int, list[Name]]:
    """The links of each line, to the pages of the modules that define its names."""
    found: dict[int, list[Name]] = {}
    for use in uses:
        href = context.code_page(use.module, use.symbol)
        if href:
            found.setdefault(use.line, []).append(Name(use.column, use.length, href))
    return found


def listing(block: Listing, ledger: Ledger) -> str:
    """A block of code with its title, its copy button and what stands below it."""
    name = f'<span class="filename">{block.title}</span>' if block.title else ""
    kind = attributes({"class": f"language-{block.language} highlight"})
    number = ledger.number("code")
    lines = highlighted(block.text, block.language, number, block.names, block.anchors)
    return (
        f'<div class="gg-code"{block.identity}><div{kind}>{name}<pre><span></span>'
        f'<code tabindex="0">{lines}</code></pre></div>'
        f"{_copying(block)}{block.foot}</div>\n"
    )


def _copying(block: Listing) -> str:
    """The copy button; what it copies is its own, or stands folded below it, but never twice."""
    if not block.copied:
        return ""
    own = None if block.unfolds else block.copied
    extra: Attributes = {"class": "gg-copy", "data-copy": own, "hidden": True, **UNSEARCHED}
    button = f'<button type="button"{attributes(extra)}>Copy</button>'
    return button + (_all_of_it(block.copied) if block.unfolds else "")


def _all_of_it(text: str) -> str:
    """A fold with the whole piece that runs by itself; it needs no script."""
    fold = attributes({"class": "gg-whole", **UNSEARCHED})
    code = f'<pre><code tabindex="0">{escape(text)}</code></pre>'
    return f"<details{fold}><summary>Show all of it</summary>{code}</details>"


RENDERERS: dict[str, Renderer] = {"code_block": indented, "fence": fence}
