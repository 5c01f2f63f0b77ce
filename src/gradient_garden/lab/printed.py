"""What a process printed, as plain text that is safe to show."""

from __future__ import annotations

import re
from pathlib import Path

TAIL = 20
_ESCAPES = re.compile(
    r"\x1b(?:\[[0-9;?]{0,30}[ -/]?[@-~]|\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)|[@-_])"
)


def cleaned(data: bytes) -> str:
    """Decode; keep what a terminal would show at the end: no colours, no overwritten lines."""
    text = _ESCAPES.sub("", data.decode("utf-8", "replace")).replace("\r\n", "\n")
    lines = [line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n")]
    return "\n".join("".join(c for c in line if c.isprintable() or c == "\t") for line in lines)


def tail(stdout: bytes, stderr: bytes, root: Path) -> str:
    """Return the last lines printed, with paths from the project's root."""
    lines = [*cleaned(stdout).splitlines(), *cleaned(stderr).splitlines()]
    return "\n".join(line[:300] for line in lines[-TAIL:]).replace(f"{root}/", "")
