"""One process with hard limits: time, memory, what it prints; its whole group ends with it."""

from __future__ import annotations

import os
import selectors
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, Protocol

from gradient_garden.lab import survivors

MAX_PRINTED = 1 << 20  # bytes, of each stream
GRACE = 2.0  # seconds between asking and killing
TICK = 0.1  # seconds between looks at the clock and the memory
Reason = Literal["", "timeout", "memory", "flood", "stopped"]


@dataclass(frozen=True, slots=True)
class Start:
    """What to start. mark: a value in the environment by which strays are found."""

    command: list[str]
    environment: dict[str, str]
    folder: Path
    request: bytes
    mark: str


@dataclass(frozen=True, slots=True)
class Limits:
    """seconds of wall-clock, and bytes of resident memory."""

    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: its status, why we ended it if we did, what it printed, how long.

    peak: the most bytes of memory that it held, 0 where that is not known.
    """

    status: int
    reason: Reason
    stdout: bytes
    stderr: bytes
    seconds: float
    peak: int = 0


class Process(Protocol):
    """A process that was started, in whichever way: the leader of a group of its own."""

    pid: int
    stdout: IO[bytes]
    stderr: IO[bytes]

    def poll(self) -> bool:
        """Tell whether it has ended."""

    def kill_strays(self) -> None:
        """Kill what it started and what left its group."""

    def reap(self) -> tuple[int, int]:
        """Wait for its end; return its status, negative for a signal, and its peak of memory."""


Starter = Callable[[Start], Process]


def run_process(start: Start, limits: Limits, stop: threading.Event, begin: Starter) -> Ended:
    """Run a process to its end, or to the first limit it reaches; no child of it survives.

    begin: starts it. Raises whatever that raises, and nothing else.
    """
    began = time.monotonic()
    process = begin(start)
    seen = _Seen()
    try:
        reason = _watch(process, seen, limits, began, stop)
    finally:
        status, peak = _end(process)
        _close(process, seen)
    seconds = time.monotonic() - began
    printed = bytes(seen.printed["stdout"]), bytes(seen.printed["stderr"])
    return Ended(status, reason, *printed, seconds, max(peak, seen.peak))


class _Seen:
    """What was seen of a process so far."""

    def __init__(self) -> None:
        self.printed = {"stdout": bytearray(), "stderr": bytearray()}
        self.peak = 0


def _watch(
    process: Process,
    seen: _Seen,
    limits: Limits,
    began: float,
    stop: threading.Event,
) -> Reason:
    """Read what is printed until the process ends; return the limit that it reached, if any."""
    with selectors.DefaultSelector() as selector:
        for name, stream in (("stdout", process.stdout), ("stderr", process.stderr)):
            os.set_blocking(stream.fileno(), False)
            selector.register(stream, selectors.EVENT_READ, name)
        while True:
            over = process.poll()
            flooded = _read(selector, seen.printed, 0 if over else TICK)
            reason: Reason = "flood" if flooded else ""
            if over or reason:
                return reason
            if stop.is_set():
                return "stopped"
            if time.monotonic() - began > limits.seconds:
                return "timeout"
            seen.peak = max(seen.peak, survivors.peak(process.pid))
            if seen.peak > limits.memory:
                return "memory"


def _read(selector: selectors.BaseSelector, printed: dict[str, bytearray], wait: float) -> bool:
    """Read what is there; tell whether it is more than a process may print."""
    if not selector.get_map():
        time.sleep(wait / 10)
        return False
    for ready, _ in selector.select(wait):
        _drain(selector, ready.fileobj, printed[ready.data])  # type: ignore[arg-type]
    return any(len(data) > MAX_PRINTED for data in printed.values())


def _drain(selector: selectors.BaseSelector, stream: IO[bytes], data: bytearray) -> None:
    if _take(stream, data):
        selector.unregister(stream)


def _take(stream: IO[bytes], data: bytearray) -> bool:
    """Read all that is there, within the limit; tell whether the stream has ended."""
    while len(data) <= MAX_PRINTED:
        chunk = stream.read(1 << 16)
        if not chunk:
            return chunk is not None
        data += chunk
    return False


def _end(process: Process) -> tuple[int, int]:
    """End the whole group: ask, wait, kill; then whoever left it. Return status and peak."""
    if not process.poll():
        _signal(process.pid, signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        while not process.poll() and time.monotonic() < deadline:
            time.sleep(TICK / 10)
    _signal(process.pid, signal.SIGKILL)
    process.kill_strays()
    return process.reap()


def _close(process: Process, seen: _Seen) -> None:
    """Take what was written while the process ended, such as the line that was running."""
    for name, stream in (("stdout", process.stdout), ("stderr", process.stderr)):
        with suppress(OSError, ValueError):
            _take(stream, seen.printed[name])
        stream.close()


def _signal(group: int, number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)
