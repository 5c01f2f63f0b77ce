"""The grammar of code embeds. The oracle for literals is Python's own `literal_eval`."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_garden.lab import Reference, is_code, parse_call, parse_reference

LITERALS = st.recursive(
    st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.booleans()
    | st.none(),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("path", "subpath", "calls"),
    [
        ("neuron.py", "neuron", []),
        ("neuron.py", "Net.forward", []),
        ("micrograd.py", "Value.__add__", []),
        ("xor.py", "", []),
        ("xor.py()", "", ["xor()"]),
        ("neuron.py", "boundary()", ["neuron.boundary()"]),
        ("neuron.py", " boundary( b=1,a = 2 ) ", ["neuron.boundary(a=2, b=1)"]),
        ("a.py", "f(eta=0.10)", ["a.f(eta=0.1)"]),
        ("a.py", "f(.1, -2, +3, 1_000, 0x10)", ["a.f(0.1, -2, 3, 1000, 16)"]),
        ("a.py", "f(-0.0, 1., 1)", ["a.f(-0.0, 1.0, 1)"]),
        ("a.py", 'f("x", None, True, (1,), ())', ["a.f('x', None, True, (1,), ())"]),
        ("a.py", "Net.make((1, (2, -3)))", ["a.Net.make((1, (2, -3)))"]),
        ("a.py", "f(w={(2, .5), (2, 2)}, b=1)", ["a.f(b=1, w=(2, 0.5))", "a.f(b=1, w=(2, 2))"]),
    ],
)
def test_what_is_meant(path: str, subpath: str, calls: list[str]) -> None:
    reference = parse_reference(path, subpath)
    assert isinstance(reference, Reference)
    assert [str(call) for call in reference.calls] == calls
    assert reference.is_source == (not calls)


def test_braces_keep_the_values_as_typed_and_in_order() -> None:
    reference = parse_reference("a.py", "f(b=2, eta={1.0, .10, -3})")
    assert isinstance(reference, Reference)
    assert (reference.varied, reference.states) == ("eta", ("1.0", ".10", "-3"))
    assert [dict(call.arguments)["eta"] for call in reference.calls] == ["1.0", "0.1", "-3"]


@pytest.mark.parametrize(
    ("path", "subpath", "said"),
    [
        ("../x.py", "f", "file name alone"),
        ("/etc/x.py", "f", "file name alone"),
        ("a b.py", "f", "file name alone"),
        ("import.py", "f", "file name alone"),
        ("a.py", "f; import os", "neither a name nor a call"),
        ("a.py", "f(x=open('y'))", "not a literal"),
        ("a.py", "f(x=y)", "not a literal"),
        ("a.py", "f(1 + 1)", "not a literal"),
        ("a.py", "f(-True)", "not a literal"),
        ("a.py", "f(1e999)", "not a literal"),
        ("a.py", "f(2j)", "not a literal"),
        ("a.py", "f(b'x')", "not a literal"),
        ("a.py", "f(f'x')", "not a literal"),
        ("a.py", "f(...)", "not a literal"),
        ("a.py", "f([1])", "tuple"),
        ("a.py", "f({})", "each of these"),
        ("a.py", "f((1, {2, 3}))", "not a literal"),
        ("a.py", "f(*(1,))", "not a literal"),
        ("a.py", "f(**{'a': 1})", "each of these"),
        ("a.py", "f({1, 2})", "Name the argument"),
        ("a.py", "f(a={1, 2}, b={3})", "Only one argument"),
        ("a.py", "f(a={0.1, .10})", "not all different"),
        ("a.py", "f(a={" + ", ".join(map(str, range(51))) + "})", "at most 50"),
        ("a.py", "f(a=1, a=2)", "given twice"),
        ("a.py", "f()()", "neither a name nor a call"),
        ("a.py", "f[0]", "neither a name nor a call"),
        ("a.py", "a.b.c", "too deep"),
        ("a.py", "_hidden", "private"),
        ("a.py", "__builtins__", "private"),
        ("a.py", "Net._hidden()", "private"),
        ("a.py", "ｆ()", "look like"),
        ("a.py()", "f", "brackets end the reference"),
        ("a.py", "f(" + "(" * 500 + ")" * 501, "neither a name nor a call"),
        ("a.py", "f(" + "9" * 5000 + ")", "at most 2,000"),
        ("a.py", "f(\0)", "neither a name nor a call"),
    ],
)
def test_what_is_refused_in_one_sentence(path: str, subpath: str, said: str) -> None:
    refusal = parse_reference(path, subpath)
    assert isinstance(refusal, str)
    assert said in refusal
    assert "\n" not in refusal


@given(st.text(max_size=60), st.text(alphabet="af.(){}=,_1 '\"-\\#x*", max_size=40))
def test_no_text_raises(path: str, subpath: str) -> None:
    assert isinstance(parse_reference(path, subpath), Reference | str)
    assert isinstance(parse_reference("a.py", subpath + path), Reference | str)


@given(LITERALS)
def test_a_literal_keeps_its_value(value: object) -> None:
    reference = parse_reference("a.py", f"f({value!r})")
    if isinstance(reference, str):
        assert "characters" in reference
        return
    ((_, spelled),) = reference.calls[0].arguments
    assert repr(ast.literal_eval(spelled)) == repr(value)


@given(LITERALS, LITERALS)
def test_what_a_call_prints_is_parsed_as_the_same_call(a: object, b: object) -> None:
    reference = parse_reference("m.py", f"Net.make({a!r}, b={b!r})")
    if isinstance(reference, Reference) and len(str(reference.calls[0])) < 2000:
        assert parse_call(str(reference.calls[0])) == reference.calls[0]


@pytest.mark.parametrize("text", ["xor()", "m.f(b=1)", "m.Net.f((1,))"])
def test_calls_are_read_back(text: str) -> None:
    assert str(parse_call(text)) == text


@pytest.mark.parametrize("text", ["", "m", "m.f", "m.f(a={1, 2})", "m/x.f()", "m.f(", ".()"])
def test_what_is_no_call_is_explained(text: str) -> None:
    assert isinstance(parse_call(text), str)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a.py", True), ("a.py()", True), ("a.png", False), ("a.pyc", False), ("Note", False)],
)
def test_what_is_code(path: str, expected: bool) -> None:
    assert is_code(path) is expected
