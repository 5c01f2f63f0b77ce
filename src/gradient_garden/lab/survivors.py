"""Processes by what the system says of them: how much memory, and whose mark they carry.

On systems without `/proc` nothing is found: there the group's end must do.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from gradient_garden.lab.environment import MARK

_PROC = Path("/proc")
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def resident(pid: int) -> int:
    """Return the bytes of memory that a process holds; 0 where that is not known."""
    try:
        return int((_PROC / str(pid) / "statm").read_text(encoding="ascii").split()[1]) * _PAGE
    except (OSError, ValueError, IndexError):
        return 0


def kill(mark: str) -> int:
    """Kill every process that carries the mark in its environment; return how many there were."""
    killed = 0
    # One that is just being started can slip through a single look.
    for _ in range(5):
        found = list(_marked(f"{MARK}={mark}".encode()))
        for pid in found:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
                killed += 1
        if not found:
            break
    return killed


def _marked(entry: bytes) -> Iterator[int]:
    with suppress(OSError):
        for folder in _PROC.iterdir():
            if folder.name.isdigit() and _carries(folder, entry):
                yield int(folder.name)


def _carries(folder: Path, entry: bytes) -> bool:
    try:
        return entry in (folder / "environ").read_bytes().split(b"\0")
    except OSError:
        return False
