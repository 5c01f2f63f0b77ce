"""How well calls run: what the engine costs a call, on one core, on two, on a cluster.

And what it costs to find that nothing changed.

    python benchmarks/lab.py [--seconds 1.0] [--calls 40] [--cached 500] [--dask ROUNDS]

Everything is a ratio or a difference within one run, on a scratch project:

    overhead   seconds a call that draws a figure takes in a warm pool, beyond calling it here
    speed-up   the same calls one at a time, over two at a time
    no change  seconds to find that nothing changed, for all the cached calls
    dask       throughput of two workers over that of two local processes: the middle one of
               several rounds, each of which runs one after the other

Machines are noisy, and two processes need two idle cores. Targets: overhead at most 0.15 s,
speed-up at least 1.7, no change at most 1 s for 500 calls, dask at least 0.9.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from gradient_garden import lab
from gradient_garden.lab import Call, Place, Plan, Project, Reference

SNIPPET = '''"""Work of a known length, and a small figure."""

import time

import numpy as np
from matplotlib.figure import Figure


def busy(seconds: float, n: int) -> int:
    """Keep a core busy for so many seconds of its time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        np.linalg.norm(np.ones(100))
    return n


def picture(n: int) -> Figure:
    """Draw a curve."""
    figure = Figure()
    x = np.linspace(0, 6, 50)
    figure.subplots().plot(x, np.sin(n * x))
    return figure


def number(n: int) -> int:
    """Return it."""
    return n
'''


def project(folder: Path) -> Project:
    """A scratch project with one snippet."""
    snippets = folder / "snippets"
    snippets.mkdir()
    (snippets / "work.py").write_text(SNIPPET, encoding="utf-8")
    return Project(folder, snippets, folder / "store", timeout=600)


def plan(*texts: str) -> Plan:
    """A plan of calls, each shown once."""
    calls = [call for call in map(lab.parse_call, texts) if isinstance(call, Call)]
    references = [Reference(call.module, call.symbol, (call,)) for call in calls]
    return lab.plan((r, Place("docs/a.md", n, 1)) for n, r in enumerate(references, 1))


def seconds(
    made: Project, what: Plan, jobs: int, *, fresh: bool = True, scheduler: str = ""
) -> float:
    """Wall seconds to run a plan, every call of which must give an output."""
    began = time.perf_counter()
    found = lab.run(what, made, jobs=jobs, fresh=fresh, scheduler=scheduler)
    took = time.perf_counter() - began
    bad = [outcome for outcome in found.values() if isinstance(outcome, lab.Failure)]
    if bad:
        sys.exit(f"a call failed: {bad[0].message}")
    return took


def overhead(made: Project, calls: int) -> float:
    """Seconds a call beyond the call itself, the start of the server left out."""
    few = seconds(made, plan(*(f"work.picture(n={n})" for n in range(2))), 1)
    many = seconds(made, plan(*(f"work.picture(n={n})" for n in range(calls + 2))), 1)
    return (many - few) / calls - here(calls)


def here(calls: int) -> float:
    """Seconds to draw and write the same figure in this process."""
    import io

    space: dict[str, object] = {}
    exec(SNIPPET, space)
    draw = space["picture"]
    draw(0).savefig(io.StringIO(), format="svg")  # type: ignore[operator]
    began = time.perf_counter()
    for n in range(calls):
        draw(n).savefig(io.StringIO(), format="svg")  # type: ignore[operator]
    return (time.perf_counter() - began) / calls


def busy(calls: int, length: float) -> Plan:
    """Calls that keep a core busy."""
    return plan(*(f"work.busy(seconds={length!r}, n={n})" for n in range(calls)))


def dask(made: Project, work: Plan, rounds: int) -> list[float]:
    """Ratios of throughput, sorted, on a local cluster of two workers, which is up before."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        seconds(
            made,
            plan("work.number(n=0)", "work.number(n=1)"),
            0,
            scheduler=cluster.scheduler_address,
        )
        return sorted(
            seconds(made, work, 2) / seconds(made, work, 0, scheduler=cluster.scheduler_address)
            for _ in range(rounds)
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--calls", type=int, default=40)
    parser.add_argument("--cached", type=int, default=500)
    parser.add_argument("--dask", type=int, default=0, metavar="ROUNDS")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = project(Path(folder))
        print(f"overhead   {overhead(made, wanted.calls):6.3f} s a call")
        many = plan(*(f"work.number(n={n})" for n in range(wanted.cached)))
        seconds(made, many, 2)
        print(f"no change  {seconds(made, many, 2, fresh=False):6.3f} s for {wanted.cached} calls")
        work = busy(wanted.calls, wanted.seconds)
        two = seconds(made, work, 2)
        print(f"speed-up   {seconds(made, work, 1) / two:6.2f}")
        if wanted.dask:
            ratios = dask(made, work, wanted.dask)
            print(
                f"dask       {statistics.median(ratios):6.2f} of {ratios[0]:.2f}–{ratios[-1]:.2f}"
            )


if __name__ == "__main__":
    main()
