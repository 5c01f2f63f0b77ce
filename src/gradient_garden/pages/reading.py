"""How long notes take to read: under a title, beside the notes of a part, in lists that ask for it.

A note with the property `reading-times: true` shows the time of each note that an item of its
lists begins with, and below each list the time of all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from gradient_garden.pages import words
from gradient_garden.pages.arrange import tree_of
from gradient_garden.pages.model import Context
from gradient_garden.pages.scope import Renderer, Scope
from gradient_garden.pages.tree import Node, walk
from gradient_garden.vault import resolve
from gradient_garden.vault.memory import remembered
from gradient_garden.vault.model import Link, Note

# Brysbaert, "How many words do we read per minute?" (2019), found 238 for plain English prose.
# Figures, code and questions between the words take their time too.
WORDS_A_MINUTE = 200
LISTS = frozenset({"bullet_list", "ordered_list"})


@remembered
def minutes(note: Note) -> int:
    """The minutes that a note's prose takes to read, at least 1; 0 for a note without words."""
    return minutes_for(words.count(tree_of(note)))


def minutes_for(count: int) -> int:
    """The minutes that so many words take to read."""
    return max(1, round(count / WORDS_A_MINUTE)) if count else 0


def spoken(total: int) -> str:
    """Minutes in words: `12 min`, `2 h 5 min`."""
    hours, rest = divmod(total, 60)
    parts = (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "")
    return " ".join(filter(None, parts))


def shows_times(note: Note) -> bool:
    """Whether a note's lists show reading times, so that its page depends on other notes' words."""
    return note.properties.get("reading-times") is True


def mark(tree: list[Node], note: Note, context: Context) -> None:
    """Put the times into the lists of a note that asks for them, as nodes of their own."""
    if shows_times(note):
        _mark(tree, note, context)


def _mark(nodes: list[Node], note: Note, context: Context) -> list[int]:
    """Mark the lists among these nodes and within them; the times that were found, in order."""
    found: list[int] = []
    marked: list[Node] = []
    for node in nodes:
        times = list(_own(node, note, context)) + _mark(node.children, note, context)
        marked.append(node)
        if node.kind in LISTS and len(times) > 1:
            total = f"{spoken(sum(times))} in all"
            marked.append(Node("reading_total", Token("", "p", 0, content=total), [], node.lines))
        found += times
    nodes[:] = marked
    return found


def _own(node: Node, note: Note, context: Context) -> Iterator[int]:
    """The time of the note that a list's item begins with, put behind its link."""
    if node.kind != "list_item" or not node.children or node.children[0].kind != "paragraph":
        return
    line = next((n for n in walk(node.children[:1]) if n.children and n.kind == "inline"), None)
    link = line.children[0].token.meta.get("link") if line else None
    if line and isinstance(link, Link):
        target = context.vault.notes.get(resolve(context.vault, link.path, note.path).target or "")
        if target is not None and (time := minutes(target)):
            token = Token("", "span", 0, content=spoken(time))
            line.children.insert(1, Node("reading_time", token, [], line.lines))
            yield time


def time(node: Node, scope: Scope) -> str:
    """The time of one note, behind its link."""
    return f" {quiet(node.token.content)}"


def total(node: Node, scope: Scope) -> str:
    """The time of a whole list, below it."""
    return f'<p class="gg-time">{node.token.content}</p>\n'


def quiet(text: str) -> str:
    """A time, quieter than what it stands beside."""
    return f'<span class="gg-time">{text}</span>'


RENDERERS: dict[str, Renderer] = {"reading_time": time, "reading_total": total}
