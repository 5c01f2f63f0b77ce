"""Clear away what a builder that was killed left behind: half-written files, folders of runs."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

RUN_PREFIX = "garden-run-"


def run_folder_prefix() -> str:
    """Return how this process's folders of runs begin: with its own number, to be found by."""
    return f"{RUN_PREFIX}{os.getpid()}-"


def tidy(store: Path) -> None:
    """Remove the leftovers of processes that are no more; never those of one that lives."""
    for path in _half_written(store):
        with suppress(OSError):
            path.unlink()
    for path in Path(tempfile.gettempdir()).glob(f"{RUN_PREFIX}*"):
        if _is_gone(path.name.removeprefix(RUN_PREFIX).partition("-")[0]):
            shutil.rmtree(path, ignore_errors=True)


def _half_written(store: Path) -> Iterator[Path]:
    for path in store.rglob(".*.tmp"):
        parts = path.name.split(".")
        if len(parts) >= 4 and _is_gone(parts[-3]):
            yield path


def _is_gone(pid: str) -> bool:
    if not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
