"""A `.base` file as a note: a page, with no text of its own and no links."""

from __future__ import annotations

from dataclasses import replace

from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.vault.bases.base import read_base
from gradient_garden.vault.model import Note, Settings
from gradient_garden.vault.note import parse_note


def is_base(path: str) -> bool:
    """Tell whether a vault path is that of a base."""
    return path.lower().endswith(".base")


def parse_base(path: str, text: str, *, name: str = "docs", settings: Settings) -> Note:
    """Make a note of a base; what is wrong with it is in its diagnostics."""
    empty = parse_note(path, "", name=name, settings=settings)
    found = tuple(
        Diagnostic(
            f"{name}/{path}",
            fault.line,
            1,
            "base-malformed",
            fault.message,
            "open it in the app and save it again",
            Severity.ERROR if fault.fatal else Severity.WARNING,
        )
        for fault in read_base(text).faults
    )
    return replace(empty, text=text, diagnostics=found)
