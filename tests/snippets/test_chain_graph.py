"""The pictures of the chain rule show its numbers."""

import math
import runpy

import numpy as np
import pytest

from snippets import chain_graph, graph_drawing
from snippets.chain_graph import graph, tangent, wheels


def words(figure):
    return [t.get_text() for t in figure.axes[0].texts if t.get_text()]


@pytest.mark.parametrize(
    ("visited", "blame", "sent"),
    [
        (0, {"y": 1}, set()),
        (1, {"y": 1, "u": 6, "v": 5}, {"1 × 6", "1 × 5"}),
        (2, {"y": 1, "u": 6, "v": 5, "a": 6, "b": 6}, {"6 × 1"}),
        (3, {"y": 1, "u": 6, "v": 5, "a": 16, "b": 21}, {"5 × 2", "5 × 3"}),
    ],
)
def test_each_visit_shows_what_it_sends(visited, blame, sent):
    boxes = {w[0]: w for w in words(graph(visited)) if "=" in w}
    assert set(boxes) == set("abuvy")
    assert boxes["y"].startswith("y = u × v\n= 30")
    shown = {n: int(w.split("blame ")[1]) for n, w in boxes.items() if "blame" in w}
    assert shown == blame
    assert {w for w in words(graph(visited)) if "=" not in w} == sent


@pytest.mark.parametrize("turn", [15, 30, 45, 60])
def test_the_wheels_multiply(turn):
    shown = words(wheels(turn))
    assert shown == [f"{turn:g}°", "× 3 =", f"{3 * turn:g}°", "× 2 =", f"{6 * turn:g}°"]


def test_a_mark_points_where_its_wheel_has_turned_to():
    marks = [line for line in wheels(30).axes[0].lines if len(line.get_xdata()) == 2]
    spokes = [m.get_xydata() for m in marks if m.get_linewidth() == 4]
    for (foot, tip), angle, size in zip(spokes, (30, 90, 180), (3, 1, 0.5), strict=True):
        expected = size * np.array([math.sin(math.radians(angle)), math.cos(math.radians(angle))])
        np.testing.assert_allclose(tip - foot, expected, atol=1e-12)


def test_a_belt_touches_both_wheels():
    first, second = tangent(3.0, 1.0, 5.2)
    along = second - first
    assert np.hypot(*first) == pytest.approx(3)
    assert np.hypot(*(second - (5.2, 0))) == pytest.approx(1)
    assert first @ along == pytest.approx(0, abs=1e-12)
    assert (second - (5.2, 0)) @ along == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("module", [chain_graph, graph_drawing])
def test_the_demonstrations_run(module, capsys):
    runpy.run_path(module.__file__, run_name="__main__")
    assert capsys.readouterr().out
