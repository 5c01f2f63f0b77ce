"""The vault's own settings, from `.obsidian/app.json`."""

from __future__ import annotations

import json
from pathlib import Path

from gradient_garden.diagnostics import Diagnostic, Severity
from gradient_garden.vault.model import Settings

PATH = ".obsidian/app.json"


def read_settings(root: Path, name: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Return what the file says, or the app's defaults where it says nothing or is not there."""
    path = root / PATH
    try:
        values = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (OSError, ValueError, RecursionError) as error:
        message = f"the app's settings cannot be read: {error}"
        fault = Diagnostic(
            f"{name}/{PATH}", 1, 1, "settings-malformed", message, "", Severity.WARNING
        )
        return Settings(), (fault,)
    return settings_of(values if isinstance(values, dict) else {}), ()


def settings_of(values: dict[str, object]) -> Settings:
    """Pick the settings that change what notes mean."""
    folder, ignored = values.get("attachmentFolderPath"), values.get("userIgnoreFilters")
    return Settings(
        strict_line_breaks=values.get("strictLineBreaks") is True,
        attachment_folder=folder if isinstance(folder, str) else "",
        ignored=tuple(x for x in ignored if isinstance(x, str))
        if isinstance(ignored, list)
        else (),
    )
