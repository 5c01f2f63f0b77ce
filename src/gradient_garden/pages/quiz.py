"""Quizzes: a callout whose task list is a choice. Each option opens to say whether it is right.

It needs no JavaScript: an option is a `details` element, what is nested under it explains it.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from gradient_garden.pages import tasks
from gradient_garden.pages.markup import Attributes, attributes
from gradient_garden.pages.scope import Scope
from gradient_garden.pages.tree import Node, plain

_BREAKS = frozenset({"hardbreak", "softbreak"})


def body(quiz: Node, children: Sequence[Node], scope: Scope) -> str:
    """The content of a quiz callout: task lists become choices, the rest stays as it is."""
    question = plain(quiz.children[0].children)
    if not any(is_choice(child) for child in children):
        scope.report(quiz, "quiz-no-options", "The quiz has no options.", "list them as `- [ ] …`")
    parts = []
    for child in children:
        if child.kind == "paragraph":
            question = plain(child.children)
        parts.append(_choice(child, question, scope) if is_choice(child) else scope.write([child]))
    return "".join(parts)


def is_choice(node: Node) -> bool:
    """Tell whether a node is a list of tasks only."""
    return node.kind in {"bullet_list", "ordered_list"} and all(map(tasks.is_task, node.children))


def _choice(node: Node, question: str, scope: Scope) -> str:
    if not any(_is_right(option) for option in node.children):
        scope.report(node, "quiz-no-answer", "No option is marked as right.", "mark it `- [x]`")
    options = "".join(_option(option, scope) for option in node.children)
    group = attributes(
        {"class": "gg-question", "role": "group", "aria-label": question or "Options"}
    )
    return f"<div{group}>\n{options}</div>\n"


def _is_right(option: Node) -> bool:
    return bool(option.token.meta["task"] != tasks.OPEN)


def _option(option: Node, scope: Scope) -> str:
    label, explanation = _split(option)
    verdict = "Right." if _is_right(option) else "Not quite."
    data: Attributes = {"class": "gg-option", "data-right": _is_right(option)}
    extra = scope.identity(option) + attributes(data)
    summary = scope.write(label) + "</summary>\n" + scope.ledger.release()
    return (
        f"<details{extra}>\n<summary>{summary}"
        f'<p class="gg-verdict">{verdict}</p>\n{scope.write(explanation)}</details>\n'
    )


def _split(option: Node) -> tuple[list[Node], list[Node]]:
    """The first line of an option, and the lines and blocks under it, which explain it."""
    if not option.children or option.children[0].kind != "paragraph":
        return [], option.children
    first, *rest = option.children
    inline = first.children[0]
    breaks = (n for n, child in enumerate(inline.children) if child.kind in _BREAKS)
    end = next(breaks, len(inline.children))
    if below := inline.children[end + 1 :]:
        token = copy(first.token)
        token.hidden = False  # the explanation is a paragraph even in a tight list
        rest = [Node("paragraph", token, [inline._replace(children=below)], first.lines), *rest]
    return inline.children[:end], rest
