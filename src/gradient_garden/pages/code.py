"""Code blocks: Pygments in Material's classes, a line id each, and what the copy button gives."""

from __future__ import annotations

from functools import lru_cache

from pygments import highlight as pygmentize
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from gradient_garden.lab.model import Reference
from gradient_garden.pages import paths
from gradient_garden.pages.info import parse_info
from gradient_garden.pages.markup import UNSEARCHED, Attributes, attributes, escape
from gradient_garden.pages.model import Shown
from gradient_garden.pages.scope import Renderer, Scope
from gradient_garden.pages.tested import tested_by
from gradient_garden.pages.tree import Node

PLAIN = "text"
_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer:
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return get_lexer_by_name(PLAIN, stripnl=False)


def code_anchor(module: str, symbol: str = "") -> str:
    """The id of the block that shows a symbol, or a whole module, for the first time on a page."""
    return f"{module}.py-{symbol}" if symbol else f"{module}.py"


def fence(node: Node, scope: Scope) -> str:
    """A fence that an author typed: its language and `title` come from the info string."""
    info = parse_info(node.token.info)
    if info.language == paths.LANGUAGE:
        return paths.made(node, scope)
    text = node.token.content
    title = escape(info.title)
    return _block(text, info.language or PLAIN, title, text, scope.identity(node), scope)


def indented(node: Node, scope: Scope) -> str:
    """Code by indentation: no language."""
    text = node.token.content
    return _block(text, PLAIN, "", text, scope.identity(node), scope)


def source(reference: Reference, shown: Shown, caption: str, scope: Scope) -> str:
    """A symbol of a snippet, named by its path; the button copies a piece that runs by itself."""
    anchor = scope.ledger.unique(scope.prefix + code_anchor(reference.module, reference.symbol))
    path = escape(shown.source.path)
    title = f"{caption} — {path}" if caption else path
    copied = _header(shown, scope) + shown.slice.text if shown.slice.text else ""
    identity, foot = attributes({"id": anchor}), tested_by(shown.tests)
    return _block(shown.source.text, "python", title, copied, identity, scope, foot)


def _header(shown: Shown, scope: Scope) -> str:
    page = scope.context.note_of_page or scope.note
    title = " ".join(page.title.split())  # a line break would end the comment
    return f"# From “{title}” — {shown.source.path}\n"


def _block(
    text: str,
    language: str,
    title: str,
    copied: str,
    identity: str,
    scope: Scope,
    foot: str = "",
) -> str:
    name = f'<span class="filename">{title}</span>' if title else ""
    kind = attributes({"class": f"language-{language} highlight"})
    return (
        f'<div class="gg-code"{identity}><div{kind}>{name}<pre><span></span>'
        f'<code tabindex="0">{_lines(text, language, scope)}</code></pre></div>'
        f"{_copy_button(copied)}{foot}</div>\n"
    )


def _lines(text: str, language: str, scope: Scope) -> str:
    """Highlighted lines; Pygments closes all its elements at the end of each."""
    number = scope.ledger.number("code")
    html = pygmentize(text, _lexer(language), _FORMATTER).removesuffix("\n")
    return "".join(
        f'<span id="__span-{number}-{line}">{content}\n</span>'
        for line, content in enumerate(html.split("\n"), 1)
    )


def _copy_button(copied: str) -> str:
    if not copied:
        return ""
    extra: Attributes = {"class": "gg-copy", "data-copy": copied, "hidden": True, **UNSEARCHED}
    return f'<button type="button"{attributes(extra)}>Copy</button>'


RENDERERS: dict[str, Renderer] = {"code_block": indented, "fence": fence}
