"""A fence of ours: ```` ```garden ```` with the name of something that the engine makes."""

from __future__ import annotations

from collections.abc import Callable

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


@remembered
def shows_paths(note: Note) -> bool:
    """Tell whether a note's page depends on the learning order."""
    return LANGUAGE in note.text and bool(_asked(note))


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
    if wanted in MAKERS:
        return MAKERS[wanted](scope, scope.identity(node))
    message = f"There is nothing called “{wanted[:40]}” to be made here."
    hint = did_you_mean(wanted, MAKERS) or f"write one of: {', '.join(MAKERS)}"
    scope.report(node, "garden-unknown", message, hint)
    return fault(message).html


def paths(scope: Scope, identity: str) -> str:
    """Every note of the graph of `needs`, each after what it needs."""
    steps = scope.context.steps
    identity += attributes({"class": "gg-paths"})
    if not steps:
        return f"<p{identity}>No note says what it needs.</p>\n"
    return f"<ol{identity}>\n{''.join(_step(step, scope) for step in steps)}</ol>\n"


def _step(step: Step, scope: Scope) -> str:
    names = joined([link(note, scope.context) for note in step.needs])
    after = f'<p class="gg-after">after {names}</p>' if names else ""
    return f"<li>{link(step.note, scope.context)}{about(step.note)}{after}</li>\n"


MAKERS: dict[str, Callable[[Scope, str], str]] = {
    "claims": lambda scope, identity: numbers.claims(scope.context, identity),
    "codes": codes.codes,
    "cost": lambda scope, identity: spent.spent(scope.context, identity),
    "glossary": lambda scope, i: terms.glossary(scope.context.terms, i, scope.context),
    "needs": lambda scope, identity: needs_picture.picture(scope.context, identity),
    "numbers": lambda scope, identity: numbers.numbers(scope.context, identity),
    "paths": paths,
    "tables": lambda scope, identity: numbers.tables(scope.context, identity),
}
