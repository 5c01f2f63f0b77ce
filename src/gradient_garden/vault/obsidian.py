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
        return Settings(), (_fault(name, f"the app's settings cannot be read: {error}"),)
    settings = settings_of(values if isinstance(values, dict) else {})
    patterns = [each for each in settings.ignored if _is_pattern(each)]
    return settings, tuple(_fault(name, *_unread(pattern)) for pattern in patterns)


def _is_pattern(ignored: str) -> bool:
    return len(ignored) > 2 and ignored.startswith("/") and ignored.endswith("/")


def _unread(pattern: str) -> tuple[str, str]:
    """An author's pattern could run for ever, so it excludes nothing here."""
    message = f"the excluded files {pattern} are a regular expression, which is not read"
    return message, "name the folder, such as Templates/"


def _fault(name: str, message: str, hint: str = "") -> Diagnostic:
    place = f"{name}/{PATH}", 1, 1
    return Diagnostic(*place, "settings-malformed", message, hint, Severity.WARNING)


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
