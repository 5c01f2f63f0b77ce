"""The calls of a batch on a Dask cluster: it places the work, our own runner does it.

A task carries the snippets and the declared data, so that workers need no shared folder, only the
same packages. What comes back is an outcome and a trace: only the builder writes the store.
"""

from __future__ import annotations

import atexit
import os
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gradient_garden.lab import digest
from gradient_garden.lab.distributions import Installed
from gradient_garden.lab.key import surroundings
from gradient_garden.lab.model import Failure, Task
from gradient_garden.lab.pool import Pool
from gradient_garden.lab.preload import Imports, Preloads
from gradient_garden.lab.project import Project
from gradient_garden.lab.runner import Ran
from gradient_garden.lab.tidy import run_folder_prefix
from gradient_garden.lab.trace import Trace

if TYPE_CHECKING:
    from distributed import Client

_LOOK = 0.2  # seconds between looks at whether the build is to stop
_CONNECT = 5.0  # seconds to wait for the scheduler


class Unreachable(Exception):
    """Says why a cluster cannot be used, in one line."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A project's files as one value. files: bytes by path from the root; name: their digest."""

    project: Project
    files: Mapping[str, bytes]
    name: str


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker did, and with which Python and which distributions."""

    ran: Ran
    around: Mapping[str, str]
    versions: Mapping[str, str]
    worker: str


class Cluster:
    """Runs calls on the workers of a scheduler; any number of threads may ask at once."""

    def __init__(
        self, scheduler: str, project: Project, stop: threading.Event, installed: Installed
    ) -> None:
        """Connect. installed: what is installed here. Raises Unreachable."""
        self._client = _client(scheduler)
        self._stop = stop
        self._installed = installed
        self._preloads = Preloads(project.snippets)
        try:
            # Twice as many as can run, so that no worker waits for the builder.
            self.jobs = 2 * sum(self._client.nthreads().values())
            # A task, not scattered data, since a lost task is done again on another worker.
            self._parcel = self._client.submit(unpacked, parcel_of(project), pure=False)
        except Exception as fault:
            self.close()
            raise Unreachable(f"the cluster does not answer: {fault}") from None
        if not self.jobs:
            self.close()
            raise Unreachable(f"no worker has joined the scheduler at {scheduler}")

    def imports(self, task: Task) -> Imports:
        """Return what a task's modules import."""
        return self._preloads.of_task(task)

    def run(self, task: Task) -> Ran:
        """Run a task on some worker; if that worker dies, on another."""
        future = self._client.submit(work, task, self._parcel, pure=False)
        done = threading.Event()
        future.add_done_callback(lambda _: done.set())
        while not done.wait(_LOOK):
            if self._stop.is_set():
                future.cancel()
                return Ran(Failure("run-killed", "Stopped with the build."), Trace(), 0.0)
        if future.status != "finished":
            message = f"The cluster could not run it: {_said(future.exception())}"
            return Ran(Failure("run-worker", message), Trace(), 0.0)
        return self._checked(future.result())

    def close(self) -> None:
        """Let the cluster go."""
        self._client.close()

    def _checked(self, done: Done) -> Ran:
        """Refuse what a worker computed with other versions than the ones here."""
        here = {**surroundings(), **self._installed.versions(done.ran.trace.imports)}
        there = {**done.around, **done.versions}
        other = sorted(name for name in here if here[name] != there.get(name))
        if not other:
            return done.ran
        name = other[0]
        message = f"{done.worker} has {name} {there.get(name)}, and here is {here[name]}."
        return replace(done.ran, outcome=Failure("run-worker", message))


def parcel_of(project: Project) -> Parcel:
    """Read the snippets and the declared data that lie below the project's root."""
    root = project.root.resolve()
    places = (project.snippets.resolve(), *(place.resolve() for place in project.data))
    files = {
        file.relative_to(root).as_posix(): file.read_bytes()
        for place in places
        for file in ([place] if place.is_file() else sorted(place.rglob("*")))
        if file.is_file() and file.is_relative_to(root) and "__pycache__" not in file.parts
    }
    name = digest.of_bytes(repr(sorted(files.items())).encode())
    return Parcel(project, files, name)


def unpacked(parcel: Parcel) -> Parcel:
    """Return a parcel on the worker that it was sent to, for the tasks there."""
    return parcel


def work(task: Task, parcel: Parcel) -> Done:
    """Run a task on a worker. Retries are harmless: nothing is written but a folder of its own."""
    pool, installed = _workshop(parcel)
    ran = pool.run(task)
    return Done(ran, surroundings(), installed.versions(ran.trace.imports), _address())


_workshops: dict[str, tuple[Pool, Installed]] = {}
_opening = threading.Lock()


def _workshop(parcel: Parcel) -> tuple[Pool, Installed]:
    """Return this worker's pool for a project, unpacked below a folder of this process.

    What is installed is read once: a worker is started anew when that changes, as it imports it.
    """
    with _opening:
        if parcel.name not in _workshops:
            folder = tempfile.TemporaryDirectory(prefix=run_folder_prefix())
            root = Path(folder.name).resolve()
            for path, data in parcel.files.items():
                file = root / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            pool = Pool(_moved(parcel.project, root), os.cpu_count() or 1, threading.Event())
            _workshops[parcel.name] = pool, Installed()
            atexit.register(folder.cleanup)
            atexit.register(pool.close)
        return _workshops[parcel.name]


def _moved(project: Project, root: Path) -> Project:
    """Return the project as it is below another root."""
    here = project.root.resolve()

    def moved(place: Path) -> Path:
        place = place.resolve()
        return root / place.relative_to(here) if place.is_relative_to(here) else place

    return replace(
        project,
        root=root,
        snippets=moved(project.snippets),
        store=root / ".garden" / "store",
        data=tuple(map(moved, project.data)),
    )


def _client(scheduler: str) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise Unreachable("Dask is not installed: pip install 'gradient-garden[dask]'") from None
    try:
        return Client(scheduler, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as fault:
        raise Unreachable(f"no scheduler answers at {scheduler}: {_said(fault)}") from None


def _said(fault: Any) -> str:  # noqa: ANN401 - whatever the cluster raised
    return (str(fault).splitlines() or [type(fault).__name__])[0]


def _address() -> str:
    from distributed import get_worker

    return f"the worker at {get_worker().address}"
