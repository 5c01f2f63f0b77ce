"""Running a notebook inside a build: its environment, its time limit, and what went wrong."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from gradient_garden.diagnostics import Diagnostic

TIMEOUT = 600  # seconds a cell may take


QUIET = {"IPKernelApp": {"log_level": "ERROR"}}


@contextmanager
def kernel_environment(root: Path, settings: Path) -> Iterator[None]:
    """Let a kernel import the project's snippets, and give it what makes its results repeat.

    settings: a folder of ours for Jupyter's and IPython's settings, so that those of the person
    who builds, start-up scripts included, change nothing.
    """
    profile = settings / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    text = json.dumps(QUIET)
    (profile / "ipython_kernel_config.json").write_text(text, encoding="utf-8")
    wanted = {
        "IPYTHONDIR": str(settings),
        "JUPYTER_CONFIG_DIR": str(settings),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")])),
        "PYTHONHASHSEED": "0",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "TZ": "UTC",
    }
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def limit_cells(seconds: int = TIMEOUT) -> None:
    """Have cells that never end stopped: mkdocs-jupyter has no setting for it."""
    from nbconvert.preprocessors import ExecutePreprocessor

    ExecutePreprocessor.timeout.default_value = seconds


def fault(error: Exception, copy: Path, path: str) -> Diagnostic:
    """Say which cell of the notebook at `path`, from the project's root, failed, and how."""
    name, value = getattr(error, "ename", ""), getattr(error, "evalue", "")
    said = f"{name}: {value}" if name else str(error).strip().splitlines()[-1:]
    cell = _cell_of(str(error), json.loads(copy.read_text(encoding="utf-8")))
    where = f"cell {cell} failed" if cell else "running it failed"
    line = said if isinstance(said, str) else (said or [type(error).__name__])[0]
    hint = "run the notebook in Jupyter from the project's root to see more"
    return Diagnostic(path, 1, 1, "notebook-failed", f"{where}: {line[:300]}", hint)


def _cell_of(text: str, notebook: Mapping[str, list[dict[str, str]]]) -> int:
    """The number, from 1, of the code cell that an error quotes; 0 when none is quoted."""
    for number, cell in enumerate(notebook["cells"], 1):
        source = cell["source"].strip()
        if cell["cell_type"] == "code" and source and source in text:
            return number
    return 0
