"""What there is to say about one code."""

from __future__ import annotations

from dataclasses import dataclass

from gradient_garden.diagnostics.severities import Severity

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


@dataclass(frozen=True, slots=True)
class Code:
    """A code that diagnostics carry.

    severity: unless the settings say otherwise. meaning: one sentence. example: what brings it
    about, as an author would type it. remedy: what to do.
    """

    name: str
    severity: Severity
    meaning: str
    example: str
    remedy: str
