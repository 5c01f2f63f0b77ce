"""`- [c] text`: a task with any status character, after any list marker (rule X7)."""

from __future__ import annotations

from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore


def install(md: MarkdownIt) -> None:
    """Look at list items once the blocks are known and before their text is read."""
    md.core.ruler.before("inline", "task", mark_tasks)


def mark_tasks(state: StateCore) -> None:
    """Move the status character of each task from its text to its list item."""
    for index, (item, paragraph) in enumerate(pairwise(state.tokens)):
        if item.type != "list_item_open" or paragraph.type != "paragraph_open":
            continue
        text = state.tokens[index + 2]
        if text.content[:1] == "[" and text.content[2:3] == "]" and text.content[3:4] in " \t\n":
            item.meta = {"task": text.content[1]}
            text.content = text.content[3:].lstrip()
