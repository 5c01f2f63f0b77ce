"""One process with hard limits: time, memory, what it prints; its whole group ends with it."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

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
    """How a process ended: its status, why we ended it if we did, what it printed, how long."""

    status: int
    reason: Reason
    stdout: bytes
    stderr: bytes
    seconds: float


def run_process(start: Start, limits: Limits, stop: threading.Event) -> Ended:
    """Run a process to its end, or to the first limit it reaches; no child of it survives."""
    began = time.monotonic()
    process = subprocess.Popen(
        start.command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=start.folder,
        env=start.environment,
        start_new_session=True,
    )
    printed: dict[str, bytearray] = {"stdout": bytearray(), "stderr": bytearray()}
    try:
        _send(process, start.request)
        reason = _watch(process, printed, limits, began, stop)
    finally:
        _end(process, start.mark)
        _close(process, printed)
    seconds = time.monotonic() - began
    return Ended(
        process.returncode, reason, bytes(printed["stdout"]), bytes(printed["stderr"]), seconds
    )


def _send(process: subprocess.Popen[bytes], request: bytes) -> None:
    # A request is far smaller than a pipe's buffer, so this does not wait for the reader.
    if process.stdin:
        with suppress(BrokenPipeError):
            process.stdin.write(request)
        with suppress(BrokenPipeError):
            process.stdin.close()


def _watch(
    process: subprocess.Popen[bytes],
    printed: dict[str, bytearray],
    limits: Limits,
    began: float,
    stop: threading.Event,
) -> Reason:
    """Read what is printed until the process ends; return the limit that it reached, if any."""
    with selectors.DefaultSelector() as selector:
        for name, stream in (("stdout", process.stdout), ("stderr", process.stderr)):
            if stream:
                os.set_blocking(stream.fileno(), False)
                selector.register(stream, selectors.EVENT_READ, name)
        while True:
            over = process.poll() is not None
            flooded = _read(selector, printed, 0 if over else TICK)
            reason: Reason = "flood" if flooded else ""
            if over or reason:
                return reason
            if stop.is_set():
                return "stopped"
            if time.monotonic() - began > limits.seconds:
                return "timeout"
            if survivors.resident(process.pid) > limits.memory:
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


def _end(process: subprocess.Popen[bytes], mark: str) -> None:
    """End the whole group: ask, wait, kill; then whoever left the group, found by the mark."""
    if process.poll() is None:
        _signal(process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)
    _signal(process.pid, signal.SIGKILL)
    survivors.kill(mark)
    process.wait()


def _close(process: subprocess.Popen[bytes], printed: dict[str, bytearray]) -> None:
    """Take what was written while the process ended, such as the line that was running."""
    for name, stream in (("stdout", process.stdout), ("stderr", process.stderr)):
        if stream:
            with suppress(OSError, ValueError):
                _take(stream, printed[name])
            stream.close()


def _signal(group: int, number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)
