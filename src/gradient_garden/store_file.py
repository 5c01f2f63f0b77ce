"""A cache in a few JSON files: written at once, and empty where they are missing or damaged.

An entry belongs to one of the files by its key, so that a change to one entry writes a small file.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gradient_garden.digests import digest

PARTS = 16


def load(folder: Path) -> dict[str, Any]:
    """Read what `save` wrote; of a file with anything else, a flipped byte included, nothing."""
    content: dict[str, Any] = {}
    for number in range(PARTS):
        content.update(_read(_part(folder, number)))
    return content


def save(folder: Path, content: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    """Write what differs from what is known to be there; where it cannot be written there is none.

    That is no fault: a cache is only quicker.
    """
    new, old = _parts(content), _parts(known)
    for number in range(PARTS):
        if new[number] != old[number]:
            _write(_part(folder, number), new[number])


def _parts(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = [{} for _ in range(PARTS)]
    for key, value in content.items():
        parts[zlib.crc32(key.encode("utf-8", "surrogatepass")) % PARTS][key] = value
    return parts


def _part(folder: Path, number: int) -> Path:
    return folder / f"{number:02}.json"


def _read(path: Path) -> dict[str, Any]:
    try:
        head, _, text = path.read_text("utf-8", "surrogatepass").partition("\n")
        if head == digest(text):
            return dict(json.loads(text))
    except (OSError, ValueError, TypeError):
        pass
    return {}


def _write(path: Path, content: Mapping[str, Any]) -> None:
    """Write one file in one step."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(f"{digest(text)}\n{text}", "utf-8", "surrogatepass")
        temporary.replace(path)
