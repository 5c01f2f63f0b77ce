"""Runs on a real Dask cluster of processes: the same outputs, in the same store."""

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from distributed import Client, LocalCluster

from gradient_garden import lab
from gradient_garden.lab import Failure, Output
from gradient_garden.lab.cluster import Cluster, Done
from gradient_garden.lab.distributions import Installed
from gradient_garden.lab.key import surroundings
from gradient_garden.lab.runner import Ran
from gradient_garden.lab.trace import Trace
from tests.garden.lab.bench import Bench, Told

TEXT = """
import os
import time
from pathlib import Path

import numpy as np
from snippets.helper import TWO

DATA = Path(__file__).parents[1] / "data" / "a.csv"


def f(n):
    time.sleep(0.4)
    return TWO * n


def process():
    return os.getppid()


def reads():
    return DATA.read_text()


def fails():
    raise ValueError(os.getcwd())


def forever():
    while True:
        pass
"""


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as made:
        yield made


@pytest.fixture
def garden(bench: Bench) -> Bench:
    bench.write(m=TEXT, helper="TWO = 2\n")
    (bench.root / "data").mkdir()
    (bench.root / "data" / "a.csv").write_text("1,2", encoding="utf-8")
    bench.limits["data"] = (bench.root / "data",)
    return bench


def run(bench: Bench, cluster: LocalCluster, *calls: str) -> dict[str, lab.Outcome]:
    bench.told = Told()
    scheduler = cluster.scheduler_address
    plan = bench.plan(*calls)
    return dict(lab.run(plan, bench.project, jobs=0, report=bench.told, scheduler=scheduler))


def test_results_land_in_the_store_with_their_traces(garden: Bench, cluster: LocalCluster) -> None:
    calls = ("m.f(1)", "m.f(2)", "m.reads()")
    there = run(garden, cluster, *calls)
    assert there == {
        "m.f(1)": Output("number", "2"),
        "m.f(2)": Output("number", "4"),
        "m.reads()": Output("text", "1,2"),
    }
    assert garden.run(*calls) == there
    assert garden.told.ran == []
    (garden.root / "data" / "a.csv").write_text("9", encoding="utf-8")
    assert lab.why("m.reads()", garden.project) == ("would re-run: data/a.csv changed",)
    garden.write(helper="TWO = 3\n")
    assert lab.why("m.f(1)", garden.project) == ("would re-run: snippets/helper.py changed",)
    assert run(garden, cluster, *calls)["m.f(2)"] == Output("number", "6")
    assert garden.run(*calls, fresh=True) == run(garden, cluster, *calls)


def test_a_snippet_that_misbehaves_there_is_a_failure_here(
    garden: Bench, cluster: LocalCluster
) -> None:
    garden.limits["timeout"] = 2
    found = run(garden, cluster, "m.fails()", "m.forever()", "m.f(3)")
    failed, endless = found["m.fails()"], found["m.forever()"]
    assert isinstance(failed, Failure)
    assert (failed.code, failed.path, failed.line) == ("run-failed", "snippets/m.py", 26)
    assert isinstance(endless, Failure)
    assert endless.code == "run-timeout"
    assert found["m.f(3)"] == Output("number", "6")


def test_a_worker_that_is_killed_half_way_loses_nothing(
    garden: Bench, cluster: LocalCluster
) -> None:
    calls = [f"m.f({n})" for n in range(14)]

    def kill_one() -> None:
        with Client(cluster.scheduler_address, set_as_default=False) as client:
            pids = client.run(os.getpid)
        os.kill(next(iter(pids.values())), signal.SIGKILL)

    timer = threading.Timer(2.0, kill_one)
    timer.start()
    found = run(garden, cluster, *calls)
    timer.join()
    assert found == {f"m.f({n})": Output("number", str(2 * n)) for n in range(14)}
    garden.run(*calls)
    assert garden.told.ran == []


def test_a_worker_with_other_versions_is_refused(garden: Bench, cluster: LocalCluster) -> None:
    installed = Installed()
    there = Cluster(cluster.scheduler_address, garden.project, threading.Event(), installed)
    try:
        ran = Ran(Output("number", "1"), Trace((), ("numpy",)), 1.0)
        versions = installed.versions(("numpy",))
        same = Done(ran, surroundings(), versions, "the worker at x")
        assert there._checked(same) == ran
        other = there._checked(replace(same, versions={**versions, "numpy": "0.1"})).outcome
        assert isinstance(other, Failure)
        assert other.code == "run-worker"
        assert other.message.startswith("the worker at x has numpy 0.1, and here is ")
        old = there._checked(replace(same, around={**surroundings(), "python": "3.1"})).outcome
        assert "has python 3.1" in getattr(old, "message", "")
    finally:
        there.close()


def test_no_cluster_is_one_line(garden: Bench) -> None:
    with pytest.raises(lab.Unreachable, match=r"no scheduler answers at tcp://127\.0\.0\.1:1"):
        lab.run(garden.plan("m.f(1)"), garden.project, jobs=0, scheduler="tcp://127.0.0.1:1")
