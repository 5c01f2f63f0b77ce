"""Static checks of references. The oracle for arguments is `inspect.signature(...).bind`."""

import inspect
from collections.abc import Callable

import pytest

from gradient_garden import lab

MODULE = """
from functools import cache
from matplotlib.figure import Figure

RATE = 0.1
COUNT = print

def none(): ...
def two(a, b): ...
def default(a, b=1): ...
def only(a, /, b, *, c, d=1): ...
def many(*args, a=1): ...
def any_name(a, **others): ...

@cache
def cached(a): ...

class Net:
    def __init__(self, size): ...
    def forward(self): ...
    @staticmethod
    def fixed(a): ...
    @classmethod
    def made(cls, a): ...

def figure() -> Figure: ...
def quoted(a=1) -> "Figure": ...

if __name__ == "__main__":
    print(1)
"""
CALLS = ["", "1", "1, 2", "1, 2, 3", "a=1", "a=1, b=2", "b=2", "1, a=2", "1, b=2", "c=3"]
CALLS += ["1, 2, c=3", "1, b=2, c=3, d=4", "1, b=2, x=3", "x=1", "size=1", "1, size=2"]
FUNCTIONS = ["none", "two", "default", "only", "many", "any_name", "cached", "Net"]
FUNCTIONS += ["Net.fixed", "Net.made"]


@pytest.fixture
def made(library: Callable[..., lab.Library]) -> lab.Library:
    return library(m=MODULE, idle='"""Nothing."""\nX = 1\n')


def fault(library: lab.Library, path: str, subpath: str, *, captioned: bool = True) -> str:
    reference = lab.parse_reference(path, subpath)
    assert isinstance(reference, lab.Reference), reference
    found = lab.check_reference(library, reference, captioned=captioned)
    return " | ".join(found) if found else ""


@pytest.mark.parametrize("name", FUNCTIONS)
def test_arguments_fit_exactly_when_python_says_so(made: lab.Library, name: str) -> None:
    names: dict[str, object] = {"__name__": "m"}
    exec(MODULE, names)
    value: object = names[name.partition(".")[0]]
    if "." in name:
        value = getattr(value, name.partition(".")[2])
    verdicts = set()
    for arguments in CALLS:
        try:
            eval(f"bind({arguments})", {"bind": inspect.signature(value).bind})  # type: ignore[arg-type]
            fits = True
        except TypeError:
            fits = False
        assert (fault(made, "m.py", f"{name}({arguments})") == "") is fits, arguments
        verdicts.add(fits)
    assert verdicts == {True, False}


@pytest.mark.parametrize(
    ("path", "subpath", "said"),
    [
        ("nn.py", "f", "code-module-missing | There is no snippet `nn.py`."),
        ("m.py", "tow()", "code-symbol-missing | `m.py` defines no `tow`. | did you mean “two”?"),
        ("m.py", "two(1)", "code-arguments | `two` lacks the argument `b`. | it is written `two("),
        ("m.py", "Net.forward()", "needs an instance"),
        ("m.py", "RATE()", "is a constant and cannot be called"),
        ("idle.py()", "", "does nothing when it is run as a script"),
        ("m.py", "two(a=1, b={2, 3})", ""),
        ("m.py", "two(a=1, c={2, 3})", "has no argument `c`"),
        ("m.py", "two", ""),
        ("m.py()", "", ""),
    ],
)
def test_what_is_said(made: lab.Library, path: str, subpath: str, said: str) -> None:
    found = fault(made, path, subpath)
    assert found.startswith(said) if "|" in said or not said else said in found
    assert bool(found) == bool(said)


@pytest.mark.parametrize("call", ["figure()", "quoted()", "quoted(a={1, 2})"])
def test_a_figure_needs_a_caption(made: lab.Library, call: str) -> None:
    assert fault(made, "m.py", call, captioned=False).startswith("figure-without-alt")
    assert fault(made, "m.py", call, captioned=True) == ""


def test_a_broken_module_is_said_for_each_that_shows_it(
    library: Callable[..., lab.Library],
) -> None:
    assert fault(library(m="def f(:\n"), "m.py", "f").startswith("code-syntax")
