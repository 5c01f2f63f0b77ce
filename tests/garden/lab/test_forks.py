"""Calls forked from a warm server: the bytes, the trace and the ends of fresh processes."""

import dataclasses
import os
import sys
import threading
from pathlib import Path

import pytest

from gradient_garden import lab
from gradient_garden.config import read_config
from gradient_garden.garden.garden import project_of
from gradient_garden.lab import Call, Output, Project
from gradient_garden.lab.pool import Pool
from gradient_garden.lab.preload import Preloads
from gradient_garden.lab.runner import Ran, run_call
from gradient_garden.lab.warm import SAFE
from tests.garden.lab.bench import Bench, survivors
from tests.garden.lab.test_runner import DETACHES, FAULTS

pytestmark = pytest.mark.skipif(not SAFE, reason="forks are for Linux")
ROOT = Path(__file__).parents[3]


def both(project: Project, *texts: str) -> list[tuple[Ran, Ran]]:
    """Run calls in forks of one server, then each in a process of its own."""
    calls = [call for call in map(lab.parse_call, texts) if isinstance(call, Call)]
    stop = threading.Event()
    pool = Pool(project, 1, stop)
    try:
        warm = [pool.run(call) for call in calls]
        assert not pool.cold, pool.cold
    finally:
        pool.close()
    return list(zip(warm, [run_call(call, project, stop) for call in calls], strict=True))


def assert_same(warm: Ran, fresh: Ran) -> None:
    assert warm.outcome == fresh.outcome
    assert warm.trace == fresh.trace


LIBRARIES = """
import random
import sys
from pathlib import Path

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.figure import Figure
from snippets.helper import TWO

DATA = Path(__file__).parents[1] / "data.csv"


def plain():
    return TWO


def figure():
    figure = Figure()
    figure.subplots().plot(np.sin(np.linspace(0, 6, 50)), label=r"$\\sin x$")
    figure.legend()
    return figure


def reads():
    return DATA.read_text()


def lazily():
    import importlib
    return importlib.import_module("ya" + "ml").safe_load("1")


def seeded():
    random.seed(1)
    return str([random.random(), float(np.random.default_rng(2).random()), hash("x")])


def around():
    import os
    kept = {k: v for k, v in os.environ.items() if "/" not in v and k != "GARDEN_RUN"}
    places = [os.environ[k] == os.getcwd() for k in ("HOME", "TMPDIR")]
    print("to standard error", file=sys.stderr)
    print(sorted(kept.items()), places, sys.flags, sys.stdin.read(), __name__, os.listdir("."))


def libraries():
    return str(sorted({n.partition(".")[0] for n in sys.modules} - set(sys.stdlib_module_names)))


def temporary():
    import os, tempfile
    return tempfile.gettempdir() == os.getcwd()
"""
NAMES = ("plain", "figure", "reads", "lazily", "seeded", "around", "libraries", "temporary")


def test_what_a_fork_gives_and_what_it_used(bench: Bench) -> None:
    (bench.root / "data.csv").write_text("1,2", encoding="utf-8")
    bench.write(m=LIBRARIES, helper="import matplotlib.colors\n\nTWO = 2\n")
    runs = both(bench.project, *(f"m.{name}()" for name in NAMES))
    for warm, fresh in runs:
        assert isinstance(fresh.outcome, Output), fresh.outcome
        assert_same(warm, fresh)
    traces = dict(zip(NAMES, (warm.trace for warm, _ in runs), strict=True))
    assert "data:data.csv" in traces["reads"].files
    assert "source:snippets/helper.py" in traces["plain"].files
    assert "yaml" in set(traces["lazily"].imports) - set(traces["plain"].imports)


