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
from gradient_garden.lab.model import Call, Failure, Outcome, Output
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
    """Whatever runs calls: the pool of this machine, or a cluster."""

    jobs: int

    def imports(self, call: Call) -> Imports:
        """Return what a call's modules import; calls with the same are best run together."""

    def run(self, call: Call) -> Ran:
        """Run a call, from any thread."""

    def close(self) -> None:
        """End all that is still there."""


class Reporter(Protocol):
    """Whoever shows progress. It is told one thing at a time, but from any thread.

    What runs is a call, or a test module by its path.
    """

    def started(self, call: Call | str) -> None:
        """A process was started for a call."""

    def finished(self, call: Call | str, outcome: Outcome, seconds: float, cached: bool) -> None:
        """A call has its outcome; cached: it came from the store, and took no time."""


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
    """Return the outcome of every call by `str(call)`, in the order of the plan.

    jobs: processes at a time, 0 for one a core. fresh: run everything, whatever the store holds.
    scheduler: the address of a Dask scheduler, whose workers then run the calls; Unreachable is
    raised where it has none. stale: is given, by call, what has changed since an output was
    computed that cannot be computed here, since a library is missing. What a snippet does is
    never raised; an interrupt is, once every process is dead.
    """
    batch = _Batch(project, fresh, report)
    found: dict[str, Outcome] = {}
    batch.look_up(plan.calls, found)
    if waiting := _waiting(plan, found):
        batch.fetch(waiting)
        batch.look_up(waiting, found)
        batch.look_elsewhere(_waiting(plan, found), found, {} if stale is None else stale)
    if waiting := _waiting(plan, found):
        found |= batch.run_all(waiting, jobs, scheduler)
    batch.publish()
    return {str(call): found[str(call)] for call in plan.calls}


def _waiting(plan: Plan, found: Mapping[str, Outcome]) -> list[Call]:
    return [call for call in plan.calls if str(call) not in found]


