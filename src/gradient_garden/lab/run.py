"""Run a plan: what is known comes from the store, the rest runs in parallel, once each."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Mapping, MutableMapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from typing import Protocol

from gradient_garden.lab import locks, lookup
from gradient_garden.lab.cluster import Cluster
from gradient_garden.lab.cores import processes
from gradient_garden.lab.distributions import Installed
from gradient_garden.lab.elsewhere import Lacking, instead, nearest
from gradient_garden.lab.key import surroundings
from gradient_garden.lab.model import Failure, Notebook, Outcome, Output, Task
from gradient_garden.lab.notebooks import digests_of
from gradient_garden.lab.plan import Plan
from gradient_garden.lab.pool import Pool
from gradient_garden.lab.preload import Imports
from gradient_garden.lab.project import Project
from gradient_garden.lab.runner import Ran
from gradient_garden.lab.shared import Shared
from gradient_garden.lab.store import Record, Store, record_of
from gradient_garden.lab.tidy import tidy
from gradient_garden.lab.trace import Today, sources_and_data

_LOG = logging.getLogger("gradient_garden.lab")
_PATIENCE = 15.0  # seconds to wait for another builder, beyond the call's own limit


class Executor(Protocol):
    """Whatever runs tasks: the pool of this machine, or a cluster."""

    jobs: int

    def imports(self, task: Task) -> Imports:
        """Return what a task's modules import; calls with the same are best run together."""

    def run(self, task: Task) -> Ran:
        """Run a task, from any thread."""

    def close(self) -> None:
        """End all that is still there."""


class Reporter(Protocol):
    """Whoever shows progress. It is told one thing at a time, but from any thread.

    What runs is a call, a notebook, or a test module by its path.
    """

    def started(self, task: Task | str) -> None:
        """A process was started for a task."""

    def finished(self, task: Task | str, outcome: Outcome, seconds: float, cached: bool) -> None:
        """A task has its outcome; cached: it came from the store, and took no time."""


def run(
    plan: Plan,
    project: Project,
    *,
    jobs: int,
    fresh: bool = False,
    report: Reporter | None = None,
    scheduler: str = "",
    stale: MutableMapping[str, tuple[str, ...]] | None = None,
) -> Mapping[str, Outcome]:
    """Return the outcome of every call and notebook by its `str`, in the order of the plan.

    jobs: processes at a time, 0 for one a core. fresh: run everything, whatever the store holds.
    scheduler: the address of a Dask scheduler, whose workers then run them; Unreachable is
    raised where it has none. stale: is given, by task, what has changed since an output was
    computed that cannot be computed here, since a library is missing. What a snippet does is
    never raised; an interrupt is, once every process is dead.
    """
    batch = _Batch(project, fresh, report, digests_of(plan.notebooks))
    found: dict[str, Outcome] = {}
    batch.look_up(plan.tasks, found)
    if waiting := _waiting(plan, found):
        batch.fetch(waiting)
        batch.look_up(waiting, found)
        batch.look_elsewhere(_waiting(plan, found), found, {} if stale is None else stale)
    if waiting := _waiting(plan, found):
        found |= batch.run_all(waiting, jobs, scheduler)
    batch.publish()
    return {str(task): found[str(task)] for task in plan.tasks}


def _waiting(plan: Plan, found: Mapping[str, Outcome]) -> list[Task]:
    return [task for task in plan.tasks if str(task) not in found]


