"""What makes a call run again, and what does not: real runs, one edit, a second look."""

import importlib
import os
import sys

import pytest

from gradient_garden import lab
from gradient_garden.lab import Output
from gradient_garden.lab.key import key_of, surroundings
from tests.garden.lab.bench import Bench

FAR = '"""Far."""\n\nSTEP = 1\n\n\ndef far(x):\n    return x + STEP\n'
MIDDLE = "from snippets.far import far\n\n\ndef middle(x):\n    return far(x) * 2\n"
NEAR = "from snippets.middle import middle\n\n\ndef near(x=1):\n    return middle(x)\n"
APART = "def apart():\n    return 7\n"
NEAR_CALLS = ("near.near()", "near.near(x=3)")
ALL = (*NEAR_CALLS, "middle.middle(1)", "far.far(1)", "apart.apart()")


@pytest.fixture
def chain(bench: Bench) -> Bench:
    bench.write(far=FAR, middle=MIDDLE, near=NEAR, apart=APART)
    first = bench.run(*ALL)
    assert sorted(bench.told.ran) == sorted(ALL)
    assert {k: o.text for k, o in first.items() if isinstance(o, Output)} == dict(
        zip(ALL, ["4", "8", "4", "2", "7"], strict=True)
    )
    return bench


def rerun(bench: Bench, *calls: str) -> set[str]:
    """Run again; `why` must have said beforehand which calls would run."""
    expected = {c for c in calls if lab.why(c, bench.project) != (lab_cached(),)}
    bench.run(*calls)
    assert set(bench.told.ran) == expected
    assert set(bench.told.cached) == set(calls) - expected
    return expected


def lab_cached() -> str:
    return "cached: nothing it used has changed"


def test_nothing_changed(chain: Bench) -> None:
    assert rerun(chain, *ALL) == set()


@pytest.mark.parametrize(
    "text",
    [
        FAR.replace("STEP = 1", "STEP = 1  # one"),
        FAR.replace('"""Far."""', '"""Another docstring,\n\nof several lines."""'),
        FAR.replace("def far(x):", "def far(x):\n    # Why.\n    'A docstring.'\n"),
        FAR.replace("STEP = 1", "\n\n\nSTEP = (\n    1\n)"),
        FAR.replace("\n", "\r\n"),
    ],
)
def test_comments_docstrings_and_layout_re_run_nothing(chain: Bench, text: str) -> None:
    (chain.root / "snippets" / "far.py").write_bytes(text.encode())
    assert rerun(chain, *ALL) == set()


def test_touching_files_or_turning_back_the_clock_re_runs_nothing(chain: Bench) -> None:
    for number, file in enumerate((chain.root / "snippets").iterdir()):
        os.utime(file, (number, number))
    assert rerun(chain, *ALL) == set()


def test_a_helper_two_imports_away_re_runs_exactly_its_users(chain: Bench) -> None:
    chain.write(far=FAR.replace("STEP = 1", "STEP = 10"))
    assert lab.why("near.near()", chain.project) == ("would re-run: snippets/far.py changed",)
    assert rerun(chain, *ALL) == {*NEAR_CALLS, "middle.middle(1)", "far.far(1)"}
    outcome = chain.run("near.near()")["near.near()"]
    assert isinstance(outcome, Output)
    assert outcome.text == "22"


def test_going_back_is_a_hit(chain: Bench) -> None:
    chain.write(far=FAR.replace("STEP = 1", "STEP = 10"))
    rerun(chain, *ALL)
    chain.write(far=FAR)
    assert rerun(chain, *ALL) == set()


def test_a_change_that_changes_no_output_writes_no_blob(chain: Bench) -> None:
    blobs = chain.root / ".garden" / "store" / "blobs"
    before = {f: f.stat().st_mtime_ns for f in blobs.rglob("*") if f.is_file()}
    chain.write(far=FAR.replace("x + STEP", "STEP + x"))
    assert rerun(chain, "near.near()") == {"near.near()"}
    assert {f: f.stat().st_mtime_ns for f in blobs.rglob("*") if f.is_file()} == before