def test_one_call_leaves_nothing_to_the_next(bench: Bench) -> None:
    bench.write(
        m="import os\nimport random\nimport numpy as np\n\nSEEN = []\n\n\ndef f(n):\n"
        "    SEEN.append(n)\n    np.seen = getattr(np, 'seen', 0) + 1\n"
        "    os.environ['SEEN'] = os.environ.get('SEEN', '') + 'x'\n"
        "    return str([len(SEEN), np.seen, os.environ['SEEN'], os.listdir('.')])\n"
    )
    said = {str(ran.outcome) for pair in both(bench.project, "m.f(1)", "m.f(2)") for ran in pair}
    assert len(said) == 1


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_the_same_failure(bench: Bench, name: str) -> None:
    bench.write(m=FAULTS[name][0])
    ((warm, fresh),) = both(bench.project, "m.f()")
    assert isinstance(warm.outcome, lab.Failure)
    assert (warm.outcome.code, warm.outcome.line) == FAULTS[name][1:3]
    assert dataclasses.replace(warm.outcome, tail="") == dataclasses.replace(fresh.outcome, tail="")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("def f():\n    while True:\n        pass\n", "run-timeout"),
        ("import signal, time\n\n\ndef f():\n    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
         "    time.sleep(60)\n", "run-timeout"),
        ("def f():\n    while True:\n        print('x' * 1000)\n", "run-flood"),
        ("import os, signal\n\n\ndef f():\n    os.kill(os.getppid(), signal.SIGKILL)\n"
         "    signal.pause()\n", "run-killed"),
    ],
)  # fmt: skip
def test_limits_hold_and_the_next_call_runs(bench: Bench, text: str, code: str) -> None:
    bench.write(m=f"import numpy\n{text}\n\ndef g(n):\n    return n\n")
    bench.limits["timeout"] = 2
    found = bench.run("m.f()", "m.g(1)", "m.g(2)", jobs=1)
    failed = found.pop("m.f()")
    assert isinstance(failed, lab.Failure)
    assert failed.code == code
    assert found == {"m.g(1)": Output("number", "1"), "m.g(2)": Output("number", "2")}
    assert survivors(os.getpid()) == []


def test_detached_children_of_a_fork_do_not_survive(bench: Bench) -> None:
    bench.write(m=f"import numpy\n{DETACHES}\n\ndef g():\n    return 2\n")
    found = bench.run("m.f()", "m.g()", jobs=1)
    assert found == {"m.f()": Output("number", "1"), "m.g()": Output("number", "2")}
    assert survivors(os.getpid()) == []


@pytest.mark.parametrize(
    "text",
    [
        "print('loaded')\n",
        "import threading, time\n"
        "threading.Thread(target=time.sleep, args=(9,), daemon=True).start()\n",
        "import warnings\nwarnings.warn('old', DeprecationWarning, stacklevel=2)\n",
        "raise ValueError('broken')\n",
        "import os\nos._exit(3)\n",
    ],
)
def test_a_library_that_is_not_fit_for_forks_gets_fresh_processes(
    bench: Bench, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = next(p for p in map(Path, sys.path) if p.name == "site-packages")
    library = site / "unfit_for_forks.py"
    library.write_text(text, encoding="utf-8")
    try:
        bench.write(m="import unfit_for_forks\n\n\ndef f(n):\n    return 1\n")
        found = bench.run("m.f(1)", "m.f(2)", jobs=1)
        stop, (call,) = threading.Event(), bench.plan("m.f(1)").calls
        assert found["m.f(1)"] == run_call(call, bench.project, stop).outcome
    finally:
        library.unlink()


def test_only_what_is_always_imported_is_preloaded(bench: Bench) -> None:
    bench.write(
        m="from __future__ import annotations\nimport os\nimport numpy as np\n"
        "from matplotlib import pyplot, colors\nfrom snippets import near\n"
        "from snippets.near import x\n"
        "try:\n    import maybe\nexcept ImportError:\n    pass\n\n\ndef f():\n    import lazily\n",
        near="import torch.nn\nfrom snippets.m import f\nfrom snippets.gone import y\n",
    )
    expected = (("matplotlib", ("colors", "pyplot")), ("numpy", ()), ("torch.nn", ()))
    assert Preloads(bench.project.snippets).of("m") == expected
    assert Preloads(bench.project.snippets).of("absent") == ()


# Quick calls of the course, one for each of the larger sets of libraries.
COURSE = ROOT / "tests" / "garden" / "lab" / "course_calls.txt"


@pytest.mark.parametrize("text", COURSE.read_text(encoding="utf-8").split("\n")[:-1])
def test_calls_of_the_course_are_the_same_forked_and_fresh(text: str, tmp_path: Path) -> None:
    config, _ = read_config(ROOT)
    project = dataclasses.replace(project_of(config), store=tmp_path / "store")
    ((warm, fresh),) = both(project, text)
    assert isinstance(fresh.outcome, Output), fresh.outcome
    assert warm.outcome == fresh.outcome
    assert warm.trace.imports == fresh.trace.imports
    # PyTorch reads the text of whoever imports it, here of a snippet; there, of the server.
    read = f"data:snippets/{text.partition('(')[0].partition('.')[0]}.py"
    assert set(fresh.trace.files) - {read} == set(warm.trace.files)