class _Batch:
    """What the tasks of one run share."""

    def __init__(
        self,
        project: Project,
        fresh: bool,
        report: Reporter | None,
        read: Mapping[str, str],
    ) -> None:
        """read: digests of what is not read again, so that what ran is what they stand for."""
        self.project = project
        self.read = read
        self.fresh = fresh
        self.report = report
        self.store = Store(project.store)
        self.installed = Installed()
        self.before = Today(project, self.installed, read)
        self.shared = Shared(project.shared) if project.shared else None
        self.records: list[Record] = []
        self.stop = threading.Event()
        self._telling = threading.Lock()
        self._warned = False

    def look_up(self, tasks: Iterable[Task], found: dict[str, Outcome]) -> None:
        """Find what is right today."""
        for task in () if self.fresh else tasks:
            hit = lookup.find_record(str(task), self.store, self.before)
            if hit:
                self.records.append(hit[0])
                found[str(task)] = hit[1]
                self.tell_finished(task, hit[1], 0.0, cached=True)

    def fetch(self, tasks: list[Task]) -> None:
        """Copy what the shared store has of some tasks, as far as it may be of use."""
        if self.shared is None or self.fresh:
            return
        lacking = Lacking(self.project)
        known = self.shared.fetch_records(map(str, tasks), self.store)
        wanted = [
            record
            for task in tasks
            for record in known[str(task)]
            if lacking.of(task) or lookup.is_current(record, self.before)
        ]
        self.shared.fetch_outputs(wanted, self.store)

    def look_elsewhere(
        self,
        tasks: list[Task],
        found: dict[str, Outcome],
        stale: MutableMapping[str, tuple[str, ...]],
    ) -> None:
        """Take the nearest output of each task that cannot run here, since a library is missing."""
        lacking = Lacking(self.project)
        for task in tasks:
            if not lacking.of(task):
                continue
            best = nearest(self.store.records(str(task)), self.store, self.before)
            if best is not None:
                found[str(task)] = best.output
                if best.stale:
                    stale[str(task)] = best.stale
                self.tell_finished(task, best.output, 0.0, cached=True)

    def _instead(self, task: Task) -> Output | None:
        """Return what a task gave where all that it imports as it runs is installed."""
        if self.fresh:
            return None
        records = self.store.records(str(task))
        if self.shared is not None:
            self.shared.fetch_outputs(records, self.store)
        return instead(records, self.store, self._today())

    def publish(self) -> None:
        """Give the shared store what it may not have yet."""
        if self.shared is not None:
            self.shared.publish(self.records, self.store)

    def run_all(self, tasks: list[Task], jobs: int, scheduler: str) -> dict[str, Outcome]:
        """Run tasks on a pool of threads, each of which minds one process."""
        tidy(self.project.store)
        for name in sources_and_data(self.project):
            self.before.file(name)
        self.executor = self._executor(jobs, scheduler)
        ordered = sorted(tasks, key=self._turn)
        try:
            with ThreadPoolExecutor(jobs or self.executor.jobs, "garden") as threads:
                futures = {threads.submit(self.run_one, task): task for task in ordered}
                try:
                    return self._collected(futures)
                except BaseException:
                    self.stop.set()
                    threads.shutdown(cancel_futures=True)
                    raise
        finally:
            self.executor.close()

    def _turn(self, task: Task) -> tuple[bool, Imports]:
        """Sort tasks: notebooks first, as they take long; then by what they import."""
        return not isinstance(task, Notebook), self.executor.imports(task)

    def _executor(self, jobs: int, scheduler: str) -> Executor:
        if scheduler:
            return Cluster(scheduler, self.project, self.stop, self.installed)
        return Pool(self.project, processes(jobs), self.stop)

    def _collected(self, futures: dict[Future[Outcome], Task]) -> dict[str, Outcome]:
        return {str(futures[done]): done.result() for done in as_completed(futures)}

    def run_one(self, task: Task) -> Outcome:
        """Run a task, unless another builder has just done so, and keep what comes out."""
        try:
            patience = self.project.longest(task) + _PATIENCE
            with locks.held(self.store.lock_file(str(task)), patience, self.stop):
                return self._run_locked(task)
        except locks.Held as other:
            message = f"Process {other.pid} is running the same call and does not finish."
            failure = Failure("run-locked", message)
            self.tell_finished(task, failure, 0.0, cached=False)
            return failure

    def _run_locked(self, task: Task) -> Outcome:
        known = None if self.fresh else lookup.find(str(task), self.store, self._today())
        if known is not None:
            self.tell_finished(task, known, 0.0, cached=True)
            return known
        self._tell_started(task)
        ran, used = self._run_unchanged(task)
        if isinstance(ran.outcome, Failure) and (output := self._instead(task)):
            self.tell_finished(task, output, 0.0, cached=True)
            return output
        self._keep(task, ran, used)
        self.tell_finished(task, ran.outcome, ran.seconds, cached=False)
        return ran.outcome

    def _run_unchanged(self, task: Task) -> tuple[Ran, dict[str, str] | None]:
        """Run; and run again, once, where a file that was used changed in the meantime.

        Also return what was used, or None where it changed a second time: then nothing is kept.
        """
        before = self.before
        for _ in range(2):
            ran = self.executor.run(task)
            after = self._today()
            used = after.of(ran.trace)
            if all(before.file(name) == after.file(name) for name in ran.trace.files):
                return ran, used
            before = after
        return ran, None

    def _keep(self, task: Task, ran: Ran, used: dict[str, str] | None) -> None:
        try:
            if isinstance(ran.outcome, Output) and used is not None:
                record = record_of(str(task), surroundings(), used, ran.trace, ran.outcome)
                self.store.keep(record, ran.outcome, ran.seconds, ran.peak)
                self.records.append(record)
            elif isinstance(ran.outcome, Failure):
                self.store.keep_failure(str(task), ran.outcome)
        except OSError as fault:
            self._warn(fault)

    def _warn(self, fault: OSError) -> None:
        """Say once that outputs cannot be kept; they are good for this build all the same."""
        with self._telling:
            if not self._warned:
                self._warned = True
                _LOG.warning("outputs cannot be kept in %s: %s", self.store.root, fault.strerror)

    def _today(self) -> Today:
        return Today(self.project, self.installed, self.read)

    def _tell_started(self, task: Task) -> None:
        with self._telling:
            if self.report:
                self.report.started(task)

    def tell_finished(self, task: Task, outcome: Outcome, seconds: float, *, cached: bool) -> None:
        """Report the outcome of a task."""
        with self._telling:
            if self.report:
                self.report.finished(task, outcome, seconds, cached)
