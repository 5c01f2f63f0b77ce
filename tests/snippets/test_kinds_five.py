"""The five panels: each shows what its run found."""

from itertools import pairwise

import numpy as np

from snippets import kinds_five as own
from snippets.digits_data import split
from snippets.kinds_groups import ten_groups


def test_each_panel_is_from_its_run():
    axes = own.panels().axes
    assert len(axes) == 5
    train = split().train
    first = train.x[train.y == 3][0].reshape(28, 28)
    np.testing.assert_array_equal(axes[0].images[0].get_array(), first)
    group = axes[1].images[0].get_array()
    np.testing.assert_allclose(np.ravel(group), ten_groups()[1][0])
    assert axes[3].images[0].get_array().shape == (8, 16)
    assert [ax.get_title() for ax in axes][2:] == ["reward", "loan", "for ever"]


def test_the_way_leads_from_corner_to_corner_in_eight_steps():
    x, y = own.panels().axes[2].lines[0].get_data()
    assert (x[0], y[0], x[-1], y[-1]) == (0, 0, 4, 4)
    assert (np.abs(np.diff(x)) + np.abs(np.diff(y))).tolist() == [1] * 8


def test_the_border_turns_by_sixty_degrees_at_a_time():
    lines = own.panels().axes[4].lines
    ends = [np.array(line.get_data())[:, 0] for line in lines]
    turned = [np.degrees(np.arccos(np.clip(a @ b, -1, 1))) for a, b in pairwise(ends)]
    np.testing.assert_allclose(turned, [60, 60])
