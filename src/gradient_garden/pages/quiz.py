"""Quizzes: a callout whose task list is a choice. Each option opens to say whether it is right.

It needs no JavaScript: an option is a `details` element, what is nested under it explains it.
"""

from __future__ import annotations

from collections.abc import Sequence

from gradient_garden.pages import tasks
from gradient_garden.pages.markup import Attributes, attributes, escape
from gradient_garden.pages.scope import Scope
from gradient_garden.pages.tree import Node, plain


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
    name = f"{scope.prefix}quiz-{scope.ledger.number('quiz')}"
    options = "".join(_option(option, name, scope) for option in node.children)
    group = attributes(
        {"class": "gg-question", "role": "group", "aria-label": question or "Options"}
    )
    return f"<div{group}>\n{options}</div>\n"


def _is_right(option: Node) -> bool:
    return bool(option.token.meta["task"] != tasks.OPEN)


def _option(option: Node, name: str, scope: Scope) -> str:
    text, *rest = option.children
    inline = text.kind == "paragraph"
    label = scope.write(text.children) if inline else escape(plain([text]))
    verdict = "Right." if _is_right(option) else "Not quite."
    explanation = scope.write(rest if inline else option.children)
    data: Attributes = {"class": "gg-option", "data-right": _is_right(option), "name": name}
    extra = scope.identity(option) + attributes(data)
    return (
        f"<details{extra}>\n<summary>{label}</summary>\n"
        f'<p class="gg-verdict">{verdict}</p>\n{scope.ledger.release()}{explanation}</details>\n'
    )
