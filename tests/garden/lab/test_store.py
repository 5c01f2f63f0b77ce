"""The store under damage, crashes, full disks, and two builders at once."""

import errno
import importlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gradient_garden import lab
from gradient_garden.lab import Output, atomic, locks
from gradient_garden.lab.warm import SAFE
from tests.garden.lab.bench import Bench, survivors

CALLS = ("m.f(1)", "m.f(2)", "m.f(3)")
GOOD = {call: Output("number", str(n)) for n, call in enumerate(CALLS, 1)}


@pytest.fixture
def kept(bench: Bench) -> Bench:
    bench.write(m="def f(n):\n    return n\n")
    assert bench.run(*CALLS) == GOOD
    return bench


def store(bench: Bench) -> Path:
    return bench.root / ".garden" / "store"


def files(bench: Bench, part: str) -> list[Path]:
    return sorted(f for f in (store(bench) / part).rglob("*") if f.is_file())


def flipped(data: bytes) -> bytes:
    place = random.Random(len(data)).randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


@pytest.mark.parametrize("part", ["blobs", "calls"])
@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        flipped,
        lambda data: b"{}",
        lambda data: b"[1]",
        lambda data: b"\xff\xfe",
        lambda data: data.replace(b'"schema": 1', b'"schema": 99').replace(b"number", b"text"),
    ],
)  # fmt: skip
def test_damage_is_a_miss_and_is_mended(kept: Bench, part: str, damage: object) -> None:
    for file in files(kept, part):
        file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert lab.why(CALLS[0], kept.project)[0].startswith("would")
    assert kept.run(*CALLS) == GOOD
    assert sorted(kept.told.ran) == sorted(CALLS)
    assert kept.run(*CALLS) == GOOD
    assert kept.told.ran == []


def test_every_flipped_byte_of_a_record_or_a_blob_is_a_miss(kept: Bench) -> None:
    from gradient_garden.lab.distributions import Installed
    from gradient_garden.lab.lookup import find
    from gradient_garden.lab.store import Store
    from gradient_garden.lab.trace import Today

    def looked_up() -> Output | None:
        today = Today(kept.project, Installed())
        return find("m.f(1)", Store(store(kept)), today)

    assert looked_up() == GOOD["m.f(1)"]
    (blob,) = [f for f in files(kept, "blobs") if b'"1"' in f.read_bytes()]
    data = blob.read_bytes()
    for place in range(len(data)):
        blob.write_bytes(data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :])
        assert looked_up() is None
    blob.write_bytes(data)
    records = {f: f.read_bytes() for f in files(kept, "calls")}
    for file, data in records.items():
        for place in range(0, len(data), 7):
            file.write_bytes(data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :])
            assert looked_up() in (None, GOOD["m.f(1)"])  # never another call's output
        file.write_bytes(data)
    assert looked_up() == GOOD["m.f(1)"]


def test_a_record_that_was_edited_to_fit_is_a_miss(kept: Bench) -> None:
    old = {f: json.loads(f.read_bytes()) for f in files(kept, "calls")}
    kept.write(m="def f(n):\n    return n * 10\n")
    kept.run(*CALLS)
    new = {f: json.loads(f.read_bytes()) for f in files(kept, "calls") if f not in old}
    for file in new:
        file.unlink()
    today = {record["call"]: record["used"] for record in new.values()}
    for file, record in old.items():
        edited = {**record, "used": today[record["call"]]}
        file.write_text(json.dumps(edited), encoding="utf-8")
    assert [o.text for o in kept.run(*CALLS).values() if isinstance(o, Output)] == [
        "10",
        "20",
        "30",
    ]
    assert len(kept.told.ran) == 3


def test_a_record_may_not_point_elsewhere(kept: Bench) -> None:
    for file in files(kept, "calls"):
        record = json.loads(file.read_bytes())
        file.write_text(json.dumps({**record, "blob": "../../../secret"}), encoding="utf-8")
    assert kept.run(*CALLS) == GOOD
    assert len(kept.told.ran) == 3


def test_a_missing_store_is_made_again(kept: Bench) -> None:
    shutil.rmtree(store(kept))
    assert kept.run(*CALLS) == GOOD
    assert len(kept.told.ran) == 3


