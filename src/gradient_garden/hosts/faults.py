"""Faults on a page, while it is previewed: a box for each, above the text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from gradient_garden.diagnostics import Diagnostic


def boxes(diagnostics: Iterable[Diagnostic]) -> str:
    """One alert for each diagnostic: where, what, and what to do about it."""
    return "".join(_box(diagnostic) for diagnostic in diagnostics)


def _box(diagnostic: Diagnostic) -> str:
    where = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}"
    hint = f"<p>{escape(diagnostic.hint)}</p>" if diagnostic.hint else ""
    return (
        f'<div class="gg-fault" role="alert"><p><code>{escape(where)}</code> '
        f"{escape(diagnostic.severity)} <code>{escape(diagnostic.code)}</code></p>"
        f"<p>{escape(diagnostic.message)}</p>{hint}</div>\n"
    )
