"""Stores that really cannot be written: a limit of the system, and a folder without permission."""

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gradient_garden import lab
from gradient_garden.lab import Output
from tests.garden.lab.bench import Bench

CALLS = ("m.f(1)", "m.f(2)")
GOOD = {"m.f(1)": Output("number", "1"), "m.f(2)": Output("number", "2")}
RUN = """
import logging, sys
from pathlib import Path
from tests.garden.lab.bench import Bench

logging.basicConfig(format="%(message)s")
bench = Bench.__new__(Bench)
bench.root, bench.limits = Path(sys.argv[1]), {"timeout": 60}
found = bench.run(*sys.argv[2:])
print(*(o.text for o in found.values()), len(bench.told.ran))
"""
_DROP_FROM_BOUNDING_SET, _OVERRIDE_PERMISSIONS = 24, 1


def no_space() -> None:
    """Let this process write files of 100 bytes; those that it starts may raise the limit."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))


def no_override() -> None:
    """Have permissions hold for the administrator as well."""
    import ctypes

    ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDING_SET, _OVERRIDE_PERMISSIONS, 0, 0, 0)


def builder(bench: Bench, prepare: Callable[[], None]) -> tuple[str, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(bench.root), *CALLS],
        cwd=Path(__file__).parents[3], preexec_fn=prepare, timeout=60,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip(), done.stderr.splitlines()


def files(bench: Bench) -> dict[Path, bytes]:
    store = bench.root / ".garden" / "store"
    parts = ("blobs", "calls", "failures")
    found = [f for part in parts for f in (store / part).rglob("*") if f.is_file()]
    return {file: file.read_bytes() for file in found}


@pytest.fixture
def written(bench: Bench) -> Bench:
    bench.write(m="import numpy\n\n\ndef f(n):\n    return n\n")
    return bench


def test_a_full_disk_is_said_once_and_nothing_half_written_stays(written: Bench) -> None:
    said, warned = builder(written, no_space)
    assert said == "1 2 2"
    store = written.root / ".garden" / "store"
    assert warned == [f"outputs cannot be kept in {store}: File too large"]
    assert [f for f in store.rglob("*") if f.suffix == ".tmp"] == []
    assert written.run(*CALLS) == GOOD
    assert sorted(written.told.ran) == sorted(CALLS)


def test_a_full_disk_harms_no_older_output(written: Bench) -> None:
    written.run(*CALLS)
    before = files(written)
    written.write(m="import numpy\n\n\ndef f(n):\n    return n * 1\n")
    said, warned = builder(written, no_space)
    assert (said, len(warned)) == ("1 2 2", 1)
    assert files(written) == before


@pytest.mark.skipif(sys.platform != "linux", reason="drops a capability of Linux")
def test_a_store_that_is_read_only_is_read(written: Bench) -> None:
    written.run("m.f(1)")
    store = written.root / ".garden" / "store"
    folders = [store, *(f for f in store.rglob("*") if f.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        before = files(written)
        said, warned = builder(written, no_override)
        assert said == "1 2 1"
        assert warned == [f"outputs cannot be kept in {store}: Permission denied"]
        assert files(written) == before
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert written.run(*CALLS) == GOOD


def test_threads_left_running_do_not_hold_a_call_up(bench: Bench) -> None:
    bench.write(
        m="import threading, time\n\n\ndef f():\n"
        "    for daemon in (False, True):\n"
        "        threading.Thread(target=time.sleep, args=(600,), daemon=daemon).start()\n"
        "    return threading.active_count()\n"
    )
    bench.limits["timeout"] = 20
    assert bench.one("m.f()") == Output("number", "3")


def test_a_store_that_is_deleted_during_a_run_is_made_again(bench: Bench) -> None:
    bench.write(
        m="import shutil\nfrom pathlib import Path\n\n\ndef f(n):\n"
        "    shutil.rmtree(Path(__file__).parents[1] / '.garden', ignore_errors=True)\n"
        "    return n\n"
    )
    assert bench.run(*CALLS, jobs=1) == GOOD
    bench.write(m="def f(n):\n    return n\n")
    assert bench.run(*CALLS) == GOOD
    assert bench.run(*CALLS) == GOOD
    assert bench.told.ran == []
    assert lab.why("m.f(1)", bench.project) == ("cached: nothing it used has changed",)
