"""Tabs: neighbouring `[!tab]` callouts in Material's markup, which works without JavaScript."""

from __future__ import annotations

from gradient_garden.pages.markup import attributes
from gradient_garden.pages.scope import Scope
from gradient_garden.pages.tree import Node


def is_tab(node: Node) -> bool:
    """Tell whether a node is a callout that is one tab."""
    return node.kind == "callout" and node.token.meta["type"] == "tab"


def tabbed(node: Node, scope: Scope) -> str:
    """A set of tabs; the first is open."""
    number, count = scope.ledger.number("tabs"), len(node.children)
    inputs = "".join(_input(number, nth) for nth in range(1, count + 1))
    labels = "".join(
        f'<label for="__tabbed_{number}_{nth}">{scope.write(tab.children[0].children)}</label>'
        for nth, tab in enumerate(node.children, 1)
    )
    blocks = "".join(
        f'<div class="tabbed-block"{scope.identity(tab)}>\n{scope.write(tab.children[1:])}</div>\n'
        for tab in node.children
    )
    extra = attributes({"class": "tabbed-set tabbed-alternate", "data-tabs": f"{number}:{count}"})
    return (
        f'<div{extra}>{inputs}<div class="tabbed-labels">{labels}</div>\n'
        f'<div class="tabbed-content">\n{blocks}</div>\n</div>\n'
    )


def _input(number: int, nth: int) -> str:
    extra = {"id": f"__tabbed_{number}_{nth}", "name": f"__tabbed_{number}", "type": "radio"}
    return f"<input{attributes({'checked': nth == 1, **extra})}>"
