"""Limits that a process sets on itself before it runs anything that is not ours."""

import ctypes
import faulthandler
import resource
import signal
import sys
from contextlib import suppress
from typing import Any

_PARENT_DIED = 1  # PR_SET_PDEATHSIG of Linux


def apply(limits: dict[str, Any]) -> None:
    """Limit address space, file size, CPU seconds and core dumps; keys as in the request."""
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, limits["file_bytes"])
    _limit(resource.RLIMIT_CPU, limits["cpu_seconds"])
    _limit(resource.RLIMIT_AS, limits["address_bytes"])
    _say_where_when_asked_to_end()
    _die_with_the_parent()


def _say_where_when_asked_to_end() -> None:
    """At the time limit, write to standard error which line was running, then end as usual."""
    with suppress(AttributeError, ValueError):
        faulthandler.register(signal.SIGTERM, chain=True, all_threads=False)


def _limit(kind: int, value: int) -> None:
    # Some systems refuse some limits; the parent watches time and memory as well.
    with suppress(OSError, ValueError):
        resource.setrlimit(kind, (value, value))


def _die_with_the_parent() -> None:
    """Where the system can: a builder that was killed leaves no snippet running."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGKILL)
