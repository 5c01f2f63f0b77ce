"""What return values become: asserted on values of the real libraries."""

import dataclasses
from collections import namedtuple
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_garden.lab import Failure, Output, outcomes
from gradient_garden.lab.child import scalars, values
from tests.garden.lab.bench import Bench

Row = namedtuple("Row", "name loss")


@dataclasses.dataclass
class Point:
    x: float
    y: int | None


class Rich:
    def __init__(self, **displays: Any) -> None:
        for name, data in displays.items():
            setattr(self, f"_repr_{name}_", lambda data=data, **_: data)


def shown(value: object) -> Output:
    output = outcomes.from_dict(values.output_of(value))
    assert output is not None
    return output


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (None, "nothing", ""),
        (109386, "number", "109,386"),
        (-1234, "number", "-1,234"),
        (0, "number", "0"),
        (2.0, "number", "2.0"),
        (0.1 + 0.2, "number", "0.3"),
        (0.97, "number", "0.97"),
        (1 / 3, "number", "0.333333"),
        (1e-9, "number", "1e-09"),
        (12345.678, "number", "12,345.7"),
        (2000.0, "number", "2,000"),
        (1234567.8, "number", "1,234,568"),
        (float("inf"), "number", "inf"),
        (float("nan"), "number", "nan"),
        (np.float32(0.5), "number", "0.5"),
        (np.int64(784), "number", "784"),
        (np.array(3), "number", "3"),
        (True, "text", "True"),
        (np.bool_(False), "text", "False"),
        ("two words", "text", "two words"),
        (np.str_("word"), "text", "word"),
        ("two\nlines", "printed", "two\nlines"),
        ("x" * 121, "printed", "x" * 121),
        (np.eye(2), "printed", "[[1. 0.]\n [0. 1.]]"),
        (Rich(html="<b>x</b>"), "html", "<b>x</b>"),
        (Rich(png=b"\x89PNG"), "image", "iVBORw=="),
        (Rich(mimebundle={"text/html": "<i>y</i>", "text/plain": "y"}), "html", "<i>y</i>"),
        (Rich(mimebundle=({"image/png": "iVBO\nRw=="}, {})), "image", "iVBORw=="),
        (Rich(html=None, png=b"\x89PNG"), "image", "iVBORw=="),
    ],
)
def test_values(value: object, kind: str, text: str) -> None:
    output = shown(value)
    assert (output.kind, output.text) == (kind, text)


def test_a_rich_svg_is_a_neutral_figure() -> None:
    output = shown(Rich(svg='<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/></svg>'))
    assert output.kind == "figure"
    assert 'id="gg-a"' in output.text


ROWS = (("a", 1.5), ("b", 2.0))


@pytest.mark.parametrize(
    "value",
    [
        [{"name": "a", "loss": 1.5}, {"name": "b", "loss": 2.0}],
        (Row("a", 1.5), Row("b", np.float64(2.0))),
        pd.DataFrame({"name": ["a", "b"], "loss": [1.5, 2.0]}),
    ],
)
def test_rows_become_a_table(value: object) -> None:
    output = shown(value)
    assert (output.kind, output.columns, output.rows) == ("table", ("name", "loss"), ROWS)


def test_cells_are_plain_and_may_be_missing() -> None:
    rows = [Point(1, None), Point(np.float32(0.5), True), {"x": (1, 2), "z": "w"}]
    output = shown(rows)
    assert output.columns == ("x", "y", "z")
    assert output.rows == ((1, None, None), (0.5, True, None), ("(1, 2)", None, "w"))
    assert [type(c) for c in output.rows[1]] == [float, bool, type(None)]


@pytest.mark.parametrize(
    "value", [object(), [], [1, 2], (0.1, 0.2), {"a": 1}, np.zeros(2000), Rich, [{"a": 1}] * 20001]
)
def test_what_cannot_be_shown_is_said(value: object) -> None:
    with pytest.raises(values.Unshowable):
        values.output_of(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_shown_number_is_within_six_digits_of_the_number(value: float) -> None:
    shown = float(scalars.number_of(value).replace(",", ""))
    assert shown == pytest.approx(value, rel=1e-5, abs=0)


@given(st.integers())
def test_a_shown_integer_is_exact(value: int) -> None:
    assert int(scalars.number_of(value).replace(",", "")) == value


CELLS = st.text() | st.integers() | st.floats(allow_nan=False) | st.booleans() | st.none()


@given(st.text(), st.lists(st.lists(CELLS, max_size=3), max_size=3), st.lists(st.text()))
def test_an_output_survives_being_stored(text: str, rows: list[Any], columns: list[str]) -> None:
    output = Output("table", text, tuple(columns), tuple(map(tuple, rows)), printed=text)
    assert outcomes.from_bytes(outcomes.as_bytes(output)) == output


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b'{"kind": "script"}', b'{"kind": "text", "text": 1}', b"\xff", b"[" * 100_000,
     b'{"kind": "table", "rows": [[[]]]}', b'{"kind": "table", "columns": "ab"}'],
)  # fmt: skip
def test_what_is_no_output_is_refused(data: bytes) -> None:
    assert outcomes.from_bytes(data) is None


def test_values_of_a_real_process(bench: Bench) -> None:
    bench.write(
        m="def count(): return 109386\n"
        "def rows(): return [{'a': 1, 'b': None}]\n"
        "def said():\n    print('x')\n    return 2\n"
        "def only():\n    print('\\x1b[1mbold\\x1b[0m\\r\\nold\\rnew\\x07')\n"
        "def odd(): return object()\n"
        "class Net:\n    @classmethod\n"
        "    def made(cls, a, *, b):\n        return f'{cls.__name__} {a} {b}'\n"
    )
    calls = [
        "m.count()",
        "m.rows()",
        "m.said()",
        "m.only()",
        "m.odd()",
        "m.Net.made((1, -2), b='c')",
    ]
    found = bench.run(*calls)
    assert list(found) == calls
    assert found["m.count()"] == Output("number", "109,386")
    assert found["m.rows()"] == Output("table", columns=("a", "b"), rows=((1, None),))
    assert found["m.said()"] == Output("number", "2", printed="x\n")
    assert found["m.only()"] == Output("printed", "bold\nnew\n")
    assert found["m.Net.made((1, -2), b='c')"] == Output("text", "Net (1, -2) c")
    odd = found["m.odd()"]
    assert isinstance(odd, Failure)
    assert (odd.code, odd.path, odd.line) == ("run-unshowable", "snippets/m.py", 8)
    assert "`object`" in odd.message
