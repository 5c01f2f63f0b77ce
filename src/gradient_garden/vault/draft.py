"""What the parser's rules gather about one note while they run."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any, cast

from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.vault.linktext import Place
from gradient_garden.vault.model import Block, Heading, Link, Tag


@dataclass(slots=True)
class Draft:
    """A note in the making; `file` is its path in diagnostics, `lines` its source."""

    file: str
    lines: list[str]
    strict_line_breaks: bool = False
    headings: list[Heading] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    hidden_links: list[Link] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def report(
        self, place: Place, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Add a diagnostic about this note."""
        self.diagnostics.append(Diagnostic(self.file, *place, code, message, hint, severity))


def draft_of(env: MutableMapping[str, Any]) -> Draft:
    """Return the draft that a parse carries in its environment."""
    return cast(Draft, env["draft"])
