"""Processes that are forked from a server, which has imported what the call imports.

Only where forking is known to be safe: on Linux, from a process that has one thread. Anywhere
else, and wherever a server does not do as it should, a call has a fresh process.
"""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from gradient_garden.lab import survivors
from gradient_garden.lab.environment import environment, interpreter
from gradient_garden.lab.preload import Imports
from gradient_garden.lab.process import Start
from gradient_garden.lab.project import Project
from gradient_garden.lab.tidy import run_folder_prefix

SERVER = Path(__file__).parent / "forkserver" / "__main__.py"
SAFE = sys.platform == "linux" and hasattr(os, "pidfd_open")
_ANSWERS = 10.0  # seconds a server may take to answer
_LARGEST = 1 << 16  # bytes of an answer


class Cold(Exception):
    """Says why a server cannot run a call."""


class Server:
    """One server in a process of its own. It runs one call at a time."""

    def __init__(
        self, imports: Imports, project: Project, plotting: Path, mark: str, stop: threading.Event
    ) -> None:
        """Start it and wait until it is warm. Raises Cold."""
        self.imports = imports
        self._mark = mark
        self._home = tempfile.TemporaryDirectory(
            prefix=run_folder_prefix(), ignore_cleanup_errors=True
        )
        home = Path(self._home.name).resolve()
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            self._process = subprocess.Popen(
                [*interpreter(), str(SERVER)],
                stdin=theirs.fileno(),
                stdout=out,
                stderr=err,
                cwd=home,
                env=environment(mark, home, plotting),
                start_new_session=True,
            )
        try:
            self._warm_up(project, stop)
        except BaseException:
            self.close()
            raise

    def _warm_up(self, project: Project, stop: threading.Event) -> None:
        first = {
            "package": project.package,
            "folder": str(project.snippets.resolve()),
            "imports": self.imports,
        }
        self.send(first)
        deadline = time.monotonic() + project.timeout
        while not self.answers(0.1):
            if stop.is_set() or time.monotonic() > deadline:
                raise Cold("it does not get warm")
        reason = self.receive()["cold"]
        if reason:
            raise Cold(reason)

    def send(self, message: dict[str, Any], pipes: tuple[int, ...] = ()) -> None:
        """Send one message. Raises Cold where the server is gone."""
        try:
            socket.send_fds(self._channel, [json.dumps(message).encode()], pipes)
        except OSError as fault:
            raise Cold(str(fault)) from None

    def answers(self, seconds: float) -> bool:
        """Tell whether an answer, or the server's end, comes within so many seconds."""
        return bool(select.select([self._channel], [], [], seconds)[0])

    def receive(self) -> dict[str, Any]:
        """Return the next answer. Raises Cold where there is none."""
        try:
            data = self._channel.recv(_LARGEST) if self.answers(_ANSWERS) else b""
        except OSError:
            data = b""
        if not data:
            raise Cold("the server is gone")
        answer: dict[str, Any] = json.loads(data)
        return answer

    def kill_strays(self) -> None:
        """Kill what a call left behind."""
        survivors.kill(self._mark, spare=self._process.pid)

    def is_alive(self) -> bool:
        """Tell whether it can run another call."""
        return self._process.poll() is None

    def close(self) -> None:
        """End it, and all that came of it."""
        self._channel.close()
        self._process.kill()
        self._process.wait()
        survivors.kill(self._mark)
        self._home.cleanup()


class Forked:
    """A process that a server forked for one call."""

    stdout: IO[bytes]
    stderr: IO[bytes]

    def __init__(self, server: Server, start: Start) -> None:
        """Have it forked. Raises Cold."""
        self._server = server
        self._status: int | None = None
        message = {
            "request": json.loads(start.request),
            "environment": start.environment,
            "folder": str(start.folder),
        }
        readers, writers = zip(os.pipe(), os.pipe(), strict=True)
        self.stdout, self.stderr = (os.fdopen(end, "rb") for end in readers)
        try:
            server.send(message, writers)
            self.pid = int(server.receive()["pid"])
        except BaseException:
            self.stdout.close()
            self.stderr.close()
            raise
        finally:
            for end in writers:
                os.close(end)

    def poll(self) -> bool:
        """Tell whether it has ended."""
        if self._status is None and self._server.answers(0):
            try:
                self._status = int(self._server.receive()["status"])
            except Cold:
                self._status = -9  # it dies with its server
        return self._status is not None

    def kill_strays(self) -> None:
        """Kill what the call left behind."""
        self._server.kill_strays()

    def reap(self) -> tuple[int, int]:
        """Wait for its end; return its status and its peak of memory in bytes."""
        while not self.poll():
            self._server.answers(1)
        peak = 0
        with suppress(Cold):
            self._server.send({})
            peak = int(self._server.receive()["peak"])
        return self._status or 0, peak
