"""Widths and thrown labels: relations, and the narrow net by hand."""

import numpy as np
import pytest

from snippets import overfit_widths as own
from snippets.digits_numpy import forward, initial, train_numpy
from snippets.overfit import few, split


def test_full_width_is_the_network_of_the_course():
    for a, b in zip(own.squeezed(128, seed=1), initial(1), strict=True):
        np.testing.assert_array_equal(a, b)
    data = few(split().train)
    net = own.squeezed(128)
    own.learn(net, data, epochs=2)
    for a, b in zip(net, train_numpy(data, epochs=2), strict=True):
        np.testing.assert_array_equal(a, b)


def test_a_narrow_net_has_a_narrow_layer_of_the_usual_spread():
    net = own.squeezed(4)
    x = few(split().train).x
    h1, h2, scores = forward(net, x)
    assert (h1.shape, h2.shape, scores.shape) == ((300, 4), (300, 64), (300, 10))
    assert net[2].std() == pytest.approx(np.sqrt(2 / 4), rel=0.2)
    own.learn(net, few(split().train), epochs=1)
    np.testing.assert_array_equal(own.squeezed(4)[0], initial(0)[0][:, :4])


def test_the_table_of_widths():
    rows = own.table()
    assert tuple(r["hidden units"] for r in rows) == own.WIDTHS
    seen = [float(r["seen"].rstrip("%")) for r in rows]
    unseen = [float(r["unseen"].rstrip("%")) for r in rows]
    gaps = [float(r["gap, points"]) for r in rows]
    assert seen == sorted(seen)
    assert unseen == sorted(unseen)
    assert seen[1] < 70 < 90 < unseen[-1]
    assert max(gaps[:2]) < 4 < gaps[-1]


def test_labels_thrown_at_random_are_learned_by_heart():
    true, thrown = own.dice(seeds=1)
    assert true["seen"] == thrown["seen"] == "100.0%"
    assert 5 < float(thrown["unseen"].rstrip("%")) < 15
    assert float(true["unseen"].rstrip("%")) > 80
