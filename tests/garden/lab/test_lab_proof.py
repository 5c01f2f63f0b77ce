"""The proof: which tests execute which symbol, and when they run again."""

import shutil
from pathlib import Path

import pytest

from gradient_garden import lab
from gradient_garden.config import read_config
from gradient_garden.garden.garden import project_of
from gradient_garden.lab.proof import Proof, prove

FILES = {
    "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["."]\n',
    "snippets/base.py": '''\
        RATE = 2
        UNUSED = 3
        NAMED = 5


        def double(x: int) -> int:
            """Twice."""
            return RATE * x


        def forgotten(x: int) -> int:
            return x
        ''',
    "snippets/top.py": """\
        from snippets.base import double


        class Point:
            def __init__(self, x: int) -> None:
                self.x = x

            def moved(self) -> int:
                return double(self.x)
        """,
    "tests/test_base.py": """\
        import pytest
        from snippets.base import NAMED, double


        @pytest.mark.parametrize("x", [1, 2])
        def test_double(x):
            assert double(x) == x + x


        class TestNamed:
            def test_named(self):
                assert NAMED == 5
        """,
    "tests/test_top.py": """\
        from snippets.top import Point


        def test_point():
            assert Point(3).moved() == 6
        """,
}


BOTH = ["tests/test_base.py", "tests/test_top.py"]


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Proof]:
    """A project whose tests have run once."""
    root = tmp_path_factory.mktemp("grown")
    for name, text in FILES.items():
        write(root, name, text)
    return root, proved(root)[0]


@pytest.fixture
def root(grown: tuple[Path, Proof], tmp_path: Path) -> Path:
    """A copy of that project, its store included: names in it are relative to the root."""
    return shutil.copytree(grown[0], tmp_path / "copy")


@pytest.fixture
def proof(grown: tuple[Path, Proof]) -> Proof:
    return grown[1]


def write(root: Path, name: str, text: str) -> None:
    file = root / name
    file.parent.mkdir(exist_ok=True)
    indent = len(text) - len(text.lstrip(" "))
    file.write_text("\n".join(line[indent:] for line in text.split("\n")), encoding="utf-8")


class Counter:
    """Remembers which test modules ran."""

    def __init__(self) -> None:
        self.ran: list[str] = []

    def started(self, call: lab.Call | str) -> None:
        self.ran.append(str(call))

    def finished(
        self, call: lab.Call | str, outcome: lab.Outcome, seconds: float, cached: bool
    ) -> None:
        assert not cached


def proved(root: Path, *, run: bool = True) -> tuple[Proof, list[str]]:
    project = lab.Project(root, root / "snippets", root / ".garden")
    counter = Counter()
    library = lab.load_library(root)
    proof = prove(library, project, root / "tests", jobs=2, run=run, report=counter)
    return proof, sorted(counter.ran)


def test_names_the_tests_that_execute_each_symbol(proof):
    assert proof.diagnostics == ()
    assert proof.tests["base", "double"] == (
        "tests/test_base.py::test_double",
        "tests/test_top.py::test_point",
    )
    assert proof.tests["top", "Point.moved"] == ("tests/test_top.py::test_point",)
    assert proof.tests["top", "Point"] == ("tests/test_top.py::test_point",)
    assert proof.tests["base", ""] == proof.tests["base", "double"]


def test_a_constant_is_proved_by_what_uses_it(proof):
    assert proof.tests["base", "RATE"] == proof.tests["base", "double"]
    assert ("base", "UNUSED") not in proof.tests


def test_a_constant_is_proved_by_a_test_that_names_it(proof):
    assert proof.tests["base", "NAMED"] == ("tests/test_base.py::TestNamed::test_named",)


def test_importing_is_not_executing(proof):
    assert ("base", "forgotten") not in proof.tests


