"""Work on a list, shared out over processes that are forked for it and gone after it.

What was read stays where it is: a fork sees all of it and copies nothing. Only results travel.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import IO, Generic, TypeVar, cast

Item = TypeVar("Item")
Result = TypeVar("Result")
FEWEST = 50  # items that are worth a process
FIRST = 3  # items that are worked at before processes are forked


def shared_out(
    work: Callable[[Sequence[Item]], Result], items: Sequence[Item], cores: int
) -> list[Result]:
    """Call `work` on parts of a list, and return what it says of each, in order.

    The first few items are worked at before anything is forked: templates, expressions and the
    like are made once then, and not in each process. A part whose process fails is worked at here,
    so that a fault is raised where it is seen; and everything is, where processes cannot be forked
    safely or the list is short.
    """
    with _collecting_seldom():
        if _processes(items, cores) == 1:
            return [work(items)]
        begun = work(items[:FIRST])
        first, *others = _parts(items[FIRST:], _processes(items, cores))
        forks = [_Fork(work, part) for part in others]
        return [begun, work(first), *(fork.result() for fork in forks)]


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Have the garbage collector look once where it looks a hundred times: little is left here."""
    usual = gc.get_threshold()
    gc.set_threshold(100 * usual[0], *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _processes(items: Sequence[Item], cores: int) -> int:
    """How many processes are worth it."""
    return max(1, min(cores, len(items) // FEWEST)) if _may_fork() else 1


def _parts(items: Sequence[Item], number: int) -> list[Sequence[Item]]:
    """Cut a list in so many parts of one size."""
    borders = [len(items) * each // number for each in range(number + 1)]
    return [items[a:b] for a, b in pairwise(borders)]


def _may_fork() -> bool:
    """Where other threads run, a fork may hold a lock that nobody opens."""
    return sys.platform == "linux" and threading.active_count() == 1


def _fork(work: Callable[[], None]) -> int:
    """Do work in a new process, which is left by no way but the end; return its id."""
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        gc.disable()  # a collection would touch, and so copy, all that is shared
        work()
        code = 0
    finally:
        os._exit(code)


class _Fork(Generic[Item, Result]):
    """A process that does one part."""

    def __init__(self, work: Callable[[Sequence[Item]], Result], part: Sequence[Item]) -> None:
        self._work, self._part = work, part
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed with the result
        self._pid = _fork(self._write)

    def _write(self) -> None:
        pickle.dump(self._work(self._part), self._file, protocol=5)
        self._file.flush()

    def result(self) -> Result:
        """What the work says, once the process is gone."""
        _, status = os.waitpid(self._pid, 0)
        with self._file as file:
            if status:
                return self._work(self._part)
            file.seek(0)
            return cast(Result, pickle.load(file))  # noqa: S301  from our own process
