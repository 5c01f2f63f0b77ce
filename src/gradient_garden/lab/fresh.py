"""A process that is started for one call: a new interpreter, whatever ran before."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from typing import IO

from gradient_garden.lab import survivors
from gradient_garden.lab.process import Start


class Fresh:
    """A new process, in a session of its own, that has been sent its request."""

    stdout: IO[bytes]
    stderr: IO[bytes]

    def __init__(self, start: Start) -> None:
        """Start it. Raises OSError where the system has no process left."""
        self._mark = start.mark
        self._status: int | None = None
        self._peak = 0
        self._process = subprocess.Popen(
            start.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=start.folder,
            env=start.environment,
            start_new_session=True,
        )
        self.pid = self._process.pid
        assert self._process.stdin
        assert self._process.stdout
        assert self._process.stderr
        self.stdout, self.stderr = self._process.stdout, self._process.stderr
        self._send(self._process.stdin, start.request)

    def poll(self) -> bool:
        """Tell whether it has ended."""
        return self._ended(os.WNOHANG)

    def kill_strays(self) -> None:
        """Kill every process that carries its mark."""
        survivors.kill(self._mark)

    def reap(self) -> tuple[int, int]:
        """Wait for its end; return its status and its peak of memory in bytes."""
        self._ended(0)
        return self._status or 0, self._peak

    def _ended(self, options: int) -> bool:
        if self._status is None:
            pid, status, used = os.wait4(self.pid, options)
            if pid == 0:
                return False
            self._status = self._process.returncode = os.waitstatus_to_exitcode(status)
            # Linux counts the memory of whoever started a process as the process's own.
            self._peak = used.ru_maxrss if sys.platform == "darwin" else 0
        return True

    @staticmethod
    def _send(stream: IO[bytes], request: bytes) -> None:
        # A request is far smaller than a pipe's buffer, so this does not wait for the reader.
        with suppress(BrokenPipeError):
            stream.write(request)
        with suppress(BrokenPipeError):
            stream.close()
