"""What is wrong, said in MkDocs' log; with an error among it, nothing more is built."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from gradient_garden.config import Config
from gradient_garden.diagnostics import Diagnostic, Severity, has_errors
from gradient_garden.hosts.built import Reader, check_built
from gradient_garden.severity import brief, counted, weigh

log = logging.getLogger("mkdocs.plugins.garden")
LEVELS = {
    Severity.ERROR: logging.ERROR,
    Severity.WARNING: logging.WARNING,
    Severity.HINT: logging.INFO,
}


def judge(diagnostics: Iterable[Diagnostic], *, lives_on: bool = False) -> None:
    """Say every diagnostic once. Raises PluginError for errors, unless a preview lives on."""
    found = list(diagnostics)
    for severity, line in brief(found):
        log.log(LEVELS[severity], "%s", line)
    if has_errors(found) and not lives_on:
        raise PluginError(f"{counted(found)}; the site is as it was")


def judge_built(reader: Reader, settings: Config, *, name: str, strict: bool) -> None:
    """Check the built pages; MkDocs' own strict verdict would come after the swap.

    Raises PluginError for what they have wrong, and for warnings that MkDocs counts.
    """
    found = check_built(reader, name=name)
    judge(weigh(found, settings.severity, bare=settings.bare and not strict))
    counters = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
    if any(counter.get_counts() for counter in counters):
        raise PluginError("warnings in strict mode; the site is as it was")
