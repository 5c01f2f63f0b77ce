"""How much each diagnostic matters: what the settings say, and what `--strict` makes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal, get_args

from gradient_garden.diagnostics import Diagnostic, Severity

Choice = Literal["error", "warning", "hint", "off"]
MOST_ALIKE = 20  # warnings of one code that a build prints
CHOICES: tuple[str, ...] = get_args(Choice)


def weigh(
    diagnostics: Iterable[Diagnostic],
    choices: Mapping[str, Choice],
    *,
    strict: bool = False,
    bare: bool = False,
) -> tuple[Diagnostic, ...]:
    """Apply the chosen severities by code, and drop those set to `off`.

    strict: warnings are errors. bare: errors are warnings, unless strict.
    """
    weighed = (_weighed(d, choices.get(d.code)) for d in diagnostics)
    found = tuple(d for d in weighed if d is not None)
    if strict:
        return tuple(_exchanged(d, Severity.WARNING, Severity.ERROR) for d in found)
    if bare:
        return tuple(_exchanged(d, Severity.ERROR, Severity.WARNING) for d in found)
    return found


def _weighed(diagnostic: Diagnostic, choice: Choice | None) -> Diagnostic | None:
    if choice is None:
        return diagnostic
    return None if choice == "off" else replace(diagnostic, severity=Severity(choice))


def _exchanged(diagnostic: Diagnostic, old: Severity, new: Severity) -> Diagnostic:
    return replace(diagnostic, severity=new) if diagnostic.severity is old else diagnostic


def brief(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Severity, str]]:
    """One line for each diagnostic; of a code with many warnings the first ones and a count.

    So that a thousand pictures of other hosts do not hide the one broken link.
    """
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        is_warning = diagnostic.severity is Severity.WARNING
        seen[diagnostic.code] += is_warning
        if not is_warning or seen[diagnostic.code] <= MOST_ALIKE:
            yield diagnostic.severity, str(diagnostic)
    for code, count in seen.items():
        if count > MOST_ALIKE:
            more = f"and {count - MOST_ALIKE} more of {code}: `garden check` lists them all"
            yield Severity.WARNING, more


def counted(diagnostics: Iterable[Diagnostic]) -> str:
    """Say how many there are of each severity: `2 errors, 1 warning`."""
    found = [d.severity for d in diagnostics]
    counts = ((found.count(s), s.value) for s in Severity)
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n) or "no faults"
