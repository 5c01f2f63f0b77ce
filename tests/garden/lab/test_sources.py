"""Source texts. The oracle is `inspect.getsource`, which asks the interpreter."""

import importlib.util
import inspect
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gradient_garden import lab

MODULE = '''"""A module."""

import functools
from typing import overload

# Not part of anything.

# The rate,
# by hand.
RATE = 0.1
FIRST, SECOND = 1, 2
named: int = 3


@functools.cache
@functools.lru_cache(
    maxsize=None
)
def decorated(a: int = 1) -> int:
    def inner() -> int:
        return a

    return inner()  # fmt: skip


class Net:
    """A net."""

    size = 3

    # Made cheaply.
    @property
    def width(self) -> int:
        """The width."""
        return 1

    @width.setter
    def width(self, value: int) -> None:
        pass

    async def later(self):
        return 2

    class Inner:
        pass


class Tabbed:
\tdef tab(self):
\t\treturn 3


def last(): return 1
'''


@pytest.fixture
def made(library: Callable[..., lab.Library]) -> lab.Library:
    return library(m=MODULE)


def imported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    spec = importlib.util.spec_from_file_location("lab_m", folder / "snippets" / "m.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "lab_m", module)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("symbol", ["decorated", "Net", "Net.later", "Tabbed.tab", "last"])
def test_it_is_what_the_interpreter_says(
    made: lab.Library, symbol: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    value: Any = imported(tmp_path, monkeypatch)
    for part in symbol.split("."):
        value = getattr(value, part)
    expected = inspect.getsource(value)
    source = lab.source_of(made, "m", symbol)
    assert isinstance(source, lab.Source)
    first = expected.split("\n")[0]
    indent = first[: len(first) - len(first.lstrip())]
    lines = [line.removeprefix(indent) for line in expected.rstrip().split("\n")]
    assert source.text == "\n".join(lines)
    shown = MODULE.split("\n")[source.first_line - 1 : source.last_line]
    assert [line.removeprefix(indent) for line in shown] == source.text.split("\n")


@pytest.mark.parametrize(
    ("symbol", "kind", "text"),
    [
        ("RATE", "constant", "# The rate,\n# by hand.\nRATE = 0.1"),
        ("SECOND", "constant", "FIRST, SECOND = 1, 2"),
        ("named", "constant", "named: int = 3"),
    ],
)
def test_constants_come_with_the_comments_above(
    made: lab.Library, symbol: str, kind: str, text: str
) -> None:
    source = lab.source_of(made, "m", symbol)
    assert isinstance(source, lab.Source)
    assert (source.kind, source.text) == (kind, text)


def test_a_property_is_one_symbol_with_its_setter(made: lab.Library) -> None:
    source = lab.source_of(made, "m", "Net.width")
    assert isinstance(source, lab.Source)
    assert source.text.startswith("# Made cheaply.\n@property\n")
    assert source.text.endswith("def width(self, value: int) -> None:\n    pass")


def test_the_whole_module(made: lab.Library) -> None:
    source = lab.source_of(made, "m")
    assert isinstance(source, lab.Source)
    assert (source.kind, source.text, source.path) == ("module", MODULE.strip(), "snippets/m.py")
    assert source.last_line == len(MODULE.strip().split("\n"))


@pytest.mark.parametrize(
    ("module", "symbol", "said"),
    [
        ("n", "x", "There is no snippet `n.py`. did you mean “m.py”?"),
        ("m", "decoratd", "`m.py` defines no `decoratd`. did you mean “decorated”?"),
        ("m", "Net.widht", "`m.py` defines no `Net.widht`. did you mean “Net.width”?"),
    ],
)
def test_what_is_missing_is_said_with_the_nearest_name(
    made: lab.Library, module: str, symbol: str, said: str
) -> None:
    assert lab.source_of(made, module, symbol) == said


def test_line_ends_and_form_feeds_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "snippets").mkdir()
    data = b"\xef\xbb\xbfA = 1\r\n\x0c\r\ndef f():\r\n    return 'a\\r'\r\n"
    (tmp_path / "snippets" / "m.py").write_bytes(data)
    source = lab.source_of(lab.load_library(tmp_path), "m", "f")
    assert isinstance(source, lab.Source)
    assert source.text == "def f():\n    return 'a\\r'"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (b"def f(:\n", "code-syntax", 1),
        (b"x = 1\ny = (\n", "code-syntax", 2),
        (b"# coding: latin-1\nx = '\xe9'\n", "code-syntax", 1),
        (b"x = '\xff'\n", "code-syntax", 1),
        (b"x = 1\0\n", "code-syntax", 1),
        (b"x = " + b"(" * 300 + b")" * 300, "code-syntax", 1),
        (b"def f(): pass\ndef g(): pass\ndef f(): pass\n", "code-ambiguous", 3),
        (b"X = 1\n\n\nclass X: pass\n", "code-ambiguous", 4),
    ],
)
def test_a_module_at_fault_is_one_diagnostic(
    tmp_path: Path, text: bytes, code: str, line: int
) -> None:
    (tmp_path / "snippets").mkdir()
    (tmp_path / "snippets" / "m.py").write_bytes(text)
    (tmp_path / "snippets" / "good.py").write_text("x = 1\n", encoding="utf-8")
    library = lab.load_library(tmp_path)
    (diagnostic,) = library.diagnostics
    assert (diagnostic.path, diagnostic.line, diagnostic.code) == ("snippets/m.py", line, code)
    assert isinstance(lab.source_of(library, "good", "x"), lab.Source)


def test_an_ambiguous_name_is_refused_naming_both_lines(
    library: Callable[..., lab.Library],
) -> None:
    made = library(m="def f(): pass\ndef f(): pass\n")
    assert "lines 1 and 2" in str(lab.source_of(made, "m", "f"))


def test_a_name_defined_under_a_condition_is_refused(library: Callable[..., lab.Library]) -> None:
    made = library(m="import sys\nif sys.argv:\n    def f(): pass\nelse:\n    f = None\n")
    assert made.diagnostics == ()
    assert "under a condition" in str(lab.source_of(made, "m", "f"))


def test_no_folder_is_an_empty_library(tmp_path: Path) -> None:
    assert lab.load_library(tmp_path).modules == {}