def test_a_store_that_cannot_be_written_is_said_once(
    kept: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(atomic, "write", full)
    before = {f: f.read_bytes() for f in files(kept, "")}
    assert kept.run(*CALLS, fresh=True) == GOOD
    assert [r.getMessage() for r in caplog.records] == [
        f"outputs cannot be kept in {store(kept)}: No space left on device"
    ]
    assert {f: f.read_bytes() for f in files(kept, "")}.items() >= before.items()


def test_a_store_in_the_place_of_a_file(bench: Bench) -> None:
    bench.write(m="def f(n):\n    return n\n")
    (bench.root / ".garden").write_text("a file", encoding="utf-8")
    assert bench.run(*CALLS) == GOOD


def test_a_write_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "x"
    atomic.write(target, b"old")

    def torn(descriptor: int) -> None:
        raise OSError(errno.EIO, "torn")

    monkeypatch.setattr(os, "fsync", torn)
    with pytest.raises(OSError, match="torn"):
        atomic.write(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


RUN = """
import sys
from pathlib import Path
from tests.garden.lab.bench import Bench

bench = Bench.__new__(Bench)
bench.root, bench.limits = Path(sys.argv[1]), {"timeout": 60}
print(*(o.text for o in bench.run(*sys.argv[2:]).values()), len(bench.told.ran))
"""


def builder(bench: Bench, *calls: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(bench.root), *calls],
        cwd=Path(__file__).parents[3],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def test_killing_a_builder_at_any_point_leaves_a_sound_store(bench: Bench) -> None:
    bench.write(m="import time\n\n\ndef f(n):\n    time.sleep(0.05)\n    return n\n")
    calls = [f"m.f({n})" for n in range(12)]
    pids = []
    for number in range(6):
        process = builder(bench, *calls)
        pids.append(process.pid)
        time.sleep(0.4 + 0.15 * number)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=20)
    found = bench.run(*calls)
    assert [o.text for o in found.values() if isinstance(o, Output)] == [str(n) for n in range(12)]
    assert not [f for f in files(bench, "") if f.name.endswith(".tmp")]
    import tempfile

    left = [p.name for p in Path(tempfile.gettempdir()).glob("garden-run-*")]
    assert not [name for name in left if int(name.split("-")[2]) in pids]


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_killed_builder_leaves_no_snippet_running(bench: Bench) -> None:
    bench.write(m="import time\n\n\ndef f(n):\n    time.sleep(600)\n")
    process = builder(bench, "m.f(1)", "m.f(2)")
    deadline = time.monotonic() + 20
    expected = 4 if SAFE else 2  # each call, and the server that it was forked from
    while len(survivors(process.pid)) < expected and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(survivors(process.pid)) == expected
    time.sleep(0.5)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=20)
    while survivors(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert survivors(process.pid) == []


def test_a_half_written_file_is_ignored_and_cleared_away(kept: Bench) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait(20)
    folder = files(kept, "calls")[0].parent
    dead = folder / f".abc.json.{gone.pid}.12345678.tmp"
    alive = folder / f".abc.json.{os.getpid()}.12345678.tmp"
    dead.write_bytes(b"{")
    alive.write_bytes(b"{")
    assert kept.run(*CALLS, fresh=True) == GOOD
    assert not dead.exists()
    assert alive.exists()


def test_two_builders_at_once_share_the_work(bench: Bench) -> None:
    bench.write(m="import time\n\n\ndef f(n):\n    time.sleep(1.5)\n    return n\n")
    both = [builder(bench, "m.f(1)", "m.f(2)") for _ in range(2)]
    said = [process.communicate(timeout=60)[0].split() for process in both]
    assert [words[:2] for words in said] == [["1", "2"], ["1", "2"]]
    assert sum(int(words[2]) for words in said) == 2


def test_a_lock_held_too_long_is_a_failure_that_names_its_holder(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = importlib.import_module("gradient_garden.lab.run")
    from gradient_garden.lab.store import Store

    monkeypatch.setattr(batch, "_PATIENCE", 0.1)
    bench.limits["timeout"] = 0.1
    bench.write(m="def f(n):\n    return n\n")
    import threading

    with locks.held(Store(store(bench)).lock_file("m.f(1)"), 1, threading.Event()):
        outcome = bench.one("m.f(1)")
    assert isinstance(outcome, lab.Failure)
    assert outcome.code == "run-locked"
    assert f"Process {os.getpid()} " in outcome.message
