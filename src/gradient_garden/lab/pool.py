"""The processes of a batch: forked from a warm server where that is safe, fresh elsewhere."""

from __future__ import annotations

import secrets
import tempfile
import threading
from pathlib import Path

from gradient_garden.lab.model import Notebook, Task
from gradient_garden.lab.notebooks import run_notebook
from gradient_garden.lab.preload import Imports, Preloads
from gradient_garden.lab.project import Project
from gradient_garden.lab.runner import Ran, plotting, run_call
from gradient_garden.lab.warm import SAFE, Cold, Forked, Server


class Pool:
    """Runs the calls of a batch; any number of threads may ask at once."""

    def __init__(self, project: Project, jobs: int, stop: threading.Event) -> None:
        """Start nothing yet. jobs: how many threads will ask, and servers may live."""
        self._project = project
        self._stop = stop
        self.jobs = jobs
        self._preloads = Preloads(project.snippets)
        self.cold: set[Imports] = set()
        self._idle: list[Server] = []
        self._alive = 0
        self._lock = threading.Lock()

    def imports(self, task: Task) -> Imports:
        """Return what a task's modules import: calls with the same can share a server."""
        return self._preloads.of_task(task)

    def run(self, task: Task) -> Ran:
        """Run a call in a process of its own, or a notebook in a kernel of its own."""
        if isinstance(task, Notebook):
            return run_notebook(task, self._project, self._stop)
        server = self._server(self.imports(task))
        if server is not None:
            good = False
            try:
                ran = run_call(task, self._project, self._stop, lambda s: Forked(server, s))
                good = server.is_alive()
                return ran
            except Cold:
                pass
            finally:
                self._give_back(server, good)
        return run_call(task, self._project, self._stop)

    def close(self) -> None:
        """End all servers."""
        with self._lock:
            idle, self._idle = self._idle, []
        for server in idle:
            server.close()

    def _server(self, imports: Imports) -> Server | None:
        """Return a server for these imports, where one can be had."""
        with self._lock:
            if not SAFE or imports in self.cold:
                return None
            same = next((s for s in self._idle if s.imports == imports), None)
            if same is not None:
                self._idle.remove(same)
                return same
            old = self._idle.pop() if self._idle and self._alive >= self.jobs else None
            self._alive += old is None
        if old is not None:
            old.close()
        return self._started(imports)

    def _started(self, imports: Imports) -> Server | None:
        with tempfile.TemporaryDirectory(prefix="garden-") as folder:
            shared = plotting(self._project, Path(folder))
            try:
                if shared == Path(folder):
                    raise Cold("there is no lasting place for the list of fonts")
                return Server(imports, self._project, shared, secrets.token_hex(8), self._stop)
            except (Cold, OSError):
                with self._lock:
                    self.cold.add(imports)
                    self._alive -= 1
                return None

    def _give_back(self, server: Server, good: bool) -> None:
        with self._lock:
            if good and not self._stop.is_set():
                self._idle.append(server)
                return
            self._alive -= 1
        server.close()
