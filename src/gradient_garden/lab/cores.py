"""How many processes run at a time."""

from __future__ import annotations

import os


def processes(jobs: int) -> int:
    """Return `jobs`, or, where it is 0, one for each core that this process may use."""
    if jobs > 0:
        return jobs
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
