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


def peak(pid: int) -> int:
    """Return the most bytes of memory that a process ever held; 0 where that is not known."""
    try:
        lines = (_PROC / str(pid) / "status").read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return 0
    found = next((line for line in lines if line.startswith("VmHWM:")), "")
    return int(found.split()[1]) * 1024 if found else 0


def kill(mark: str, *, spare: int = 0) -> int:
    """Kill every process that carries the mark in its environment; return how many there were.

    spare: the number of a process that may live, though it carries the mark.
    """
    killed = 0
    # One that is just being started can slip through a single look.
    for _ in range(5):
        found = [pid for pid in _marked(f"{MARK}={mark}".encode()) if pid != spare]
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
