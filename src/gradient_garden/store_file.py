"""One JSON file as a cache: written at once, and empty when it is missing or damaged."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def load(path: Path) -> dict[str, Any]:
    """Read what `save` wrote; anything else, a flipped byte included, is an empty cache."""
    try:
        digest, _, text = path.read_text(encoding="utf-8").partition("\n")
        if digest == _digest(text):
            return dict(json.loads(text))
    except (OSError, ValueError, TypeError):
        pass
    return {}


def save(path: Path, content: Mapping[str, Any]) -> None:
    """Write the cache in one step; where it cannot be written there is none, which is no fault."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(f"{_digest(text)}\n{text}", encoding="utf-8")
        temporary.replace(path)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