class _Batch:
    """What the calls of one run share."""

    def __init__(self, project: Project, fresh: bool, report: Reporter | None) -> None:
        self.project = project
        self.fresh = fresh
        self.report = report
        self.store = Store(project.store)
        self.installed = Installed()
        self.before = Today(project, self.installed)
        self.shared = Shared(project.shared) if project.shared else None
        self.records: list[Record] = []
        self.stop = threading.Event()
        self._telling = threading.Lock()
        self._warned = False

    def look_up(self, calls: Iterable[Call], found: dict[str, Outcome]) -> None:
        """Find what is right today."""
        for call in () if self.fresh else calls:
            hit = lookup.find_record(str(call), self.store, self.before)
            if hit:
                self.records.append(hit[0])
                found[str(call)] = hit[1]
                self.tell_finished(call, hit[1], 0.0, cached=True)

    def fetch(self, calls: list[Call]) -> None:
        """Copy what the shared store has of some calls, as far as it may be of use."""
        if self.shared is None or self.fresh:
            return
        lacking = Lacking(self.project.snippets)
        known = self.shared.fetch_records(map(str, calls), self.store)
        wanted = [
            record
            for call in calls
            for record in known[str(call)]
            if lacking.of(call.module) or lookup.is_current(record, self.before)
        ]
        self.shared.fetch_outputs(wanted, self.store)

    def look_elsewhere(
        self,
        calls: list[Call],
        found: dict[str, Outcome],
        stale: MutableMapping[str, tuple[str, ...]],
    ) -> None:
        """Take the nearest output of each call that cannot run here, since a library is missing."""
        lacking = Lacking(self.project.snippets)
        for call in calls:
            if not lacking.of(call.module):
                continue
            best = nearest(self.store.records(str(call)), self.store, self.before)
            if best is not None:
                found[str(call)] = best.output
                if best.stale:
                    stale[str(call)] = best.stale
                self.tell_finished(call, best.output, 0.0, cached=True)

    def _instead(self, call: Call) -> Output | None:
        """Return what a call gave where all that it imports as it runs is installed."""
        if self.fresh:
            return None
        records = self.store.records(str(call))
        if self.shared is not None:
            self.shared.fetch_outputs(records, self.store)
        return instead(records, self.store, self._today())

    def publish(self) -> None:
        """Give the shared store what it may not have yet."""
        if self.shared is not None:
            self.shared.publish(self.records, self.store)

    def run_all(self, calls: list[Call], jobs: int, scheduler: str) -> dict[str, Outcome]:
        """Run calls on a pool of threads, each of which minds one process."""
        tidy(self.project.store)
        for name in sources_and_data(self.project):
            self.before.file(name)
        self.executor = self._executor(jobs, scheduler)
        ordered = sorted(calls, key=self.executor.imports)
        try:
            with ThreadPoolExecutor(jobs or self.executor.jobs, "garden") as threads:
                futures = {threads.submit(self.run_one, call): call for call in ordered}
                try:
                    return self._collected(futures)
                except BaseException:
                    self.stop.set()
                    threads.shutdown(cancel_futures=True)
                    raise
        finally:
            self.executor.close()

    def _executor(self, jobs: int, scheduler: str) -> Executor:
        if scheduler:
            return Cluster(scheduler, self.project, self.stop)
        return Pool(self.project, processes(jobs), self.stop)

    def _collected(self, futures: dict[Future[Outcome], Call]) -> dict[str, Outcome]:
        return {str(futures[done]): done.result() for done in as_completed(futures)}

    def run_one(self, call: Call) -> Outcome:
        """Run a call, unless another builder has just done so, and keep what comes out."""
        try:
            patience = self.project.limit(call) + _PATIENCE
            with locks.held(self.store.lock_file(str(call)), patience, self.stop):
                return self._run_locked(call)
        except locks.Held as other:
            message = f"Process {other.pid} is running the same call and does not finish."
            failure = Failure("run-locked", message)
            self.tell_finished(call, failure, 0.0, cached=False)
            return failure

    def _run_locked(self, call: Call) -> Outcome:
        known = None if self.fresh else lookup.find(str(call), self.store, self._today())
        if known is not None:
            self.tell_finished(call, known, 0.0, cached=True)
            return known
        self._tell_started(call)
        ran, used = self._run_unchanged(call)
        if isinstance(ran.outcome, Failure) and (output := self._instead(call)):
            self.tell_finished(call, output, 0.0, cached=True)
            return output
        self._keep(call, ran, used)
        self.tell_finished(call, ran.outcome, ran.seconds, cached=False)
        return ran.outcome

    def _run_unchanged(self, call: Call) -> tuple[Ran, dict[str, str] | None]:
        """Run; and run again, once, where a file that was used changed in the meantime.

        Also return what was used, or None where it changed a second time: then nothing is kept.
        """
        before = self.before
        for _ in range(2):
            ran = self.executor.run(call)
            after = self._today()
            used = after.of(ran.trace)
            if all(before.file(name) == after.file(name) for name in ran.trace.files):
                return ran, used
            before = after
        return ran, None

    def _keep(self, call: Call, ran: Ran, used: dict[str, str] | None) -> None:
        try:
            if isinstance(ran.outcome, Output) and used is not None:
                record = record_of(str(call), surroundings(), used, ran.trace, ran.outcome)
                self.store.keep(record, ran.outcome, ran.seconds, ran.peak)
                self.records.append(record)
            elif isinstance(ran.outcome, Failure):
                self.store.keep_failure(str(call), ran.outcome)
        except OSError as fault:
            self._warn(fault)

    def _warn(self, fault: OSError) -> None:
        """Say once that outputs cannot be kept; they are good for this build all the same."""
        with self._telling:
            if not self._warned:
                self._warned = True
                _LOG.warning("outputs cannot be kept in %s: %s", self.store.root, fault.strerror)

    def _today(self) -> Today:
        return Today(self.project, self.installed)

    def _tell_started(self, call: Call) -> None:
        with self._telling:
            if self.report:
                self.report.started(call)

    def tell_finished(self, call: Call, outcome: Outcome, seconds: float, *, cached: bool) -> None:
        """Report the outcome of a call."""
        with self._telling:
            if self.report:
                self.report.finished(call, outcome, seconds, cached)
