"""One call from request to result, inside its own process."""

import ast
import importlib
import json
import os
import runpy
import sys
import warnings
from pathlib import Path
from typing import Any

from . import faults, importing, limits, values, watch


def serve() -> None:
    """Read the request, run the call, write the result, and leave without ceremony."""
    request = json.loads(sys.stdin.buffer.read())
    _close_input()
    limits.apply(request["limits"])
    result = _answer(request)
    sys.stdout.flush()
    sys.stderr.flush()
    Path(request["result"]).write_text(json.dumps(result), encoding="utf-8")
    # Threads, exit handlers and the interpreter's own tidying could only spoil what is done.
    os._exit(0)


def _close_input() -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    folder = Path(request["folder"])
    _warnings_are_errors(request["package"])
    before = set(sys.modules)
    seen = watch.Watch()
    finder = importing.Finder(request["package"], folder, seen)
    importing.install(finder)
    watch.install(seen)
    result: dict[str, Any] = {}
    try:
        result["output"] = values.output_of(_value(request))
    except BaseException as fault:  # the outermost adapter: a fault becomes a value
        seen.paused = True
        result["failure"] = faults.failure_of(fault, f"{folder}{os.sep}")
        sys.stderr.write(faults.shown(fault, f"{folder}{os.sep}"))
    seen.paused = True
    return {**result, "trace": _trace(finder, seen, before)}


def _warnings_are_errors(package: str) -> None:
    """Make a warning that a snippet causes an error; those inside libraries stay quiet."""
    for module in (rf"{package}(\.|\Z)", r"__main__\Z", rf"{__package__}\."):
        warnings.filterwarnings("error", module=module)


def _value(request: dict[str, Any]) -> object:
    name = f"{request['package']}.{request['module']}"
    if not request["symbol"]:
        _script(name)
        return None
    value: Any = importlib.import_module(name)
    for part in request["symbol"].split("."):
        value = getattr(value, part)
    literals = [(key, ast.literal_eval(text)) for key, text in request["arguments"]]
    positional = [v for key, v in literals if not key]
    return value(*positional, **{key: v for key, v in literals if key})


def _script(name: str) -> None:
    """Run a module as `python -m` does; leaving with status 0 is how a good script may end."""
    try:
        runpy.run_module(name, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code not in (None, 0):
            raise


def _trace(finder: importing.Finder, seen: watch.Watch, before: set[str]) -> dict[str, list[str]]:
    """Return names only; their digests are taken by the parent."""
    names = {name.partition(".")[0] for name in set(sys.modules) - before}
    return {
        "sources": sorted(finder.sources),
        "opened": sorted(seen.opened),
        "listed": sorted(seen.listed),
        "imports": sorted(names - set(sys.stdlib_module_names)),
    }
