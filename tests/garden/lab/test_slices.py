"""Slices. The proof is to run each one alone, in a clean interpreter, beside the real module."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gradient_garden import lab

BASE = '''"""Shared pieces."""

import math
from dataclasses import dataclass

Array = list[float]
SCALE = 2.0
# Half of it.
HALF = SCALE / 2
FIRST, SECOND = 1, 2


@dataclass
class Point:
    """A point."""

    x: float
    y: float = HALF


def squash(z: float) -> float:
    """Doc."""
    return 1 / (1 + math.exp(-z * HALF))


def unused() -> float:
    return math.pi
'''
MIDDLE = '''from __future__ import annotations

import functools
import math as m
from snippets.base import HALF, Point, squash as bend

Array = list[float]


def twice(function):
    @functools.wraps(function)
    def inner(x: float) -> float:
        return 2 * function(x)

    return inner


@twice
def bent(x: float) -> float:
    return bend(x) + HALF


def factorial(n: int) -> int:
    return 1 if n < 2 else n * factorial(n - 1)


def even(n: int) -> bool:
    return n == 0 or odd(n - 1)


def odd(n: int) -> bool:
    return n != 0 and even(n - 1)


class Layer:
    """A layer of one."""

    w = HALF

    def __call__(self, x: float) -> float:
        return bent(x) * self.w


class Deep(Layer):
    def __call__(self, x: float, *, at: "Point" = Point(1.0)) -> float:
        return super().__call__(x) + at.y
'''
TOP = '''"""The top."""

from snippets.middle import Array, Deep, factorial

ROWS: Array = [Deep()(1.0), factorial(4)]


def main() -> list[float]:
    return [row + 1 for row in ROWS]


if __name__ == "__main__":
    print(main())
'''
SYMBOLS = [
    ("base", "HALF", "HALF"),
    ("base", "SECOND", "(FIRST, SECOND)"),
    ("base", "Point", "Point(1)"),
    ("base", "squash", "squash(0.3)"),
    ("middle", "Array", "Array"),
    ("middle", "bent", "bent(0.2)"),
    ("middle", "factorial", "factorial(5)"),
    ("middle", "even", "(even(4), odd(4))"),
    ("middle", "Layer", "Layer()(2)"),
    ("middle", "Layer.__call__", "Layer()(2)"),
    ("middle", "Deep", "Deep()(2)"),
    ("top", "main", "main()"),
    ("top", "ROWS", "ROWS"),
]


@pytest.fixture
def made(library: Callable[..., lab.Library]) -> lab.Library:
    return library(base=BASE, middle=MIDDLE, top=TOP)


def alone(text: str) -> str:
    """Run text in an interpreter that knows nothing of the project."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", text],
        capture_output=True,
        text=True,
        timeout=30,
        cwd="/",
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{done.stderr}\n{text}"
    return done.stdout


