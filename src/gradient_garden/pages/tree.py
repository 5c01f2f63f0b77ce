"""A note's flat token stream as a tree, which is easier to render than a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

# Deeper levels are flattened into this one: their text is kept, and no stack overflows.
DEPTH = 100


class Node(NamedTuple):
    """One token, or a pair of opening and closing tokens, with what lies between.

    kind: the token's type without `_open`. lines: first line and the line after the last,
    from 0, of the nearest block that knows them.
    """

    kind: str
    token: Token
    children: list[Node]
    lines: tuple[int, int]


def grow(tokens: Iterable[Token], lines: tuple[int, int] = (0, 1), depth: int = 0) -> list[Node]:
    """Turn a well-nested token stream into a list of trees."""
    top: list[Node] = []
    levels = [top]
    flattened = 0
    for token in tokens:
        if token.nesting < 0:
            if flattened:
                flattened -= 1
            elif len(levels) > 1:
                levels.pop()
            continue
        if token.map:
            lines = (token.map[0], token.map[1])
        if token.nesting == 0:
            inner = grow(token.children, lines, depth + len(levels)) if token.children else []
            levels[-1].append(Node(token.type, token, inner, lines))
        elif depth + len(levels) > DEPTH:
            flattened += 1
        else:
            node = Node(token.type.removesuffix("_open"), token, [], lines)
            levels[-1].append(node)
            levels.append(node.children)
    return top


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node, parents before their children, in document order."""
    waiting = [*nodes][::-1]
    while waiting:
        node = waiting.pop()
        yield node
        if node.children:
            waiting += node.children[::-1]


def plain(nodes: Sequence[Node]) -> str:
    """The text a reader would read, without markup: for titles, alt texts and labels."""
    return " ".join("".join(_words(nodes)).split())


def _words(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if node.kind in {"softbreak", "hardbreak", "paragraph"}:
            yield " "
        if node.kind in {"wikilink", "embed"} and not node.children:
            link = node.token.meta["link"]
            yield link.display or link.text
        elif node.children:
            yield from _words(node.children)
        elif node.kind in {"text", "code_inline", "math_inline", "math_inline_double", "image"}:
            yield node.token.content
        elif node.kind == "tag":
            yield "#" + node.token.content