@pytest.mark.parametrize(
    ("before", "after"),
    [("STEP = 1", "STEP = 1.0"), ("def far(x):", "def far(x: int):"), ("x + STEP", "x - -STEP")],
)
def test_what_could_change_a_result_re_runs(chain: Bench, before: str, after: str) -> None:
    chain.write(far=FAR.replace(before, after))
    assert rerun(chain, "far.far(1)", "apart.apart()") == {"far.far(1)"}


@pytest.mark.parametrize(
    "text",
    [
        '"""One."""\n\n\ndef f():\n    return __doc__\n',
        'def f():\n    """One."""\n    return f.__doc__\n',
        "import inspect\n\n\ndef f():\n    return inspect.getsource(f)  # One.\n",
        "from pathlib import Path\n\n\ndef f():\n    return Path(__file__).read_text()  # One.\n",
        "import sys\n\n\ndef f():\n    return open(sys.modules[__name__].f.__code__.co_filename)"
        ".read()  # One.\n",
    ],
)
def test_a_snippet_that_sees_its_own_text_depends_on_it(bench: Bench, text: str) -> None:
    bench.write(m=text)
    bench.run("m.f()")
    bench.write(m=text.replace("One", "Two"))
    assert rerun(bench, "m.f()") == {"m.f()"}
    outcome = bench.run("m.f()")["m.f()"]
    assert isinstance(outcome, Output)
    assert "Two" in outcome.text


DATA = """
import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data"


def size(name="a.csv"):
    with open(FOLDER / name, encoding="utf-8") as file:
        return len(file.read())


def size_below(name):
    return len(os.fspath(os.fsdecode(open(os.path.join(FOLDER, name), "rb").read())))


def names():
    return ", ".join(sorted(p.name for p in FOLDER.iterdir()))


def maybe():
    try:
        return (FOLDER / "maybe.txt").read_text()
    except FileNotFoundError:
        return "nothing"


def writes():
    Path("x.txt").write_text("x")
    return Path("x.txt").read_text()
"""
DATA_CALLS = ("m.size()", "m.size('b.csv')", "m.size_below('a.csv')", "m.names()", "m.maybe()")
DATA_CALLS += ("m.writes()",)


@pytest.fixture
def data(bench: Bench) -> Bench:
    (bench.root / "data").mkdir()
    (bench.root / "data" / "a.csv").write_text("1,2", encoding="utf-8")
    (bench.root / "data" / "b.csv").write_text("1,2,3", encoding="utf-8")
    bench.write(m=DATA)
    bench.limits["data"] = (bench.root / "data",)
    found = bench.run(*DATA_CALLS)
    assert all(isinstance(outcome, Output) for outcome in found.values()), found
    return bench


def test_data_unchanged(data: Bench) -> None:
    assert rerun(data, *DATA_CALLS) == set()


def test_a_data_file_re_runs_its_users(data: Bench) -> None:
    (data.root / "data" / "a.csv").write_text("9,2", encoding="utf-8")
    assert lab.why("m.size()", data.project) == ("would re-run: data/a.csv changed",)
    assert rerun(data, *DATA_CALLS) == {"m.size()", "m.size_below('a.csv')"}


def test_a_listed_folder_re_runs_who_listed_it(data: Bench) -> None:
    (data.root / "data" / "c.csv").touch()
    reasons = lab.why("m.names()", data.project)
    assert reasons == ("would re-run: the list of files in data changed",)
    assert rerun(data, *DATA_CALLS) == {"m.names()"}


def test_a_file_that_was_absent_appears(data: Bench) -> None:
    (data.root / "data" / "maybe.txt").write_text("here", encoding="utf-8")
    assert lab.why("m.maybe()", data.project) == ("would re-run: data/maybe.txt appeared",)
    assert rerun(data, *DATA_CALLS) == {"m.maybe()", "m.names()"}


