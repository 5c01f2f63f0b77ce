"""The list of all codes that a report can have, for a page of documentation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gradient_garden.diagnostics.codes import FAMILIES, Code
from gradient_garden.pages.markup import attributes, escape
from gradient_garden.pages.scope import Scope


def codes(scope: Scope, identity: str) -> str:
    """Every code, by family: what it means, an example, and what to do about it."""
    parts = "".join(_family(name, found, scope) for name, found in FAMILIES.items())
    return f"<div{identity}{attributes({'class': 'gg-codes'})}>\n{parts}</div>\n"


def _family(name: str, found: Sequence[Code], scope: Scope) -> str:
    return f"<h3>{escape(name)}</h3>\n<dl>\n{''.join(_entries(found, scope))}</dl>\n"


def _entries(found: Iterable[Code], scope: Scope) -> Iterable[str]:
    for code in found:
        anchor = attributes({"id": scope.ledger.unique(scope.prefix + code.name)})
        yield (
            f"<dt{anchor}><code>{escape(code.name)}</code> <small>{code.severity}</small></dt>\n"
            f"<dd><p>{escape(code.meaning)}</p>\n"
            f"<p>For example: <code>{escape(code.example)}</code></p>\n"
            f"<p>{escape(code.remedy)}</p></dd>\n"
        )
