"""Diagnostics: what is wrong, where, and what to do about it, as plain values.

The one module that every room may import: it knows nothing of notes, snippets or pages.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic matters; only an error makes a build fail by default."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


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


def did_you_mean(wrong: str, candidates: Iterable[str]) -> str:
    """Return `did you mean “x”?` for the nearest candidate, or nothing."""
    by_fold = {c.casefold(): c for c in candidates}
    near = difflib.get_close_matches(wrong.casefold(), by_fold, n=1, cutoff=0.6)
    return f"did you mean “{by_fold[near[0]]}”?" if near else ""
