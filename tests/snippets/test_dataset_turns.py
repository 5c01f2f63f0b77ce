"""Turned digits: against exact quarter turns, and what variety buys."""

import numpy as np
import pytest

from snippets import dataset_turns as own
from snippets.digits_data import split


@pytest.fixture(scope="module")
def found():
    return own.shares()


def test_a_quarter_turn_is_exact_and_none_changes_nothing():
    x = split().test.x[:3]
    np.testing.assert_allclose(own.turned(x, 0), x, atol=1e-6)
    quarter = np.rot90(x.reshape(-1, 28, 28), 1, (1, 2)).reshape(-1, 784)
    np.testing.assert_allclose(own.turned(x, 90), quarter, atol=1e-5)


def test_varied_gives_a_quarter_to_each_angle():
    train = split(validation=100).train
    data = own.varied(train)
    np.testing.assert_allclose(data.x[1::4], own.turned(train.x[1::4], -10))
    np.testing.assert_array_equal(data.y, train.y)
    assert not np.array_equal(data.x[0], train.x[0])


def test_variety_carries_between_and_hardly_beyond(found):
    upright, turned = (dict(zip(own.ANGLES, line, strict=True)) for line in found)
    assert turned[20] > upright[20] + 0.05
    assert turned[20] > 0.85
    assert turned[60] < turned[20] - 0.3
    assert upright[0] > turned[0] + 0.005
    assert upright[30] < 0.7


def test_the_table_and_the_figure_show_it(found, monkeypatch):
    monkeypatch.setattr(own, "shares", lambda: found)
    rows = own.table()
    assert [row["turned by"] for row in rows] == ["0°", "20°", "30°", "60°"]
    assert rows[1]["taught turned"] == f"{found[1][2]:.1%}"
    assert rows[3]["taught upright"] == f"{found[0][5]:.1%}"
    for line, share in zip(own.figure().axes[0].lines, found, strict=True):
        np.testing.assert_allclose(line.get_ydata(), 100 * share)
