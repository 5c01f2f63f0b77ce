"""How much each diagnostic matters: what the settings say, and what `--strict` makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal, get_args

from gradient_garden.diagnostics import Diagnostic, Severity

Choice = Literal["error", "warning", "hint", "off"]
CHOICES: tuple[str, ...] = get_args(Choice)


def weigh(
    diagnostics: Iterable[Diagnostic], choices: Mapping[str, Choice], *, strict: bool = False
) -> tuple[Diagnostic, ...]:
    """Apply the chosen severities by code, drop those set to `off`; strict: warnings are errors."""
    weighed = (_weighed(d, choices.get(d.code)) for d in diagnostics)
    return tuple(_strict(d) if strict else d for d in weighed if d is not None)


def _weighed(diagnostic: Diagnostic, choice: Choice | None) -> Diagnostic | None:
    if choice is None:
        return diagnostic
    return None if choice == "off" else replace(diagnostic, severity=Severity(choice))


def _strict(diagnostic: Diagnostic) -> Diagnostic:
    if diagnostic.severity is not Severity.WARNING:
        return diagnostic
    return replace(diagnostic, severity=Severity.ERROR)


def counted(diagnostics: Iterable[Diagnostic]) -> str:
    """Say how many there are of each severity: `2 errors, 1 warning`."""
    found = [d.severity for d in diagnostics]
    counts = ((found.count(s), s.value) for s in Severity)
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n) or "no faults"
