"""Every code that a diagnostic can carry, with what it means, an example and what to do.

The page of codes, `garden codes` and the rules of SARIF logs are made from these.
"""

from __future__ import annotations

from gradient_garden.diagnostics.codes import (
    built,
    embeds,
    links,
    notes,
    pages,
    project,
    runs,
    snippets,
)
from gradient_garden.diagnostics.codes.model import Code

__all__ = ["CODES", "FAMILIES", "Code"]

FAMILIES: dict[str, tuple[Code, ...]] = {
    "Links": links.CODES,
    "Embeds and pictures": embeds.CODES,
    "Notes and files": notes.CODES,
    "What stands in a note": pages.CODES,
    "Code in notes": snippets.CODES,
    "Runs and tests": runs.CODES,
    "Settings": project.CODES,
    "Built pages": built.CODES,
}
CODES: dict[str, Code] = {code.name: code for codes in FAMILIES.values() for code in codes}