def inside(root: Path, text: str) -> str:
    """Run text where the snippets can be imported."""
    done = subprocess.run(
        [sys.executable, "-c", text],
        capture_output=True,
        text=True,
        timeout=30,
        cwd=root,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return done.stdout


@pytest.mark.parametrize(("module", "symbol", "shown"), SYMBOLS)
def test_a_slice_runs_alone_and_gives_what_the_module_gives(
    made: lab.Library, tmp_path: Path, module: str, symbol: str, shown: str
) -> None:
    piece = lab.slice_of(made, module, symbol)
    assert piece.diagnostics == ()
    assert "snippets" not in piece.text
    expected = inside(tmp_path, f"from snippets.{module} import *\nprint(repr({shown}))")
    assert (
        alone(f"{piece.text}\nprint(repr({shown}))").replace("__main__.", f"snippets.{module}.")
        == expected
    )


def test_a_whole_module_runs_as_a_script(made: lab.Library, tmp_path: Path) -> None:
    piece = lab.slice_of(made, "top")
    assert piece.text.startswith('"""The top."""\n\nfrom __future__ import annotations\n\nimport')
    assert alone(piece.text) == inside(
        tmp_path, "import runpy; runpy.run_module('snippets.top', run_name='__main__')"
    )


def test_a_module_without_helpers_is_given_as_it_is(made: lab.Library) -> None:
    assert lab.slice_of(made, "base").text == BASE


def test_a_slice_holds_no_more_than_it_needs(made: lab.Library) -> None:
    assert (
        lab.slice_of(made, "base", "squash").text
        == '''import math

SCALE = 2.0
# Half of it.
HALF = SCALE / 2


def squash(z: float) -> float:
    """Doc."""
    return 1 / (1 + math.exp(-z * HALF))
'''
    )


def test_helpers_come_first_and_an_alias_is_kept(made: lab.Library) -> None:
    text = lab.slice_of(made, "middle", "bent").text
    order = [
        "import functools\nimport math\n",
        "HALF =",
        "def squash",
        "bend = squash",
        "def twice",
        "@twice\ndef bent",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "Point" not in text
    assert "import math as m" not in text


def test_a_quoted_annotation_brings_what_it_names(library: Callable[..., lab.Library]) -> None:
    made = library(
        base=BASE,
        m="from snippets.base import Point\n\n\ndef f(p: \"Point | None\") -> 'list[Point]': ...\n",
    )
    text = lab.slice_of(made, "m", "f").text
    assert "Point" in alone(f"{text}\nimport typing\nprint(typing.get_type_hints(f))")


def test_equal_definitions_of_two_modules_are_one(library: Callable[..., lab.Library]) -> None:
    made = library(
        a="Array = list\n\n\ndef f(x: Array): return x\n",
        b="from snippets.a import f\nArray = list\n\n\ndef g(x: Array): return f(x)\n",
    )
    text = lab.slice_of(made, "b", "g").text
    assert text.count("Array = list") == 1
    alone(text)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("from math import *\n\n\ndef f(): return pi\n", 1, "only a run can tell"),
        ("def f(): return globals()\n", 1, "`globals`"),
        ("def f(): return eval('1')\n", 1, "`eval`"),
        ("def f(): return __file__\n", 1, "`__file__`"),
        ("N = 0\n\n\ndef f():\n    global N\n    N = 1\n", 4, "Rebinds the module's `N`"),
        ("import random\nrandom.seed(1)\n\n\ndef f(): return 1\n", 2, "also runs `random.seed(1)`"),
        ("T = {}\nT['a'] = 1\n\n\ndef f(): return T\n", 2, "also runs `T['a'] = 1`"),
        ("x = 1\nx += 1\n\n\ndef f(): return x\n", 2, "also runs `x += 1`"),
        (
            "try:\n    import a\nexcept ImportError:\n    print()\ndef f(): return 1\n",
            1,
            "also runs",
        ),
        (
            "if True:\n    from snippets.base import HALF\n\n\ndef f(): return HALF\n",
            2,
            "under a condition",
        ),
        ("from math import *\n\n\ndef f(): return sum([1])\n", 1, "only a run can tell"),
        ("def f(): return __import__('math')\n", 1, "`__import__`"),
        ("def f(): return vars()\n", 1, "`vars`"),
        ("import sys\n\n\ndef f(): return sys.modules[__name__]\n", 4, "`sys.modules`"),
        (
            "import importlib\n\n\ndef f(): return importlib.import_module('snippets.base')\n",
            4,
            "`importlib.import_module`",
        ),
        ("A = 1; B = 2\n\n\ndef f(): return B\n", 1, "share a line"),
        (
            "KNOWN = []\n\n\ndef known(g):\n    KNOWN.append(g)\n    return g\n\n\n@known\n"
            "def a(): return 1\n\n\ndef f(): return [g() for g in KNOWN]\n",
            10,
            "`a` registers itself with `KNOWN`",
        ),
        (
            "from functools import singledispatch\n\n\n@singledispatch\ndef f(x): return 1\n\n\n"
            "@f.register\ndef whole(x: int): return 2\n",
            9,
            "`whole` registers itself with `f`",
        ),
        ("def f(): return missing\n", 1, "does not define it"),
        ("def f():\n    from snippets.base import HALF\n    return HALF\n", 2, "inside a function"),
        ("from snippets.base import none\n\n\ndef f(): return none\n", 1, "no single `none`"),
        ("from snippets.nobody import x\n\n\ndef f(): return x\n", 1, "There is no snippet"),
        ("import snippets\n\n\ndef f(): return snippets\n", 4, "module `snippets` as a whole"),
        (
            "from snippets import base\n\n\ndef f(): return getattr(base, 'HALF')\n",
            4,
            "Uses the module `base` as a whole",
        ),
        ("from snippets import base\n\n\ndef f(): return base.math.pi\n", 4, "no single `math`"),
        ("from snippets import base\n\n\ndef f(): base.HALF = 3\n", 4, "Changes `base.HALF`"),
        (
            "from snippets import base\n\n\ndef f(x=base.HALF):\n    base = 3\n    return base\n",
            5,
            "`base` is a module, and here something else as well",
        ),
    ],
)
def test_what_cannot_be_cut_out_is_refused_with_its_line(
    library: Callable[..., lab.Library], text: str, line: int, said: str
) -> None:
    piece = lab.slice_of(library(base=BASE, m=text), "m", "f")
    (diagnostic,) = piece.diagnostics
    assert piece.text == ""
    assert diagnostic.code == "slice-impossible"
    assert said in diagnostic.message
    assert (diagnostic.path, diagnostic.line) in (("snippets/m.py", line), ("snippets/base.py", 3))