def test_a_file_that_was_read_vanishes(data: Bench) -> None:
    (data.root / "data" / "b.csv").unlink()
    assert lab.why("m.size('b.csv')", data.project) == ("would re-run: data/b.csv vanished",)


def test_a_module_that_was_absent_appears(bench: Bench) -> None:
    text = "try:\n    from snippets.extra import X\nexcept ImportError:\n    X = 0\n\n\n"
    bench.write(m=f"{text}def f():\n    return X\n")
    assert bench.one("m.f()") == Output("number", "0")
    bench.write(extra="X = 1\n")
    assert lab.why("m.f()", bench.project) == ("would re-run: snippets/extra.py appeared",)
    assert bench.one("m.f()") == Output("number", "1")


def test_failures_are_never_hits(bench: Bench) -> None:
    bench.write(m="def f():\n    return 1 / 0\n")
    for _ in range(2):
        bench.run("m.f()")
        assert bench.told.ran == ["m.f()"]
    (reason,) = lab.why("m.f()", bench.project)
    assert reason.startswith("would run: it failed when it last ran (run-failed: ZeroDivision")
    bench.write(m="def f():\n    return 1\n")
    bench.run("m.f()")
    assert lab.why("m.f()", bench.project) == (lab_cached(),)


def test_fresh_runs_everything(chain: Bench) -> None:
    chain.run("apart.apart()", fresh=True)
    assert chain.told.ran == ["apart.apart()"]


def test_the_same_call_spelled_otherwise_is_the_same(chain: Bench) -> None:
    assert lab.why("near.near(x = 3)", chain.project) == (lab_cached(),)
    assert lab.why("near.near(x=3.0)", chain.project) != (lab_cached(),)
    assert lab.why("near.near(x=(", chain.project)[0].startswith("“near.near(x=(”") is False
    (refusal,) = lab.why("near.near(x=y)", chain.project)
    assert "not a literal" in refusal


def test_a_source_that_changes_during_the_run_is_run_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = importlib.import_module("gradient_garden.lab.pool")

    bench.write(m="def f():\n    return 1\n")
    real, count = runner.run_call, []

    def editing(*arguments: object) -> object:
        ran = real(*arguments)  # type: ignore[arg-type]
        count.append(1)
        if len(count) == 1:
            bench.write(m="def f():\n    return 2\n")
        return ran

    monkeypatch.setattr(runner, "run_call", editing)
    assert bench.one("m.f()") == Output("number", "2")
    assert len(count) == 2
    assert lab.why("m.f()", bench.project) == (lab_cached(),)


def test_a_source_that_keeps_changing_is_not_kept(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = importlib.import_module("gradient_garden.lab.pool")

    bench.write(m="def f():\n    return 1\n")
    real, count = runner.run_call, []

    def editing(*arguments: object) -> object:
        ran = real(*arguments)  # type: ignore[arg-type]
        count.append(1)
        bench.write(m=f"def f():\n    return {len(count) + 1}\n")
        return ran

    monkeypatch.setattr(runner, "run_call", editing)
    bench.one("m.f()")
    assert len(count) == 2
    assert lab.why("m.f()", bench.project) != (lab_cached(),)


def test_pythons_minor_version_and_the_renderer_are_in_the_key() -> None:
    around = surroundings()
    assert around["python"] == "{}.{}".format(*sys.version_info[:2])
    base = key_of("m.f()", around, {"a": "1"})
    others = [
        key_of("m.f()", {**around, "python": "3.99"}, {"a": "1"}),
        key_of("m.f()", {**around, "renderer": "x"}, {"a": "1"}),
        key_of("m.f()", {**around, "schema": "x"}, {"a": "1"}),
        key_of("m.f()", around, {"a": "2"}),
        key_of("m.f()", around, {"b": "1"}),
        key_of("m.g()", around, {"a": "1"}),
    ]
    assert len({base, *others}) == 7
