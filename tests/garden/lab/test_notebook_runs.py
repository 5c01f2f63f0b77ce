"""Notebooks as records of the store: what runs one again, what does not, and how one may end."""

import compileall
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

import pytest

from gradient_garden import lab
from gradient_garden.lab import Failure, Output
from tests.garden.lab.bench import Bench, survivors

FAR = "STEP = 1\n\n\ndef far(x):\n    return x + STEP\n"
MIDDLE = "from snippets.far import far\n\n\ndef middle(x):\n    return far(x) * 2\n"
APART = "def apart():\n    return 7\n"
ONE, TWO, THREE = "docs/One book.ipynb", "docs/Two.ipynb", "docs/Three.ipynb"
ALL = (ONE, TWO, THREE)
CACHED = ("cached: nothing it used has changed",)
READS = "import os, numpy\nprint(open(os.environ['PYTHONPATH'] + '/data/a.csv').read())"


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Three notebooks: of helpers two imports away, of data and a library, of another snippet."""
    bench = Bench(tmp_path_factory.mktemp("books"))
    (bench.root / "data").mkdir()
    (bench.root / "data" / "a.csv").write_text("1,2", encoding="utf-8")
    bench.write(far=FAR, middle=MIDDLE, apart=APART)
    bench.write_book(ONE, "#: Words.", "from snippets.middle import middle", "middle(1)")
    bench.write_book(TWO, READS)
    bench.write_book(THREE, "from snippets import apart\nprint(apart.apart(), end='')\n'!'")
    found = bench.run_books(*ALL)
    assert {path: bench.shown(path, outcome) for path, outcome in found.items()} == {
        ONE: ["", "4"],
        TWO: ["1,2\n"],
        THREE: ["7'!'"],
    }
    return bench


@pytest.fixture
def books(bench: Bench, first_run: Bench) -> Bench:
    """The same in another folder, with what was stored then."""
    shutil.copytree(first_run.root, bench.root, dirs_exist_ok=True)
    bench.limits["data"] = (bench.root / "data",)
    return bench


def rerun(bench: Bench) -> set[str]:
    """Run again; `why` must have said beforehand which would run."""
    expected = {path for path in ALL if lab.why(bench.book(path), bench.project) != CACHED}
    bench.run_books(*ALL)
    assert set(bench.told.ran) == expected
    assert set(bench.told.cached) == set(ALL) - expected
    return expected


def test_nothing_changed(books: Bench) -> None:
    assert rerun(books) == set()


def test_an_unrelated_snippet_and_a_comment_re_run_nothing(books: Bench) -> None:
    books.write(other="X = 1\n", far=FAR.replace("STEP = 1", "STEP = 1  # one"))
    assert rerun(books) == set()


def test_words_re_run_nothing(books: Bench) -> None:
    cells = ("#: Other words.", "from snippets.middle import middle", "#: More.", "middle(1)")
    books.write_book(ONE, *cells)
    assert rerun(books) == set()
    assert books.shown(ONE, books.run_books(ONE)[ONE]) == ["", "4"]


def test_a_code_cell_re_runs_its_notebook(books: Bench) -> None:
    books.write_book(ONE, "from snippets.middle import middle", "middle(2)")
    said = (f"would re-run: a code cell of {ONE} changed",)
    assert lab.why(books.book(ONE), books.project) == said
    assert rerun(books) == {ONE}
    assert books.shown(ONE, books.run_books(ONE)[ONE]) == ["", "6"]


@pytest.mark.parametrize("hidden", ["middle(1);", "'middle(1)'", "'middle(2)'"])
def test_what_a_syntax_tree_would_not_tell_counts(books: Bench, hidden: str) -> None:
    books.write_book(ONE, "from snippets.middle import middle", hidden)
    assert rerun(books) == {ONE}


def test_a_helper_two_imports_away_re_runs_its_notebook(books: Bench) -> None:
    books.write(far=FAR.replace("STEP = 1", "STEP = 2"))
    said = ("would re-run: snippets/far.py changed",)
    assert lab.why(books.book(ONE), books.project) == said
    assert rerun(books) == {ONE}


def test_a_data_file_re_runs_its_notebook(books: Bench) -> None:
    (books.root / "data" / "a.csv").write_text("9", encoding="utf-8")
    assert lab.why(books.book(TWO), books.project) == ("would re-run: data/a.csv changed",)
    assert rerun(books) == {TWO}


def test_a_version_re_runs_its_notebook(books: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    real = metadata.version
    newer = {"numpy": "99.0"}
    monkeypatch.setattr(metadata, "version", lambda name: newer.get(name) or real(name))
    (said,) = lab.why(books.book(TWO), books.project)
    assert said == f"would re-run: numpy {real('numpy')} → 99.0"
    assert rerun(books) == {TWO}


def test_what_draws_a_kernels_outputs_re_runs_all(
    books: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = metadata.version
    monkeypatch.setattr(metadata, "version", lambda n: "99" if n == "ipykernel" else real(n))
    assert rerun(books) == set(ALL)


def test_a_module_beside_the_snippets_counts_even_where_it_was_compiled(bench: Bench) -> None:
    beside = bench.root / "beside.py"
    beside.write_text("X = 1\n", encoding="utf-8")
    compileall.compile_file(beside, quiet=1)
    bench.write_book(ONE, "import beside\nbeside.X")
    assert bench.shown(ONE, bench.run_books(ONE)[ONE]) == ["1"]
    beside.write_text("X = 2\n", encoding="utf-8")
    assert lab.why(bench.book(ONE), bench.project) == ("would re-run: beside.py changed",)


def test_an_equal_result_is_the_same_output(books: Bench) -> None:
    def outputs() -> set[str]:
        return {path.name for path in (books.project.store / "blobs").rglob("*") if path.is_file()}

    before = outputs()
    books.write(far=FAR.replace("x + STEP", "STEP + x"))
    assert rerun(books) == {ONE}
    assert outputs() == before


def test_an_edit_while_it_runs_is_not_taken_for_what_ran(bench: Bench) -> None:
    bench.write_book(ONE, "1 + 1")
    plan = lab.plan((), [bench.book(ONE)])
    bench.write_book(ONE, "2 + 2")
    lab.run(plan, bench.project, jobs=1)
    assert lab.why(bench.book(ONE), bench.project) != CACHED
    assert bench.shown(ONE, bench.run_books(ONE)[ONE]) == ["4"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("#: A", "x = 1", "1 / 0"), "cell 3 failed: ZeroDivisionError: division by zero"),
        (("import os\nos._exit(3)",), "cell 1 failed: its kernel died"),
        (("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)",), "cell 1 failed: its kernel"),
        (("def f(:",), "cell 1 failed: SyntaxError: "),
        (("import os\nos.system('true')",), "cell 1 failed: PermissionError: a snippet may not st"),
        (("import gradient_garden",), "cell 1 failed: ModuleNotFoundError: a snippet stands alone"),
        (("x = 'm' * 10**7\nwhile True: print(x)",), "cell 1 failed: OSError: a notebook may not"),
        (
            ("from IPython.display import HTML", "while True: display(HTML('m' * 10**6))"),
            "cell 2 failed: printed and showed more than 32 megabytes",
        ),
        (("x = bytearray(10**10)",), "cell 1 failed: MemoryError"),
    ],
)
def test_a_failure_names_its_cell_and_is_never_a_hit(
    bench: Bench, cells: tuple[str, ...], said: str
) -> None:
    bench.limits["memory_mb"] = 1024
    bench.write_book(ONE, *cells)
    for _ in range(2):
        outcome = bench.run_books(ONE)[ONE]
        assert bench.told.ran == [ONE]
        assert isinstance(outcome, Failure)
        assert outcome.code == "notebook-failed"
        assert outcome.message.startswith(said)
    (reason,) = lab.why(bench.book(ONE), bench.project)
    assert reason.startswith(f"would run: it failed when it last ran (notebook-failed: {said}")
    assert survivors(os.getpid()) == []


@pytest.mark.parametrize("hang", ["while True: pass", "import time\ntime.sleep(10**6)"])
def test_a_kernel_that_hangs_is_stopped(bench: Bench, hang: str) -> None:
    bench.limits["timeouts"] = {ONE: 1}
    deaf = "import signal\nfor n in signal.SIGTERM, signal.SIGINT: signal.signal(n, lambda *_: 0)"
    bench.write_book(ONE, deaf, hang)
    outcome = bench.run_books(ONE)[ONE]
    assert isinstance(outcome, Failure)
    assert outcome.message == "cell 2 failed: still running after 1 seconds"
    assert survivors(os.getpid()) == []


def test_a_run_that_minds_no_limit_of_a_cell_is_stopped(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradient_garden.lab.notebooks.STARTING", -599.5)
    bench.write_book(ONE, "while True: pass")
    outcome = bench.run_books(ONE)[ONE]
    assert isinstance(outcome, Failure)
    assert outcome.message.startswith("running it failed: still running after ")


@pytest.mark.parametrize("part", ["blobs", "calls"])
def test_a_damaged_record_is_a_miss(books: Bench, part: str) -> None:
    for file in (books.project.store / part).rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            file.write_bytes(data[:40] + bytes([data[40] ^ 1]) + data[41:])
    found = books.run_books(*ALL)
    assert set(books.told.ran) == set(ALL)
    assert books.shown(ONE, found[ONE]) == ["", "4"]


def test_what_is_alive_stays_and_what_is_dead_goes(books: Bench) -> None:
    books.write(far=FAR.replace("STEP = 1", "STEP = 2"))
    books.run_books(*ALL)
    alive = [books.book(ONE), books.book(TWO)]
    freed = lab.collect(alive, books.project, days=0)
    assert (freed.records, freed.outputs) == (2, 2)
    assert rerun(books) == {THREE}


def test_whatever_was_cached_runs_where_it_is_asked_for_fresh(books: Bench) -> None:
    books.run_books(TWO, fresh=True)
    assert books.told.ran == [TWO]


def test_a_notebook_that_does_not_repeat_is_told(bench: Bench) -> None:
    bench.write_book(ONE, "len({'a', 'b'})")
    bench.write_book(TWO, "list({'a', 'b', 'c', 'd', 'e', 'f', 'g'})")
    plan = lab.plan((), map(bench.book, (ONE, TWO)))
    found = lab.unrepeatable(plan, bench.project, jobs=2)
    assert {path: failure.code for path, failure in found.items()} == {TWO: "run-unrepeatable"}


def test_settings_of_whoever_builds_change_nothing(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    startup = tmp_path / "mine" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text("x = 1\n", encoding="utf-8")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "mine"))
    monkeypatch.setenv("MPLBACKEND", "agg")
    cells = "import os\n'x' in globals(), os.environ['TZ'], os.environ['OMP_NUM_THREADS']"
    bench.write_book(ONE, cells, "os.environ['MPLBACKEND'].rpartition('.')[2]", "os.listdir()")
    shown = bench.shown(ONE, bench.run_books(ONE)[ONE])
    assert shown == ["(False, 'UTC', '1')", "'backend_inline'", "[]"]


TORCH = "import torch\nint(torch.ones({}).sum())"


def test_without_a_library_outputs_come_from_the_shared_store_and_the_stale_are_told(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    machines = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        machine = Bench(tmp_path / name)
        machine.limits["shared"] = f"file://{tmp_path}/shared"
        machine.write_book(ONE, TORCH.format(3))
        machine.write_book(TWO, TORCH.format(3), "1 + 1")
        machines.append(machine)
    here, there = machines
    assert here.shown(ONE, here.run_books(ONE, TWO)[ONE]) == ["3"]

    request.getfixturevalue("without_torch")
    there.write_book(TWO, TORCH.format(4), "1 + 1")
    there.write_book(THREE, TORCH.format(5))
    stale: dict[str, tuple[str, ...]] = {}
    found = there.run_books(ONE, TWO, stale=stale)
    assert there.told.ran == []
    assert there.shown(ONE, found[ONE]) == ["3"]
    assert there.shown(TWO, found[TWO]) == ["", "2"]
    assert stale == {TWO: (f"notebook:{TWO}",)}
    said = [lab.why(there.book(path), there.project)[0] for path in ALL]
    assert said[0].startswith("cached: computed where torch is installed")
    assert said[1] == f"stale, and torch is not installed: notebook:{TWO} differs"
    assert said[2].startswith("would fail: torch is not installed")
    assert lab.collect(map(there.book, ALL), there.project, days=0).records == 0


def test_a_damaged_output_of_the_shared_store_is_not_believed(tmp_path: Path) -> None:
    machines = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        machine = Bench(tmp_path / name)
        machine.limits["shared"] = f"file://{tmp_path}/shared"
        machine.write_book(ONE, "print(42)")
        machines.append(machine)
    machines[0].run_books(ONE)
    for file in (tmp_path / "shared" / "blobs").rglob("*"):
        if file.is_file():
            forged = Output("cells", json.dumps([["print(42)", []]]))
            file.write_text(json.dumps({"kind": forged.kind, "text": forged.text}))
    found = machines[1].run_books(ONE)
    assert machines[1].told.ran == [ONE]
    assert machines[1].shown(ONE, found[ONE]) == ["42\n"]


BUILDER = """
import signal, sys
from pathlib import Path
from tests.garden.lab.bench import Bench

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background
bench = Bench.__new__(Bench)
bench.root, bench.limits = Path(sys.argv[1]), {}
bench.run_books(sys.argv[2])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_a_builder_that_ends_leaves_no_kernel(bench: Bench, end: signal.Signals) -> None:
    began = bench.root / "began"
    bench.write_book(
        ONE, f"import pathlib, time\npathlib.Path({str(began)!r}).touch()", "time.sleep(600)"
    )
    builder = subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(bench.root), ONE],
        cwd=Path(__file__).parents[3],
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while not began.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(survivors(builder.pid)) == 2  # who runs the cells, and the kernel
    builder.send_signal(end)
    builder.wait(30)
    while survivors(builder.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert survivors(builder.pid) == []
