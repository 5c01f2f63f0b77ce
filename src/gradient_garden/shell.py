"""The outermost adapter: whatever happens inside, the user sees sentences and an exit code."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

import typer

INTERRUPTED, INTERNAL = 130, 70


def say(text: str) -> None:
    """Write to standard error, as it is."""
    sys.stderr.write(text)
    sys.stderr.flush()


def guarded(app: Callable[..., object]) -> int:
    """Run a command-line application and return its exit code.

    An interruption is 130; a fault of ours is 70 and one line that names a log file.
    """
    code = 0
    try:
        app()
    except SystemExit as end:  # typer ends every command so, an interruption too
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  for the exit
        code = 1
    except Exception as error:  # the one place where any exception ends: it becomes a sentence
        log = _log(traceback.format_exc())
        say(f"internal fault: {type(error).__name__}; please report it with {log}\n")
        code = INTERNAL
    if code == INTERRUPTED:
        say("interrupted; the site is as it was\n")
    return code


def _log(text: str) -> Path:
    """Write what a developer needs to a file of its own."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="garden-fault-", suffix=".log", delete=False
    ) as file:
        file.write(text)
    return Path(file.name)
