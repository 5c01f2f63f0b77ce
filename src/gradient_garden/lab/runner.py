"""Run one call in a process of its own, and turn however it ends into an outcome and a trace."""

from __future__ import annotations

import json
import re
import secrets
import signal
import tempfile
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gradient_garden.lab import outcomes, printed
from gradient_garden.lab.environment import command, environment
from gradient_garden.lab.fresh import Fresh
from gradient_garden.lab.library import parse_module
from gradient_garden.lab.model import Call, Failure, Outcome, Output
from gradient_garden.lab.process import Ended, Limits, Start, Starter, run_process
from gradient_garden.lab.project import Project
from gradient_garden.lab.tidy import run_folder_prefix
from gradient_garden.lab.trace import Trace, trace_of

MEGABYTE = 1 << 20
FILE_BYTES = 64 * MEGABYTE
RESULT_BYTES = 8 * MEGABYTE
# Libraries map far more than they use; what is used is watched apart.
ADDRESS_FACTOR = 2
_CRASH_LINE = re.compile(r'File "([^"\n]{1,400})", line ([0-9]{1,9}) in ')


@dataclass(frozen=True, slots=True)
class Ran:
    """One run: what came out, what it used, its seconds, and its peak of memory in bytes."""

    outcome: Outcome
    trace: Trace
    seconds: float
    peak: int = 0


def run_call(
    call: Call,
    project: Project,
    stop: threading.Event,
    begin: Starter = Fresh,
    *,
    seed: str = "0",
) -> Ran:
    """Run a call; whatever the snippet does, the answer is a value.

    begin: starts its process; what it raises is raised. seed: of Python's hashes.
    """
    prefix = run_folder_prefix()
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        work = folder / "work"
        work.mkdir()
        mark = secrets.token_hex(8)
        request = _request(call, project, folder)
        around = environment(mark, work, plotting(project, work), seed=seed)
        start = Start(command(), around, work, request, mark)
        limits = Limits(project.limit(call), project.memory_mb * MEGABYTE)
        ended = run_process(start, limits, stop, begin)
        return _ran(ended, result_in(folder / "result.json"), call, project)


def _request(call: Call, project: Project, folder: Path) -> bytes:
    seconds = project.limit(call)
    limits = {
        "file_bytes": FILE_BYTES,
        "cpu_seconds": int(seconds * 2) + 5,
        "address_bytes": project.memory_mb * MEGABYTE * ADDRESS_FACTOR,
    }
    request = {
        "folder": str(project.snippets.resolve()),
        "package": project.package,
        "module": call.module,
        "symbol": call.symbol,
        "arguments": call.arguments,
        "result": str(folder / "result.json"),
        "limits": limits,
    }
    return json.dumps(request).encode()


def plotting(project: Project, work: Path) -> Path:
    """Return the folder where the plotting library keeps its list of fonts between runs.

    work: what to return where the store cannot be written.
    """
    shared = project.store.resolve() / "plotting"
    try:
        shared.mkdir(parents=True, exist_ok=True)
        (shared / "writable").touch()
    except OSError:
        return work
    return shared


def result_in(file: Path, most: int = RESULT_BYTES) -> dict[str, Any]:
    """Return what a run wrote; nothing where that is no sound file of at most so many bytes."""
    try:
        if file.is_symlink() or file.stat().st_size > most:
            return {}
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _ran(ended: Ended, result: dict[str, Any], call: Call, project: Project) -> Ran:
    outcome = _outcome(ended, result, call, project)
    if isinstance(outcome, Failure):
        tail = printed.tail(ended.stdout, ended.stderr, project.root.resolve())
        return Ran(replace(outcome, tail=tail), Trace(), ended.seconds, ended.peak)
    return Ran(outcome, trace_of(result["trace"], project), ended.seconds, ended.peak)


def _outcome(ended: Ended, result: dict[str, Any], call: Call, project: Project) -> Outcome:
    if ended.reason:
        return _stopped(ended, call, project)
    if "failure" in result:
        return _failed(result["failure"], call, project)
    output = outcomes.from_dict(result.get("output", {}))
    return _ended_early(ended, call, project) if output is None else _with_printed(output, ended)


def _with_printed(output: Output, ended: Ended) -> Output:
    """Add what the call printed: it is all there is to show where nothing was returned."""
    text = printed.cleaned(ended.stdout)
    if output.kind == "nothing" and text.strip():
        return Output("printed", text=text)
    return replace(output, printed=text)


def _failed(found: dict[str, Any], call: Call, project: Project) -> Failure:
    root = f"{project.root.resolve()}/"
    path, line = str(found["path"]).removeprefix(root), int(found["line"])
    if not path:
        path, line = defined_at(call, project)
    return Failure(found["code"], str(found["message"]).replace(root, ""), path, line)


def _stopped(ended: Ended, call: Call, project: Project) -> Failure:
    """Describe a process that we ended, at the line it was running if that is known."""
    seconds = project.limit(call)
    messages = {
        "timeout": ("run-timeout", f"Still running after {seconds:g} seconds."),
        "memory": ("run-memory", f"Used more than {project.memory_mb:,} MB of memory."),
        "flood": ("run-flood", "Printed more than a megabyte."),
        "stopped": ("run-killed", "Stopped with the build."),
    }
    return Failure(*messages[ended.reason], *_last_line(ended.stderr, call, project))


def _ended_early(ended: Ended, call: Call, project: Project) -> Failure:
    """Describe a process that ended by itself without a result."""
    place = _last_line(ended.stderr, call, project)
    if ended.status == -signal.SIGXCPU:
        return Failure("run-timeout", "Used up its processor time.", *place)
    if ended.status < 0:
        name = signal.Signals(-ended.status).name
        return Failure("run-killed", f"The process was ended by {name}.", *place)
    return Failure("run-exit", f"Left early, with exit status {ended.status}.", *place)


def _last_line(stderr: bytes, call: Call, project: Project) -> tuple[str, int]:
    """Return the innermost line of a snippet that the fault handler wrote, or the symbol's."""
    root = f"{project.root.resolve()}/"
    for path, line in _CRASH_LINE.findall(stderr.decode("utf-8", "replace")):
        if path.startswith(f"{project.snippets.resolve()}/"):
            return path.removeprefix(root), int(line)
    return defined_at(call, project)


def defined_at(call: Call, project: Project) -> tuple[str, int]:
    """Return the path and line where a call's symbol is defined, as far as that is known."""
    path = f"{project.package}/{call.module}.py"
    try:
        text = (project.snippets / f"{call.module}.py").read_text(encoding="utf-8")
        symbol = parse_module(call.module, path, text).symbols.get(call.symbol)
    except (OSError, ValueError, SyntaxError, RecursionError):
        return path, 1
    return path, symbol.node.lineno if symbol else 1
