"""What went wrong in a snippet, as plain values: a code, a sentence, and a line of the snippet."""

import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from . import svg, values

_OURS = str(Path(__file__).parent)


def failure_of(fault: BaseException, folder: str) -> dict[str, Any]:
    """Describe an exception; folder: where the snippets are. Never raises."""
    path, line = _place(fault, folder)
    return {"code": _code(fault), "message": _message(fault), "path": path, "line": line}


def shown(fault: BaseException, folder: str) -> str:
    """Return the traceback from the first frame of a snippet on, without ours."""
    frame = fault.__traceback__
    while frame is not None and not _is_inside(frame, folder):
        frame = frame.tb_next
    told = traceback.TracebackException(type(fault), fault, frame, limit=20)
    theirs = [entry for entry in told.stack if not entry.filename.startswith(_OURS)]
    told.stack = traceback.StackSummary.from_list(theirs)
    return "".join(told.format())


def _code(fault: BaseException) -> str:
    if isinstance(fault, svg.TooLarge):
        return "run-figure-too-large"
    if isinstance(fault, values.Unshowable | svg.Unsafe):
        return "run-unshowable"
    kinds = {Warning: "run-warning", MemoryError: "run-memory", SystemExit: "run-exit"}
    kinds[KeyboardInterrupt] = "run-killed"
    return next((code for kind, code in kinds.items() if isinstance(fault, kind)), "run-failed")


def _message(fault: BaseException) -> str:
    if isinstance(fault, svg.TooLarge):
        return f"The figure has {fault}: draw fewer points, or rasterise them."
    if isinstance(fault, svg.Unsafe):
        return f"The picture holds {fault}, which a page may not have."
    if isinstance(fault, values.Unshowable):
        return f"The value cannot be shown: {fault}."
    if isinstance(fault, SystemExit):
        return f"The snippet left with exit status {fault.code!r}."
    text = " ".join(_said(fault).split())
    return f"{type(fault).__name__}: {text}" if text else type(fault).__name__


def _said(fault: BaseException) -> str:
    try:
        return str(fault)[:500]
    except Exception:  # a snippet's own exception may fail to describe itself
        return ""


def _place(fault: BaseException, folder: str) -> tuple[str, int]:
    """Return the innermost line inside the snippets: where an author can do something."""
    if isinstance(fault, SyntaxError) and str(fault.filename).startswith(folder):
        return str(fault.filename), fault.lineno or 0
    place, frame = ("", 0), fault.__traceback__
    while frame is not None:
        if _is_inside(frame, folder):
            place = frame.tb_frame.f_code.co_filename, frame.tb_lineno
        frame = frame.tb_next
    return place


def _is_inside(frame: TracebackType, folder: str) -> bool:
    return frame.tb_frame.f_code.co_filename.startswith(folder)
