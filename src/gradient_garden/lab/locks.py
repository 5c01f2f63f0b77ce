"""An advisory lock for each call, so that two builds do not compute the same thing at once."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_WAIT = 0.05  # seconds between attempts


class Held(Exception):
    """Says which process has held a lock for too long; pid is 0 where it is not known."""

    def __init__(self, pid: int) -> None:
        super().__init__(pid)
        self.pid = pid


@contextmanager
def held(path: Path, seconds: float, stop: threading.Event) -> Iterator[None]:
    """Hold a lock. Raises Held after that many seconds, or when asked to stop.

    Where no lock file can be made (a store that is read-only), go on without one: writes are
    atomic anyway, and a lock only saves work.
    """
    descriptor = _opened(path)
    if descriptor is None:
        yield
        return
    try:
        _acquire(descriptor, seconds, stop)
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)  # which also gives the lock back, as the end of a process does


def _opened(path: Path) -> int | None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError:
        return None


def _acquire(descriptor: int, seconds: float, stop: threading.Event) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline or stop.wait(_WAIT):
                raise Held(_holder(descriptor)) from None
        else:
            return


def _holder(descriptor: int) -> int:
    text = os.pread(descriptor, 20, 0)
    return int(text) if text.isdigit() else 0
