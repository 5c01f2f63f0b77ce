"""Run one notebook in a kernel of its own, and turn however it ends into an outcome and a trace."""

from __future__ import annotations

import json
import secrets
import tempfile
import threading
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from gradient_garden.lab import printed
from gradient_garden.lab.cells import digest_of, python_of
from gradient_garden.lab.distributions import imported_by
from gradient_garden.lab.environment import environment, interpreter
from gradient_garden.lab.fresh import Fresh
from gradient_garden.lab.key import JUPYTER
from gradient_garden.lab.model import Failure, Notebook, Outcome, Output, Task
from gradient_garden.lab.process import Ended, Limits, Start, run_process
from gradient_garden.lab.project import Project
from gradient_garden.lab.runner import (
    ADDRESS_FACTOR,
    FILE_BYTES,
    MEGABYTE,
    Ran,
    plotting,
    result_in,
)
from gradient_garden.lab.tidy import run_folder_prefix
from gradient_garden.lab.trace import RUNNER, Trace, trace_of

TOOLS = ("ipykernel", "nbclient", "nbformat")  # shape the outputs of every notebook
STARTING = 60.0  # seconds for a kernel to come up
SHOWN_BYTES = 32 * MEGABYTE
QUIET = {"IPKernelApp": {"log_level": "ERROR"}, "HistoryManager": {"enabled": False}}
Outputs = list[list[dict[str, Any]]]


def run_notebook(
    notebook: Notebook, project: Project, stop: threading.Event, *, seed: str = "0"
) -> Ran:
    """Run a notebook; whatever its cells do, the answer is a value. seed: of Python's hashes."""
    prefix = run_folder_prefix()
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        work, home, mark = folder / "work", folder / "home", secrets.token_hex(8)
        work.mkdir()
        home.mkdir()
        request = folder / "request.json"
        request.write_text(json.dumps(_request(notebook, project, folder)), encoding="utf-8")
        _settings(project, folder, request)
        around = _around(environment(mark, home, plotting(project, home), seed=seed), folder)
        command = [*interpreter(), str(JUPYTER / "execute.py"), str(request)]
        limits = Limits(project.longest(notebook) + STARTING, project.memory_mb * MEGABYTE)
        start = Start(command, around, work, b"", mark)
        ended = run_process(start, limits, stop, Fresh)
        return _ran(ended, result_in(folder / "result.json", 2 * SHOWN_BYTES), notebook, project)


def _request(notebook: Notebook, project: Project, folder: Path) -> dict[str, Any]:
    limits = {
        "file_bytes": FILE_BYTES,
        "cpu_seconds": int(project.longest(notebook) * 2) + 5,
        "address_bytes": project.memory_mb * MEGABYTE * ADDRESS_FACTOR,
    }
    kernel = {
        "folder": str(project.snippets.resolve()),
        "package": project.package,
        "trace": str(folder / "trace.json"),
        "limits": limits,
        "most": SHOWN_BYTES,
    }
    return {
        "cells": [[cell.source, cell.tags] for cell in notebook.cells],
        "seconds": project.limit(notebook),
        "most": SHOWN_BYTES,
        "result": str(folder / "result.json"),
        "kernel": kernel,
    }


def _settings(project: Project, folder: Path, request: Path) -> None:
    """Write Jupyter's and IPython's settings, so that those of whoever builds change nothing."""
    argv = [*interpreter(), str(JUPYTER / "kernel.py"), str(request), "-f", "{connection_file}"]
    # Modules beside the snippets can be imported, too; as data, they are in the trace.
    around = {"PYTHONPATH": str(project.root.resolve())}
    spec = {"argv": argv, "display_name": "garden", "language": "python", "env": around}
    files = {
        "jupyter/kernels/garden/kernel.json": spec,
        "ipython/profile_default/ipython_kernel_config.json": QUIET,
    }
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(json.dumps(content), encoding="utf-8")


def _around(environment: dict[str, str], folder: Path) -> dict[str, str]:
    """Return the environment of a call, but that figures are drawn as in Jupyter."""
    jupyter = {
        "JUPYTER_PATH": str(folder / "jupyter"),
        "JUPYTER_CONFIG_DIR": str(folder / "jupyter"),
        "IPYTHONDIR": str(folder / "ipython"),
    }
    ours = {"MPLBACKEND", "MATPLOTLIBRC"}
    return {name: value for name, value in environment.items() if name not in ours} | jupyter


def _ran(ended: Ended, result: dict[str, Any], notebook: Notebook, project: Project) -> Ran:
    outcome = _outcome(ended, result, notebook, project)
    if isinstance(outcome, Failure):
        return Ran(outcome, Trace(), ended.seconds, ended.peak)
    trace = trace_of(result["trace"], project)
    imports = {*trace.imports, *TOOLS, *_imports(notebook, project)}
    files = (*trace.files, f"notebook:{notebook.path}", RUNNER)
    whole = Trace(tuple(sorted(files)), tuple(sorted(imports)))
    return Ran(outcome, whole, ended.seconds, int(result.get("peak", 0)))


def _imports(notebook: Notebook, project: Project) -> set[str]:
    return imported_by(python_of(notebook.cells).encode(), project.package)


def _outcome(ended: Ended, result: dict[str, Any], notebook: Notebook, project: Project) -> Outcome:
    root = project.root.resolve()
    if "failure" in result:
        found = result["failure"]
        said = str(found["said"]).replace(f"{root}/", "")[:300]
        tail = printed.tail(str(found["tail"]).encode("utf-8", "replace"), b"", root)
        cells = notebook.cells[found["cell"] : found["cell"] + 1]
        where = f"cell {cells[0].number}" if cells else "running it"
        return Failure("notebook-failed", f"{where} failed: {said}", tail=tail)
    if not ended.reason and "cells" in result and "trace" in result:
        return Output("cells", text=json.dumps(result["cells"], sort_keys=True))
    tail = printed.tail(ended.stdout, ended.stderr, root)
    return Failure("notebook-failed", f"running it failed: {_why(ended, tail)}", tail=tail)


def _why(ended: Ended, tail: str) -> str:
    """Say why there is no result of a run."""
    if ended.reason:
        return {
            "timeout": f"still running after {ended.seconds:.0f} seconds",
            "memory": "it used too much memory",
            "flood": "it printed more than a megabyte past the notebook",
            "stopped": "stopped with the build",
        }[ended.reason]
    return (tail.splitlines() or [f"its process ended with status {ended.status}"])[-1][:300]


def outputs_of(output: Output, notebook: Notebook) -> Outputs:
    """Return the outputs of each code cell, in nbformat, from what the notebook gave.

    Where that is from before an edit, only cells that are as they were have any.
    """
    ran, cells = json.loads(output.text), notebook.cells
    found: Outputs = [[] for _ in cells]
    then, now = [source for source, _ in ran], [cell.source for cell in cells]
    for a, b, size in SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks():
        for n in range(size):
            found[b + n] = ran[a + n][1]
    return found


def digests_of(tasks: Iterable[Task]) -> Mapping[str, str]:
    """Return the digests of the notebooks among tasks, as they were read, by name in a trace."""
    books = (task for task in tasks if isinstance(task, Notebook))
    return {f"notebook:{book.path}": digest_of(book.cells) for book in books}
