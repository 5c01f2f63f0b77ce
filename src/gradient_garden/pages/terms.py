"""Terms in a page: the first use of each in a section leads to its note, and says what it means.

The meaning stands once at the end of the page, where every use is described by it. So it is read
aloud, printed and found without a script; with one, it is shown beside the word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from gradient_garden.pages.markup import UNSEARCHED, Attributes, attributes, escape
from gradient_garden.pages.model import Context, Term, TermIndex
from gradient_garden.pages.scope import Ledger, Renderer, Scope
from gradient_garden.pages.sections import link as link_to
from gradient_garden.pages.term_index import uses
from gradient_garden.pages.tree import Node
from gradient_garden.vault import resolve
from gradient_garden.vault.model import Link, Note

LEVELS = frozenset({"h1", "h2"})  # a heading of these begins a section
# What a term is not marked in: no prose, or a link, or a choice to be made.
NOT_IN = frozenset(
    {"callout_title", "heading", "table", "link", "wikilink", "embed", "html_inline"}
)
ANCHOR = "gg-term-"


def mark(tree: Sequence[Node], note: Note, context: Context) -> None:
    """Cut the first use of each term in each section out of the text, as a node of its own."""
    if context.terms.spelt:
        _Marker(note, context).blocks(tree)


class _Marker:
    """Walks one note's tree in order and remembers which terms its section has used."""

    def __init__(self, note: Note, context: Context) -> None:
        self._note, self._context = note, context
        self._used = {note.path}

    def blocks(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            if node.kind == "heading" and node.token.tag in LEVELS:
                self._used = {self._note.path}
            elif node.kind == "paragraph":
                for child in node.children:
                    self._inline(child.children)
            elif node.kind not in NOT_IN and node.token.meta.get("type") != "quiz":
                self.blocks(node.children)

    def _inline(self, nodes: list[Node]) -> None:
        """Mark within a paragraph; a link of the author's to a term is its use."""
        marked: list[Node] = []
        for node in nodes:
            if node.kind == "text":
                marked += self._text(node)
                continue
            if isinstance(link := node.token.meta.get("link"), Link):
                self._used.add(target(link, self._note, self._context) or "")
            elif node.kind not in NOT_IN:
                self._inline(node.children)
            marked.append(node)
        nodes[:] = marked

    def _text(self, node: Node) -> Iterator[Node]:
        text, done = node.token.content, 0
        for use in uses(text, self._context.terms):
            if use.path in self._used:
                continue
            self._used.add(use.path)
            yield _piece("text", text[done : use.start], node)
            yield _piece("term", text[use.start : use.end], node, use.path)
            done = use.end
        yield _piece("text", text[done:], node) if done else node


def _piece(kind: str, content: str, node: Node, path: str = "") -> Node:
    return Node(kind, Token(kind, "", 0, content=content, meta={"term": path}), [], node.lines)


def target(link: Link, note: Note, context: Context) -> str | None:
    """The path of the term that a link of a note leads to, if it leads to one."""
    if not context.terms.terms:
        return None
    path = resolve(context.vault, link.path, note.path).target
    return path if path in context.terms.terms and path != note.path else None


def term(node: Node, scope: Scope) -> str:
    """A use that no author linked: a link in the colour of the text."""
    path = str(node.token.meta["term"])
    values: Attributes = {"href": scope.context.href(path, ""), **used(path, scope.ledger)}
    return scope.anchor(escape(node.token.content), values)


def used(path: str, ledger: Ledger) -> Attributes:
    """What every link to a term carries: its class, and where on the page its meaning stands."""
    number = ledger.terms.setdefault(path, len(ledger.terms) + 1)
    return {"class": "gg-term", "aria-describedby": f"{ANCHOR}{number}"}


def meanings(context: Context, ledger: Ledger) -> str:
    """The words of the page with what they mean, folded."""
    if not ledger.terms:
        return ""
    items = "".join(
        _meaning(context.terms.terms[path], f"{ANCHOR}{number}", context)
        for path, number in sorted(ledger.terms.items(), key=lambda entry: _key(context, entry[0]))
    )
    values: Attributes = {"class": "gg-words", **UNSEARCHED}
    return (
        f"<details{attributes(values)}>\n<summary>Words on this page</summary>\n"
        f"<dl>\n{items}</dl></details>\n"
    )


def _key(context: Context, path: str) -> tuple[str, str]:
    return context.terms.terms[path].note.title.casefold(), path


def _meaning(term: Term, anchor: str, context: Context) -> str:
    name = link_to(term.note, context)
    return f'<dt>{name}</dt><dd id="{anchor}">{escape(term.note.description)}</dd>\n'


def glossary(index: TermIndex, identity: str, context: Context) -> str:
    """Every term with what it means and the lesson that teaches it, by the alphabet."""
    if not index.terms:
        return f"<p{identity}>No note explains a term.</p>\n"
    paths = sorted(index.terms, key=lambda path: _key(context, path))
    items = "".join(_entry(index.terms[path], context) for path in paths)
    return f"<dl{identity}{attributes({'class': 'gg-glossary'})}>\n{items}</dl>\n"


def _entry(term: Term, context: Context) -> str:
    lesson = ""
    if term.lesson:
        lesson = f'<p class="gg-after">{link_to(term.lesson, context, term.anchor)}</p>'
    name = link_to(term.note, context)
    return f"<dt><dfn>{name}</dfn></dt><dd>{escape(term.note.description)}{lesson}</dd>\n"


RENDERERS: dict[str, Renderer] = {"term": term}
