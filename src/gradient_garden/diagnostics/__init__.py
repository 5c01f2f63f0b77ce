"""Diagnostics: what is wrong, where, and what to do about it, as plain values.

The one module that every room may import: it knows nothing of notes, snippets or pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from gradient_garden.diagnostics.nearest import did_you_mean
from gradient_garden.diagnostics.severities import Severity

__all__ = [
    "Diagnostic",
    "Severity",
    "as_json",
    "did_you_mean",
    "has_errors",
    "in_order",
    "printable",
]


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One fault of one input, at one place.

    path: from the project's root, with forward slashes; line and column: counted from 1.
    code: stable and readable, such as `link-missing`; message: one line; hint: what to do.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        place = f"{self.path}:{self.line}:{self.column}"
        return printable(f"{place} {self.severity} {self.code} {self.message}{hint}")


def printable(text: str) -> str:
    """Escape what would steer a terminal, so that a hostile file name stays text."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by place and drop repetitions."""
    return sorted(set(diagnostics))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of them makes a build fail."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Render as a JSON list of objects, in order, for machines."""
    return json.dumps([asdict(d) for d in in_order(diagnostics)], ensure_ascii=False, indent=2)