@pytest.mark.parametrize(
    ("name", "old", "new", "again"),
    [
        ("snippets/base.py", "Twice", "Two times", []),
        (
            "snippets/base.py",
            "RATE = 2",
            "RATE = 1 + 1",
            ["tests/test_base.py", "tests/test_top.py"],
        ),
        ("snippets/top.py", "self.x = x", "self.x = x + 0", ["tests/test_top.py"]),
        ("tests/test_base.py", "[1, 2]", "[1, 3]", ["tests/test_base.py"]),
    ],
)
def test_runs_exactly_what_changed(root, proof, name, old, new, again):
    file = root / name
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    after, ran = proved(root)

    assert ran == again
    assert after.tests == proof.tests


def test_a_new_helper_is_a_new_input(root):
    write(root, "tests/conftest.py", "import pytest\n")

    assert proved(root)[1] == BOTH
    assert proved(root)[1] == []


def test_a_failing_test_proves_nothing_and_is_tried_again(root):
    file = root / "snippets/base.py"
    file.write_text(file.read_text(encoding="utf-8").replace("RATE * x", "-x"), encoding="utf-8")

    proof, _ = proved(root)

    assert [d.code for d in proof.diagnostics] == ["tests-failed", "tests-failed"]
    assert "test_double[1] fails: assert -1 == (1 + 1)" in proof.diagnostics[0].message
    assert proof.tests == {}
    assert proved(root)[1] == BOTH


def test_can_look_without_running(root, proof):
    assert proved(root, run=False) == (proof, [])

    shutil.rmtree(root / ".garden")

    assert proved(root, run=False) == (Proof({}, (), complete=False), [])


ASKS = """\
    import pytest


    def test_asks(garden_output):
        assert garden_output("base.double(x=21)").number == 42


    @pytest.mark.parametrize("call", ["top.answer()"])
    def test_asks_by_another_name(garden_output, call):
        assert garden_output(call).rows == [{"a": 1}, {"a": 2}]
    """


ANSWER = """\
    def answer():
        return [{"a": 1}, {"a": 2}]
    """


def test_a_test_is_given_the_output_that_the_page_shows(root):
    """The site's run is the only one; what a test asserts of it proves the symbol."""
    write(root, "snippets/more.py", ANSWER)
    write(root, "tests/test_asks.py", ASKS.replace("top.answer", "more.answer"))
    config = read_config(root)[0]
    call = lab.parse_call("base.double(x=21)")
    shown = lab.run(lab.Plan((call,)), project_of(config), jobs=1)
    kept = {p.name for p in config.store.rglob("*") if p.is_file()}

    proof, ran = proved(root)

    assert shown["base.double(x=21)"].text == "42"
    assert kept
    assert kept <= {p.name for p in config.store.rglob("*") if p.is_file()}
    assert (proof.diagnostics, ran) == ((), ["tests/test_asks.py"])
    assert "tests/test_asks.py::test_asks" in proof.tests["base", "double"]
    assert proof.tests["more", "answer"] == ("tests/test_asks.py::test_asks_by_another_name",)


def test_an_edit_of_what_is_asked_for_runs_the_test_again(root):
    write(root, "tests/test_asks.py", ASKS.partition("    @pytest")[0])
    assert proved(root)[0].diagnostics == ()
    write(root, "snippets/base.py", FILES["snippets/base.py"].replace("RATE = 2", "RATE = 3"))

    proof, ran = proved(root)

    assert "tests/test_asks.py" in ran
    (fault,) = (d for d in proof.diagnostics if d.path == "tests/test_asks.py")
    assert "test_asks fails" in fault.message


@pytest.mark.parametrize(
    ("call", "said"), [("double(x='a', y=1)", "gave nothing to show"), ("double", "is no call")]
)
def test_a_call_that_gives_nothing_fails_its_test_in_one_line(root, call, said):
    asks = ASKS.partition("    @pytest")[0].replace("double(x=21)", call)
    write(root, "tests/test_asks.py", asks)
    (fault,) = proved(root)[0].diagnostics

    assert said in fault.message
