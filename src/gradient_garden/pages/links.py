"""Links: wikilinks, Markdown links, and links to code."""

from __future__ import annotations

from gradient_garden.diagnostics import Severity
from gradient_garden.lab import parse_reference
from gradient_garden.pages import terms, urls
from gradient_garden.pages.markup import Attributes, attributes, escape
from gradient_garden.pages.scope import Renderer, Scope
from gradient_garden.pages.tree import Node
from gradient_garden.vault import leads_to_code, locate, resolve
from gradient_garden.vault.model import Link

UNPUBLISHED = "This is not published yet."


def wikilink(node: Node, scope: Scope) -> str:
    """`[[target|text]]`; without a text of its own it shows its target (L6)."""
    link: Link = node.token.meta["link"]
    shown = scope.within_link().write(node.children) if node.children else ""
    text = shown or escape(link.text)
    return internal(link, text, scope)


def markdown_link(node: Node, scope: Scope) -> str:
    """`[text](address)`, into the vault or out of it."""
    link: Link | None = node.token.meta.get("link")
    text = scope.within_link().write(node.children)
    if link is not None:
        return internal(link, text, scope)
    url = str(node.token.attrs.get("href") or "")
    return external(url, text, node, scope, title=str(node.token.attrs.get("title") or ""))


def internal(link: Link, text: str, scope: Scope) -> str:
    """A link to a note, a file or a piece of code; a broken one stays text that says so."""
    if leads_to_code(scope.context.vault, link):
        return _code(link, text, scope)
    href = address(link, scope)
    if href is None:
        return dead(link, text, scope)
    word = None if scope.linked else terms.target(link, scope.note, scope.context)
    described = terms.used(word, scope.ledger) if word else {}
    return scope.anchor(text, {"href": href, **described})


def address(link: Link, scope: Scope) -> str | None:
    """Where a link leads as seen from the page; to the whole note if its place is missing (S6)."""
    vault = scope.context.vault
    target = resolve(vault, link.path, scope.note.path).target
    if target is None:
        return None
    note = vault.notes.get(target)
    if note is None:  # a file: whatever follows the hash is for the reader's program (S12, S13)
        return scope.context.href(target, link.subpath)
    place = locate(note, link.subpath) if link.subpath else None
    return scope.context.href(target, place.anchor if place else "")


def external(url: str, text: str, node: Node, scope: Scope, title: str = "") -> str:
    """A link out of the vault, if its scheme is one of the few that are allowed."""
    if not urls.is_allowed(url):
        hint = "http, https, mailto, obsidian and relative addresses are allowed"
        scope.report(node, "link-scheme", f"The scheme of “{url}” is not allowed.", hint)
        return broken(text, "This address is not allowed here.")
    rel = "external noopener" if urls.is_foreign(url) and urls.scheme(url) != "mailto" else None
    return scope.anchor(text, {"href": url, "title": title or None, "rel": rel})


def dead(link: Link, text: str, scope: Scope) -> str:
    """A link without a target: what is held back becomes plain text, the rest says it is broken."""
    if is_unpublished(link, scope):
        return f"<span{attributes({'class': 'gg-unpublished', 'title': UNPUBLISHED})}>{text}</span>"
    return broken(text, f"There is no note or file “{link.path}”.")


def is_unpublished(link: Link, scope: Scope) -> bool:
    """Tell whether a link leads to what its author keeps off the site (X16)."""
    return resolve(scope.context.vault, link.path, scope.note.path).rule == "unpublished"


def broken(text: str, why: str) -> str:
    """The text of a link that leads nowhere."""
    return f"<span{attributes({'class': 'gg-broken', 'title': why})}>{text}</span>"


def claim(text: str, test: str) -> str:
    """Words that rest on a test, with a small check mark that names it."""
    said = f"Checked by {test}"
    mark: Attributes = {"class": "gg-claim__mark", "role": "img", "aria-label": said, "title": said}
    return f'<span class="gg-claim">{text}<span{attributes(mark)}></span></span>'


def _code(link: Link, text: str, scope: Scope) -> str:
    reference = parse_reference(link.path, link.subpath)
    if isinstance(reference, str):
        return broken(text, reference)
    test = scope.context.test_of(reference.module, reference.symbol)
    if test:
        return claim(text, test)
    home = scope.context.code_home(reference.module, reference.symbol)
    page = scope.context.code_page(reference.module, reference.symbol)
    if home is None and page is not None:
        return scope.anchor(text, {"href": page})
    if home is None:
        name = f"{link.path}#{link.subpath}".rstrip("#")
        message = f"No note shows the source of “{name}”, so nothing can be linked."
        hint = f"show it somewhere with ![[{name}]]"
        scope.report(link, "code-not-shown", message, hint, Severity.WARNING)
        return f"<code>{text}</code>"
    return scope.anchor(text, {"href": scope.context.href(*home)})


RENDERERS: dict[str, Renderer] = {"link": markdown_link, "wikilink": wikilink}
