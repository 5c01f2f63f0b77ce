"""The verdict on a garden: every diagnostic of its settings, sources, runs and pages, once."""

from __future__ import annotations

from collections.abc import Iterable

from gradient_garden.diagnostics import Diagnostic, in_order
from gradient_garden.garden.garden import Garden
from gradient_garden.garden.rendered import Rendered
from gradient_garden.severity import weigh


def verdict(
    garden: Garden,
    pages: Rendered,
    others: Iterable[Diagnostic] = (),
    *,
    strict: bool = False,
) -> list[Diagnostic]:
    """Collect, weigh and sort; what two rooms report at one place under one code is said once."""
    found = [*others, *garden.diagnostics, *pages.diagnostics()]
    once = {(d.path, d.line, d.column, d.code): d for d in reversed(found)}
    config = garden.config
    return in_order(weigh(once.values(), config.severity, strict=strict, bare=config.bare))
