"""The turning world: its border in closed form, the neurons as relations."""

import numpy as np
import pytest

from snippets import kinds_drift as own


@pytest.fixture(scope="module")
def runs():
    return own.both(seeds=3)


def test_the_border_turns_by_half_a_circle():
    turned = own.angle(np.array([0, 1000, 2500, 4000, 5000]))
    np.testing.assert_allclose(turned, [0, 0, np.pi / 2, np.pi, np.pi])
    x, y = own.stream()
    np.testing.assert_array_equal(y[:1000], x[:1000, 0] > 0)
    np.testing.assert_array_equal(y[4000:], x[4000:, 0] < 0)
    assert y[2500] == (x[2500, 1] > 0)


def test_both_are_one_until_the_freeze(runs):
    frozen, updated = runs
    np.testing.assert_array_equal(frozen[:, :1000], updated[:, :1000])
    assert not np.array_equal(frozen, updated)


def test_a_step_is_that_of_cross_entropy():
    x, y = own.stream(1)
    w, b, right = np.zeros(2), 0.0, []
    for here, wanted in zip(x[:50], y[:50], strict=True):
        right.append((w @ here + b > 0) == wanted)
        p = 1 / (1 + np.exp(-(w @ here + b)))
        slope = np.array([p - wanted])
        w, b = w - 0.5 * slope * here, b - 0.5 * float(slope[0])
    part = own.watch(own.Stream(x[:50], y[:50]))
    np.testing.assert_array_equal(part, right)


def test_the_frozen_one_falls_and_the_other_does_not():
    before, half, after = own.table()
    value = {
        (name, key): float(row[key].rstrip("%"))
        for name, row in (("before", before), ("half", half), ("after", after))
        for key in ("frozen", "still learning")
    }
    assert value["before", "frozen"] == value["before", "still learning"] > 95
    assert 40 < value["half", "frozen"] < 60
    assert value["after", "frozen"] < 10
    still = [value[name, "still learning"] for name in ("before", "half", "after")]
    assert still == pytest.approx([98, 98, 98], abs=2)


def test_the_figure_is_the_share_of_each_hundred():
    lines = own.curves().axes[0].lines
    frozen, updated = own.both()
    for line, run in zip(lines, (frozen, updated), strict=True):
        assert len(line.get_ydata()) == 50
        assert line.get_ydata()[7] == pytest.approx(100 * run[:, 700:800].mean())