def test_a_circle_is_refused_with_its_chain(library: Callable[..., lab.Library]) -> None:
    made = library(
        a="from snippets.b import g\n\n\ndef f(): return g()\n",
        b="from snippets.a import f\n\n\ndef g(): return f()\n",
    )
    (diagnostic,) = lab.slice_of(made, "a", "f").diagnostics
    assert "a → b → a" in diagnostic.message


def test_a_chain_of_fifty_modules(library: Callable[..., lab.Library]) -> None:
    chain = {
        f"m{n}": f"from snippets.m{n + 1} import f{n + 1}\n\n\ndef f{n}(): return f{n + 1}() + 1\n"
        for n in range(50)
    }
    made = library(**chain, m50="def f50(): return 0\n")
    assert alone(lab.slice_of(made, "m0", "f0").text + "\nprint(f0())") == "50\n"


def test_a_diamond_is_no_circle(library: Callable[..., lab.Library]) -> None:
    made = library(
        d="X = 1\n",
        b="from snippets.d import X\nB = X + 1\n",
        c="from snippets.d import X\nC = X + 2\n",
        a="from snippets.b import B\nfrom snippets.c import C\n\n\ndef f(): return B + C\n",
    )
    text = lab.slice_of(made, "a", "f").text
    assert text.count("X = 1") == 1
    assert alone(text + "\nprint(f())") == "5\n"


def test_a_missing_symbol_has_its_reason(library: Callable[..., lab.Library]) -> None:
    (diagnostic,) = lab.slice_of(library(m="def f(): pass\n"), "m", "ff").diagnostics
    assert (diagnostic.code, diagnostic.hint) == ("code-symbol-missing", "did you mean “f”?")


OPTIONAL = """from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
try:
    import a_library_that_nobody_has as fast
except ImportError:
    fast = None
if sys.version_info >= (3, 0):
    import math as maths
else:
    import cmath as maths


def f(xs: Sequence[float] = (1.0, 2.0)) -> tuple[float, bool]:
    return maths.fsum(xs), fast is None


def plain() -> int:
    return 1
"""


def test_conditional_imports_come_along_where_they_are_needed(library, tmp_path):
    made = library(m=OPTIONAL)
    text = lab.slice_of(made, "m", "f").text
    expected = inside(tmp_path, "from snippets.m import f\nprint(f())")
    assert alone(f"{text}\nprint(f())") == expected == "(3.0, True)\n"
    assert lab.slice_of(made, "m", "plain").text == (
        "from __future__ import annotations\n\n\ndef plain() -> int:\n    return 1\n"
    )


def test_a_name_that_a_module_only_passes_on_comes_from_where_it_is_defined(library, tmp_path):
    made = library(
        base=BASE,
        through="from snippets.base import squash as bend, HALF\n",
        again="from .through import bend as turn\n",
        m="from snippets.again import turn as t\nfrom snippets.through import HALF\n\n\n"
        "def f(): return t(0.3) + HALF\n",
    )
    text = lab.slice_of(made, "m", "f").text
    assert "t = squash" in text
    assert alone(f"{text}\nprint(f())") == inside(tmp_path, "from snippets.m import f\nprint(f())")


def test_importing_must_do_nothing_all_along_the_way(library):
    made = library(
        base=BASE,
        loud="from snippets.base import HALF\nprint('loud')\n",
        through="from snippets.loud import HALF\n",
        m="from snippets.through import HALF\n\n\ndef f(): return HALF\n",
    )
    (refused,) = lab.slice_of(made, "m", "f").diagnostics
    assert (refused.path, refused.line) == ("snippets/loud.py", 2)


def test_equal_private_helpers_are_one(library):
    helper = "def _half(x): return x / 2\n\n\n"
    made = library(
        a=helper + "def f(x): return _half(x)\n",
        b="from snippets.a import f\n\n\n" + helper + "def g(x): return f(x) + _half(x)\n",
    )
    text = lab.slice_of(made, "b", "g").text
    assert text.count("def _half") == 1
    assert alone(f"{text}\nprint(g(3))") == "3.0\n"


NEWER = "type Pair = tuple[int, int]\n\n\ndef f(p: Pair = (1, 2)) -> Pair: return p\n"


def test_syntax_of_a_later_python_is_cut_out_there_and_refused_clearly_here(library):
    made = library(m=NEWER)
    if sys.version_info >= (3, 12):
        assert alone(lab.slice_of(made, "m", "f").text + "\nprint(f(), Pair)") == "(1, 2) Pair\n"
    else:
        (fault,) = made.diagnostics
        assert (fault.code, fault.line) == ("code-syntax", 1)
        assert fault.hint == "this needs Python 3.12, and the site is built with 3.11"
