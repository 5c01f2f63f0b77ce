"""A store that machines share: on S3, as a real server process speaks it, and in a folder."""

import json
import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import fsspec
import pytest
import s3fs

from gradient_garden import lab
from gradient_garden.lab import Output
from tests.garden.lab.bench import Bench

CALLS = ("m.f(1)", "m.f(2)", "m.table()")
TEXT = (
    "import numpy as np\n\n\ndef f(n):\n    return n\n\n\n"
    "def table():\n    return [{'n': int(n)} for n in np.arange(2)]\n"
)
GOOD = {
    "m.f(1)": Output("number", "1"),
    "m.f(2)": Output("number", "2"),
    "m.table()": Output("table", columns=("n",), rows=((0,), (1,))),
}


@dataclass
class Server:
    """An S3 server and the URL of a new bucket in it."""

    process: subprocess.Popen[bytes]
    address: str


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while not answers(port) and time.monotonic() < deadline:
        time.sleep(0.2)
    yield Server(process, f"http://127.0.0.1:{port}")
    process.kill()
    process.wait(20)


@pytest.fixture(params=["s3", "folder"])
def url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "folder":
        return f"file://{tmp_path}/shared"
    server: Server = request.getfixturevalue("server")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", server.address)
    s3fs.S3FileSystem.clear_instance_cache()
    bucket = f"garden-{os.urandom(6).hex()}"
    s3fs.S3FileSystem().mkdir(bucket)
    return f"s3://{bucket}/store"


def machine(folder: Path, url: str, text: str = TEXT) -> Bench:
    """Another checkout of the same project, which uses the shared store."""
    folder.mkdir()
    bench = Bench(folder)
    bench.limits["shared"] = url
    bench.write(m=text)
    return bench


def everything(url: str) -> dict[str, bytes]:
    filesystem, root = fsspec.url_to_fs(url)
    return {path: filesystem.cat_file(path) for path in filesystem.find(root, refresh=True)}


def test_what_one_machine_ran_another_need_not(tmp_path: Path, url: str) -> None:
    one, other = machine(tmp_path / "one", url), machine(tmp_path / "other", url)
    assert one.run(*CALLS) == GOOD
    assert sorted(one.told.ran) == sorted(CALLS)
    assert lab.why("m.f(1)", other.project) == ("cached: nothing it used has changed",)
    assert other.run(*CALLS) == GOOD
    assert other.told.ran == []
    assert lab.kept(other.plan(*CALLS).calls, other.project).keys() == set(CALLS)


def test_what_is_stored_here_is_shared_later(tmp_path: Path, url: str) -> None:
    one = machine(tmp_path / "one", "")
    one.run(*CALLS)
    one.limits["shared"] = url
    one.run(*CALLS)
    assert one.told.ran == []
    other = machine(tmp_path / "other", url)
    assert other.run(*CALLS) == GOOD
    assert other.told.ran == []


def test_a_change_is_run_and_shared(tmp_path: Path, url: str) -> None:
    one, other = machine(tmp_path / "one", url), machine(tmp_path / "other", url)
    one.run(*CALLS)
    other.write(m=TEXT.replace("return n\n", "return n * 10\n"))
    assert other.run("m.f(1)") == {"m.f(1)": Output("number", "10")}
    assert other.told.ran == ["m.f(1)"]
    one.write(m=TEXT.replace("return n\n", "return n * 10  # ten\n"))
    assert one.run("m.f(1)") == {"m.f(1)": Output("number", "10")}
    assert one.told.ran == []


@pytest.mark.parametrize("part", ["blobs", "calls"])
@pytest.mark.parametrize("damage", ["torn", "flipped", "empty", "other"])
def test_damage_is_never_believed(tmp_path: Path, url: str, part: str, damage: str) -> None:
    one = machine(tmp_path / "one", url)
    one.run(*CALLS)
    filesystem, _ = fsspec.url_to_fs(url)
    for path, data in everything(url).items():
        if f"/{part}/" in path:
            bad = {
                "torn": data[: len(data) // 2],
                "flipped": data[:40] + bytes([data[40] ^ 1]) + data[41:],
                "empty": b"",
                "other": json.dumps({"kind": "number", "text": "666"}).encode(),
            }
            filesystem.pipe_file(path, bad[damage])
    other = machine(tmp_path / "other", url)
    assert other.run(*CALLS) == GOOD


def test_a_store_that_is_not_there_is_said_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    one = machine(tmp_path / "one", f"file://{tmp_path}/file/store")
    with caplog.at_level(logging.WARNING):
        assert one.run(*CALLS) == GOOD
    assert len([r for r in caplog.records if "shared store" in r.getMessage()]) == 1
    unknown = machine(tmp_path / "two", "nosuch://x/y")
    assert unknown.run("m.f(1)") == {"m.f(1)": GOOD["m.f(1)"]}
    assert "the shared store nosuch://x/y cannot be used" in caplog.text


TORCH = "import torch\n\n\ndef f():\n    return int(torch.ones(3).sum())\n"


def test_without_pytorch_the_results_are_there_and_the_stale_are_told(
    tmp_path: Path, url: str, request: pytest.FixtureRequest
) -> None:
    one = machine(tmp_path / "one", url)
    one.write(t=TORCH, u=TORCH)
    assert one.run("t.f()", "u.f()", "m.f(1)")["t.f()"] == Output("number", "3")
    request.getfixturevalue("without_torch")
    other = machine(tmp_path / "other", url)
    other.write(t=TORCH, u=TORCH.replace("ones(3)", "ones(4)"), v=TORCH)
    plan, stale = other.plan("t.f()", "u.f()", "m.f(1)"), {}
    found = lab.run(plan, other.project, jobs=1, stale=stale)
    assert {call: getattr(o, "text", "") for call, o in found.items()} == {
        "t.f()": "3", "u.f()": "3", "m.f(1)": "1",
    }  # fmt: skip
    assert stale == {"u.f()": ("source:snippets/u.py",)}
    assert lab.why("t.f()", other.project)[0].startswith("cached: computed where torch is inst")
    assert lab.why("u.f()", other.project) == (
        "stale, and torch is not installed: source:snippets/u.py differs",
    )
    assert lab.collect(plan.calls, other.project, days=0).records == 0
    assert lab.why("v.f()", other.project)[0].startswith("would fail: torch is not installed")
