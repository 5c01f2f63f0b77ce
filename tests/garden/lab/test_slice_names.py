"""Slices of modules that use one name for two things, and of modules that are names themselves.

The proof is that of `test_slices.py`: each runs alone and gives what the module gives.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from gradient_garden import lab
from tests.garden.lab.test_slices import alone, inside

ROOT = Path(__file__).parents[3]
CLASHES = {
    "a constant": {
        "base": "SCALE = 2\n\n\ndef half(x): return x / SCALE\n",
        "m": "from snippets.base import half\n\nSCALE = 3\n\n\ndef f(): return half(12) * SCALE\n",
    },
    "a private helper": {
        "base": "def _half(x): return x / 2\n\n\ndef half(x): return _half(x)\n",
        "m": "from snippets.base import half\n\n\ndef _half(x): return x // 2\n\n\n"
        "def f(): return half(3), _half(3)\n",
    },
    "a library": {
        "base": "import math\n\n\ndef root(x): return math.sqrt(x)\n",
        "m": "import cmath as math\nfrom snippets.base import root\n\n\n"
        "def f(): return root(4), math.sqrt(-4)\n",
    },
    "a function of a library": {
        "base": "from math import sqrt\n\n\ndef root(x): return sqrt(x)\n",
        "m": "from snippets.base import root\n\n\ndef sqrt(x): return -x\n\n\n"
        "def f(): return root(4), sqrt(4)\n",
    },
    "equal texts that mean different things": {
        "a": "X = 1\n\n\ndef h(): return X\n\n\ndef g(): return h()\n",
        "m": "from snippets.a import g\n\nX = 2\n\n\ndef h(): return X\n\n\n"
        "def f(): return g(), h()\n",
    },
    "equal texts that make two things": {
        "a": "SEEN = []\n\n\ndef g():\n    SEEN.append(1)\n    return len(SEEN)\n",
        "m": "from snippets.a import g\n\nSEEN = []\n\n\ndef f(): return g(), len(SEEN)\n",
    },
    "equal functions that remember": {
        "a": "def add(x, to=[]):\n    to.append(x)\n    return to\n\n\ndef g(): return add(1)\n",
        "m": "from snippets.a import g\n\n\ndef add(x, to=[]):\n    to.append(x)\n    return to\n"
        "\n\ndef f(): return g(), add(2)\n",
    },
    "a class, which is shown by its name": {
        "base": "from dataclasses import dataclass\n\n\n@dataclass\nclass Point:\n    x: int\n"
        '    next: "Point | None" = None\n\n\ndef p() -> "Point": return Point(1, Point(2))\n',
        "m": "from snippets.base import p\n\n\nclass Point: pass\n\n\n"
        "def f(): return p(), Point.__name__\n",
    },
    "a function that is asked for its name": {
        "base": "def relu(x): return max(x, 0)\n\n\ndef all_of(): return [relu]\n",
        "m": "from snippets.base import all_of\n\n\ndef relu(x): return 1\n\n\n"
        "def f(): return [(g.__name__, g(3), relu(3)) for g in all_of()]\n",
    },
    "another name for it": {
        "a": "def turn(x): return -x\n",
        "b": "from snippets.a import turn as t\n\n\ndef turn(x): return t(x) * 2\n",
        "m": "from snippets.b import turn as t\n\n\ndef f(): return t(3)\n",
    },
    "local names, keywords, attributes and texts stay": {
        "base": "def size(x): return len(x)\n\n\nclass Box:\n    size = 7\n\n\n"
        "def told(x, *, size_of=lambda size: size):\n    # size of x\n"
        "    other = [size for size in (5, 6)]\n"
        '    return f"size {size_of(size=1)} {Box().size} {sizes(x)}", other\n\n\n'
        "def sizes(x):\n"
        '    """The size of x."""\n'
        '    return f"{size(x)=} {size(x):>{size(x)}}"\n',
        "m": "from snippets.base import told\n\nsize = 1\n\n\ndef f(): return told('abc'), size\n",
    },
    "Python's own, in the module": {
        "own": "def total(xs): return sum(xs)\n",
        "m": "from snippets.own import total\n\n\ndef sum(xs): return -1\n\n\n"
        "def f(): return total([1, 2]), sum([1, 2])\n",
    },
    "Python's own, in a helper": {
        "own": "def sum(xs): return -1\n\n\ndef g(): return sum([1, 2])\n",
        "m": "from snippets.own import g\n\n\ndef f(): return sum([g(), 5])\n",
    },
    "an import under a condition": {
        "base": "try:\n    import math as maths\nexcept ImportError:\n    maths = None\n\n\n"
        "def root(x): return maths.sqrt(x)\n",
        "m": "from snippets.base import root\n\nmaths = 3\n\n\ndef f(): return root(4), maths\n",
    },
}
MODULES = {
    "base": "import math\n\nHALF = 0.5\n\n\nclass Net:\n    def half(self): return HALF\n\n\n"
    "def train(): return Net().half()\n\n\ndef pi(): return math.pi\n",
    "other": "from snippets import base\n\n\ndef train(): return -base.train()\n\n\n"
    "def network() -> 'base.Net': return base.Net()\n",
    "by_name": "from snippets import base, other\n\n\n"
    "def f(): return base.train(), other.train(), base.HALF\n",
    "as_name": "import snippets.base as b\nfrom . import other as o\n\n\n"
    "class Mine(b.Net):\n    pass\n\n\n"
    "def f(): return Mine().half(), o.train(), o.network().half()\n",
    "in_full": "import snippets.base\nimport snippets.other\n\nHALF = 2\n\n\n"
    "def f(): return snippets.base.train(), snippets.other.train(), HALF, snippets.base.HALF\n",
    "through": "from snippets.by_name import f as g, base as b\n\n\n"
    "def train(): return 7\n\n\ndef f(): return g(), train(), b.train()\n",
}  # fmt: skip


@pytest.mark.parametrize("modules", CLASHES.values(), ids=CLASHES)
def test_one_name_for_two_things(library, tmp_path: Path, modules: dict[str, str]) -> None:
    text = lab.slice_of(library(**modules), "m", "f").text
    expected = inside(tmp_path, "from snippets.m import f\nprint(f())")
    assert alone(f"{text}\nprint(f())") == expected


@pytest.mark.parametrize("name", ["by_name", "as_name", "in_full", "through"])
def test_a_module_as_a_name(library, tmp_path: Path, name: str) -> None:
    text = lab.slice_of(library(**MODULES), name, "f").text
    assert "math" not in text
    expected = inside(tmp_path, f"from snippets.{name} import f\nprint(f())")
    assert alone(f"{text}\nprint(f())") == expected


def test_what_a_script_binds_changes_no_helper(library, tmp_path: Path) -> None:
    made = library(
        base="X = 1\n\n\ndef f(): return X\n",
        m='from snippets.base import f\n\nif __name__ == "__main__":\n    X = 2\n    print(f())\n',
    )
    run = "import runpy; runpy.run_module('snippets.m', run_name='__main__')"
    assert alone(lab.slice_of(made, "m").text) == inside(tmp_path, run) == "1\n"


def test_the_text_is_the_modules_but_for_the_names(library) -> None:
    made = library(
        base="X = 1  # one\n\n\n# Says X.\ndef f(y):  # X\n    return (X +\n            y)\n",
        m="from snippets.base import f\nfrom snippets import base\n\nX = 2\n\n\n"
        "def g():\n    return f(X) + base.X\n",
    )
    assert lab.slice_of(made, "m", "g").text == (
        "from types import SimpleNamespace\n\nBASE_X = 1  # one\n\n\n"
        "# Says X.\ndef f(y):  # X\n    return (BASE_X +\n            y)\n\n\n"
        "base = SimpleNamespace(X=BASE_X)\n\nX = 2\n\n\ndef g():\n    return f(X) + base.X\n"
    )


def test_a_name_that_scopes_disagree_on_is_refused(library) -> None:
    made = library(
        base="def g(x): return x\n\n\nclass A:\n    g = g\n\n\ndef h(): return A.g(1)\n",
        m="from snippets.base import h\n\n\ndef g(): return h()\n",
    )
    (refused,) = lab.slice_of(made, "m", "g").diagnostics
    assert (refused.path, refused.line) == ("snippets/base.py", 4)
    assert refused.message.startswith("`g` means several things")


@pytest.fixture(scope="module")
def course() -> lab.Library:
    return lab.load_library(ROOT)


def test_every_symbol_of_the_course_has_a_slice_that_needs_nothing_else(
    course: lab.Library, tmp_path: Path
) -> None:
    """A linter reads them all: no name is undefined, and none is defined twice."""
    for name, module in course.modules.items():
        for symbol in ("", *module.symbols):
            piece = lab.slice_of(course, name, symbol)
            assert piece.diagnostics == (), (name, symbol)
            (tmp_path / f"{name}-{symbol}.py").write_text(piece.text, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--isolated",
        "--no-cache",
        "--select=F",
        "--output-format=concise",
    ]
    done = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, check=False)

    assert len(list(tmp_path.iterdir())) > 1000
    assert done.stdout == "All checks passed!\n"
