"""How much a diagnostic matters."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic matters; only an error makes a build fail by default."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
