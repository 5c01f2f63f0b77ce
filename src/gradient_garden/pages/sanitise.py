"""Raw HTML of a note, as far as a small allow list goes (F51)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from gradient_garden.diagnostics import Severity
from gradient_garden.pages import links, players, urls
from gradient_garden.pages.elements import BLOCK, FLAT, PHRASING, VOID
from gradient_garden.pages.markup import attributes, escape, names
from gradient_garden.pages.scope import Renderer, Scope
from gradient_garden.pages.tree import Node, walk
from gradient_garden.vault import resolve

EVERYWHERE = frozenset({"aria-hidden", "aria-label", "class", "dir", "lang", "title"})
ATTRIBUTES = {
    "a": {"href"},
    "col": {"span"},
    "data": {"value"},
    "details": {"name", "open"},
    "img": {"alt", "height", "src", "width"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
BARE = names("open reversed")
_HINT = "use Markdown, or one of the elements that the documentation lists"


def element(node: Node, scope: Scope) -> str:
    """An element that an author typed as HTML; one that may not stay leaves its text behind."""
    tag, meta = node.token.tag, node.token.meta
    if why := meta.get("forbidden"):
        return _instead(node, str(why), scope)
    fault = meta.get("fault") or ("is never closed" if "unclosed" in meta else "")
    if fault:
        message = f"The element <{tag}> {fault}."
        scope.report(node, "html-unbalanced", message, severity=Severity.WARNING)
    if "fault" in meta:
        return ""
    inside = scope.within_link() if tag == "a" else scope
    return _wrap(node, inside.write(node.children), scope)


def _instead(node: Node, why: str, scope: Scope) -> str:
    """What a forbidden element leaves: a film its box, any other foreign frame a link."""
    url, title = (str(node.token.attrs.get(name) or "") for name in ("src", "title"))
    is_frame = node.token.tag == "iframe" and urls.is_foreign(url) and urls.is_allowed(url)
    if is_frame and not scope.linked and (found := players.film_of(url)):
        return players.film(url, found, title, scope)
    scope.report(node, "html-forbidden", f"The element <{node.token.tag}> {why}.", _HINT)
    return links.external(url, escape(title or url), node, scope) if is_frame else ""


def _wrap(node: Node, content: str, scope: Scope) -> str:
    tag = node.token.tag
    kept = dict(_allowed(node, scope))
    if tag == "a" and scope.linked:
        return content
    if tag == "img" and "src" not in kept:
        return escape(str(kept.get("alt", "")))
    if tag in VOID:
        return f"<{tag}{attributes(kept)}>"
    if tag in FLAT and _holds_blocks(node):
        tag = "section"
    end = "\n" if node.token.block and tag in BLOCK else ""
    return f"<{tag}{attributes(kept)}>{content}</{tag}>{end}"


def _holds_blocks(node: Node) -> bool:
    return any(
        inner.token.block and inner.token.tag not in PHRASING and inner.kind != "text"
        for inner in walk(node.children)
    )


def _allowed(node: Node, scope: Scope) -> Iterator[tuple[str, str | bool]]:
    known = EVERYWHERE | ATTRIBUTES.get(node.token.tag, set())
    for name, value in node.token.attrs.items():
        text = str(value)
        if name not in known or (name == "class" and not is_own_class(text)):
            message = f"The attribute {name}=“{text}” is not allowed in a note."
            scope.report(node, "html-forbidden", message, _HINT)
        elif name in {"href", "src"}:
            if (url := _url(name, text, node, scope)) is not None:
                yield name, url
        else:
            yield name, name in BARE or text


def is_own_class(value: str) -> bool:
    """Tell an author's own classes from the theme's, ours and `mermaid`, which carry behaviour."""
    return not any(c == "mermaid" or c.startswith(("md-", "gg-")) for c in value.split())


def _url(name: str, url: str, node: Node, scope: Scope) -> str | None:
    if not urls.is_allowed(url):
        scope.report(node, "link-scheme", f"The scheme of “{url}” is not allowed.")
        return None
    if urls.is_foreign(url):
        if name == "href":
            return url
        hint = "save the picture in the vault"
        scope.report(node, "image-foreign", f"The picture “{url}” is on another host.", hint)
        return None
    return _in_vault(url, scope)


def _in_vault(url: str, scope: Scope) -> str:
    """The address of a vault file, if the relative address names one; else as it is."""
    path, _, fragment = unquote(url).partition("#")
    target = resolve(scope.context.vault, path, scope.note.path).target if path else None
    return scope.context.href(target, fragment) if target else url


RENDERERS: dict[str, Renderer] = {"element": element}
