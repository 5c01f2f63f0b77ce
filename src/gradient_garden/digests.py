"""Digests: what caches are keyed by."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("markdown-it-py", "mdit-py-plugins", "math-core", "pygments")


def digest(*parts: str) -> str:
    """One digest of several texts, whose borders count."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()


def digest_of(data: bytes) -> str:
    """The digest of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


@cache
def our_code() -> str:
    """A digest of our own code and of what it reads and renders with: a new version, a new page."""
    sources = sorted(Path(__file__).parent.rglob("*.py"))
    texts = [path.read_text(encoding="utf-8") for path in sources]
    return digest(sys.version, *texts, *map(version, LIBRARIES))
