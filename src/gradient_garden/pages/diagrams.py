"""Mermaid diagrams: the source as text, which a script of the site draws; its notes as links (X13).

Without JavaScript the source stays readable, and the notes that the diagram names are linked
below it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from gradient_garden.pages.markup import UNSEARCHED, Attributes, attributes, escape
from gradient_garden.pages.model import Context
from gradient_garden.pages.scope import Scope
from gradient_garden.pages.tree import Node
from gradient_garden.vault import locate, resolve

LANGUAGE = "mermaid"

_NAME = r"[\w-]{1,80}"
_CLASS = re.compile(rf"^\s*class\s+({_NAME}(?:\s*,\s*{_NAME}){{0,200}})\s+internal-link\b", re.M)
_SHORT = re.compile(rf"({_NAME})(?:[\[({{>][^\n]{{0,200}}?)?:::internal-link\b")
_OPENING = r"(?:\[\[|\[\(|\(\[|\(\(\(|\(\(|\{\{|\[/|\[\\|\[|\(|\{|>)"
_WORDS = r'(?:"([^"\n]{1,300})"|([^\[\](){}"\n|]{1,300}))'
_NODE = re.compile(rf"(?<![\w-])({_NAME}){_OPENING}{_WORDS}\s*[/\\]?[\])}}]")
# Ways in which a diagram can ask another host for something.
_FOREIGN = re.compile(r"themeCSS|@import|url\s*\(|\bimg\s*:|<\s*img|<\s*iframe", re.I)


def diagram(node: Node, scope: Scope) -> str:
    """A diagram; one that would load something from elsewhere is left as text."""
    source = node.token.content
    code = f'<pre class="gg-diagram-source"><code>{escape(source)}</code></pre>\n'
    if _FOREIGN.search(source):
        message = "The diagram loads something from outside, so only its text is shown."
        scope.report(node, "diagram-foreign", message, "leave out pictures and style sheets")
        return f"<div{scope.identity(node)}>\n{code}</div>\n"
    links = dict(linked_notes(source, scope.note.path, scope.context))
    data = {"data-links": json.dumps(links, ensure_ascii=False) if links else None}
    below = _below(links) if links else ""
    extra = scope.identity(node) + attributes({"class": "gg-diagram", **data})
    return f"<gg-diagram{extra}>\n{code}{below}</gg-diagram>\n"


def linked_texts(source: str) -> list[str]:
    """The texts of the nodes of class `internal-link`; a node without one is named by its id."""
    texts = {found[1]: (found[2] or found[3] or "").strip() for found in _NODE.finditer(source)}
    names = [name.strip() for found in _CLASS.finditer(source) for name in found[1].split(",")]
    names += [found[1] for found in _SHORT.finditer(source)]
    return list(dict.fromkeys(texts.get(name) or name for name in names))


def linked_notes(source: str, page: str, context: Context) -> Iterator[tuple[str, str]]:
    """Each linked text with its address, seen from a page; what leads nowhere is no link."""
    vault = context.vault
    for text in linked_texts(source):
        path, _, subpath = text.partition("#")
        target = resolve(vault, path.strip(), page).target
        if target is None:
            continue
        note = vault.notes.get(target)
        place = locate(note, subpath) if note and subpath else None
        yield text, context.href(target, place.anchor if place else "")


def _below(links: dict[str, str]) -> str:
    extra: Attributes = {"class": "gg-diagram-links", **UNSEARCHED}
    items = (f"<a{attributes({'href': href})}>{escape(text)}</a>" for text, href in links.items())
    return f"<p{attributes(extra)}>In this diagram: {', '.join(items)}.</p>\n"
