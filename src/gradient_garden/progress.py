"""How a run is shown while it goes on: a bar on a terminal, plain lines anywhere else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gradient_garden.diagnostics import printable
from gradient_garden.lab import Failure, Outcome, Task

if TYPE_CHECKING:
    from rich.progress import Progress


@dataclass
class Tally:
    """What a run did. Calls report from several threads, so each change holds the lock."""

    cached: int = 0
    failed: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    running: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def started(self, task: Task | str) -> None:
        """Note that a call began."""
        with self.lock:
            self.running.append(str(task))

    def finished(self, task: Task | str, outcome: Outcome, seconds: float, cached: bool) -> None:
        """Note that a call ended."""
        with self.lock:
            if str(task) in self.running:
                self.running.remove(str(task))
            self.failed += isinstance(outcome, Failure)
            if cached:
                self.cached += 1
            else:
                self.seconds[str(task)] = seconds

    def summary(self) -> str:
        """One line: how many calls came from the cache, ran and failed."""
        total = self.cached + len(self.seconds)
        parts = [f"{self.cached} cached", f"{len(self.seconds)} ran"]
        parts += [f"{self.failed} failed"] if self.failed else []
        return f"{total} call{'' if total == 1 else 's'}: {', '.join(parts)}"

    def slowest(self, count: int = 5) -> list[tuple[str, float]]:
        """The calls that took longest, longest first."""
        return sorted(self.seconds.items(), key=lambda pair: (-pair[1], pair[0]))[:count]


class Lines(Tally):
    """A tally that prints one plain line for each call that ran."""

    def finished(self, task: Task | str, outcome: Outcome, seconds: float, cached: bool) -> None:
        """Note that a call ended, and say so unless it came from the cache."""
        super().finished(task, outcome, seconds, cached)
        if not cached:
            from rich.console import Console

            word = "failed" if isinstance(outcome, Failure) else "ran"
            Console(stderr=True, soft_wrap=True, highlight=False, markup=False).print(
                f"{word} {printable(str(task))} in {seconds:.1f} s"
            )


class Bar(Tally):
    """A tally that draws a progress bar."""

    def __init__(self, progress: Progress, total: int) -> None:
        """Draw on `progress`, for `total` calls."""
        super().__init__()
        self._progress, self._task = progress, progress.add_task("", total=total)

    def started(self, task: Task | str) -> None:
        """Note that a call began, and show it."""
        super().started(task)
        self._show()

    def finished(self, task: Task | str, outcome: Outcome, seconds: float, cached: bool) -> None:
        """Note that a call ended, and move the bar."""
        super().finished(task, outcome, seconds, cached)
        self._progress.advance(self._task)
        self._show()

    def _show(self) -> None:
        self._progress.update(self._task, description=printable(", ".join(self.running))[:60])


@contextmanager
def reporting(total: int) -> Iterator[Tally]:
    """Show the progress of `total` calls on standard error while the block runs."""
    if not total:
        yield Lines()
        return
    from rich.console import Console  # not where nothing runs
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    console = Console(stderr=True)
    if not console.is_terminal:
        yield Lines()
        return
    text = TextColumn("{task.description}", markup=False)
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), text)
    with Progress(*columns, console=console, transient=True) as progress:
        yield Bar(progress, total)
