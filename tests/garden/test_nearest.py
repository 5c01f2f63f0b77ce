"""The nearest name: a slip is mended, and what is merely alike is not suggested."""

import pytest

from gradient_garden.diagnostics import did_you_mean


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("tow", "two"),
        ("Lass", "Loss"),
        ("Registers of pipelining", "Registers of pipeline"),
        ("use-what-comes-first", "Use what comes first"),
        ("Total order", "Total order or atomic order"),
        ("功能说明", "功能说明书"),
        ("test_large", "TestCount.test_large"),
        ("03.Test by test", "2.Test by test"),
    ],
)
def test_a_slip_is_mended(wrong, meant):
    assert did_you_mean(wrong, ["Nothing like it", meant]) == f"did you mean “{meant}”?"


@pytest.mark.parametrize(
    ("wrong", "other"),
    [
        ("Helm", "Headlamp"),
        ("Lisa", "Elias"),
        ("Example", "Templates"),
        ("Deep thoughts", "come through"),
        ("Pasted 20250324094529.png", "Pasted 20250324094530.png"),
        ("f", "g"),
        ("", "x"),
    ],
)
def test_what_is_merely_alike_is_not_suggested(wrong, other):
    assert did_you_mean(wrong, [other]) == ""
