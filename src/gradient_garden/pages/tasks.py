"""Tasks: list items with a box, in the markup that Material styles (X7)."""

from __future__ import annotations

from gradient_garden.pages.markup import attributes
from gradient_garden.pages.tree import Node

OPEN = " "


def is_task(node: Node) -> bool:
    """Tell whether a list item carries a status character."""
    return node.kind == "list_item" and "task" in node.token.meta


def has_tasks(node: Node) -> bool:
    """Tell whether a list holds at least one task."""
    return any(is_task(child) for child in node.children)


def item(node: Node, identity: str, content: str) -> str:
    """A task; only the blank status is open, any other is kept as data."""
    status = str(node.token.meta["task"])
    kind = attributes({"class": "task-list-item", "data-task": status})
    return f"<li{identity}{kind}>{box(status)} {content}</li>\n"


def box(status: str) -> str:
    """A disabled checkbox that says its state to those who cannot see it."""
    label = {OPEN: "To do", "x": "Done", "X": "Done"}.get(status, f"Status {status}")
    state = attributes({"disabled": True, "checked": status != OPEN, "aria-label": label})
    return (
        f'<label class="task-list-control"><input type="checkbox"{state}>'
        '<span class="task-list-indicator"></span></label>'
    )
