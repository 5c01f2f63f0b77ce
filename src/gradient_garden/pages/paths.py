"""A fence of ours: ```` ```garden ```` with the name of something that the engine makes."""

from __future__ import annotations

from gradient_garden.diagnostics import did_you_mean
from gradient_garden.pages import codes, needs_picture, numbers, spent, terms
from gradient_garden.pages.info import parse_info
from gradient_garden.pages.markup import attributes
from gradient_garden.pages.model import Step
from gradient_garden.pages.piece import fault
from gradient_garden.pages.scope import Scope
from gradient_garden.pages.sections import about, joined, link
from gradient_garden.pages.tree import Node
from gradient_garden.vault.memory import remembered
from gradient_garden.vault.model import Note

LANGUAGE = "garden"
KNOWN = ("claims", "codes", "cost", "glossary", "needs", "numbers", "paths", "tables")


@remembered
def shows_paths(note: Note) -> bool:
    """Tell whether a note's page depends on the learning order."""
    if LANGUAGE not in note.text:
        return False
    return bool(_asked(note))


@remembered
def shows_cost(note: Note) -> bool:
    """Tell whether a note's page depends on what the calls took."""
    return LANGUAGE in note.text and "cost" in _asked(note)


def _asked(note: Note) -> set[str]:
    """What the fences of ours in a note ask for."""
    fences = (token for token in note.tokens if token.type == "fence")
    return {f.content.strip() for f in fences if parse_info(f.info).language == LANGUAGE}


def made(node: Node, scope: Scope) -> str:
    """What the fence asks for, such as the learning order; each is a list of the whole vault."""
    wanted = node.token.content.strip()
    if wanted == "codes":
        return codes.codes(scope, scope.identity(node))
    if wanted == "cost":
        return spent.spent(scope.context, scope.identity(node))
    if wanted == "glossary":
        return terms.glossary(scope.context.terms, scope.identity(node), scope.context)
    if wanted == "needs":
        return needs_picture.picture(scope.context, scope.identity(node))
    if wanted == "paths":
        return paths(node, scope)
    if wanted == "numbers":
        return numbers.numbers(scope.context, scope.identity(node))
    if wanted == "tables":
        return numbers.tables(scope.context, scope.identity(node))
    if wanted == "claims":
        return numbers.claims(scope.context, scope.identity(node))
    message = f"There is nothing called “{wanted[:40]}” to be made here."
    hint = did_you_mean(wanted, KNOWN) or f"write one of: {', '.join(KNOWN)}"
    scope.report(node, "garden-unknown", message, hint)
    return fault(message).html


def paths(node: Node, scope: Scope) -> str:
    """Every note of the graph of `needs`, each after what it needs."""
    steps = scope.context.steps
    identity = scope.identity(node) + attributes({"class": "gg-paths"})
    if not steps:
        return f"<p{identity}>No note says what it needs.</p>\n"
    return f"<ol{identity}>\n{''.join(_step(step, scope) for step in steps)}</ol>\n"


def _step(step: Step, scope: Scope) -> str:
    names = joined([link(note, scope.context) for note in step.needs])
    after = f'<p class="gg-after">after {names}</p>' if names else ""
    return f"<li>{link(step.note, scope.context)}{about(step.note)}{after}</li>\n"
