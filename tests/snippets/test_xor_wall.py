"""The wall and the way over it: against Python's own operators and exact counts."""

import itertools
import math
import runpy

import numpy as np
import pytest

from snippets import xor_wall as wall
from snippets.gates import ROWS, XOR


def test_three_neurons_agree_with_pythons_operators():
    for row in wall.truth():
        a, b = row["x1"], row["x2"]
        assert row["OR"] == (a | b)
        assert row["NAND"] == 1 - (a & b)
        assert row["out"] == row["XOR"] == (a ^ b)
    assert [(r["x1"], r["x2"]) for r in wall.truth()] == [tuple(r) for r in ROWS]


def test_the_other_pair_of_lines_agrees_too_and_is_another_pair():
    for row in wall.solution():
        assert row["out"] == row["XOR"] == (row["x1"] ^ row["x2"])
    middle = np.array([[0.5, 0.5]])
    assert wall.xor(middle)[0] == 1
    assert wall.two_corners(middle)[0] == 0


def test_four_inequalities_contradict_each_other():
    """Outer corners: b and w1 + w2 + b; inner ones: w1 + b and w2 + b. The pairs sum alike."""
    signs = np.where(XOR == 1, 1, -1)
    rows = np.column_stack([ROWS, np.ones(4)])
    np.testing.assert_array_equal(signs @ rows, 0)


def test_no_line_gets_four_and_the_grid_holds_many():
    angle, shift = wall.every_line()
    right = wall.right_answers(angle, shift)
    assert wall.lines_tried() == len(set(zip(angle, shift, strict=True))) == 36_360
    assert wall.best_line() == right.max() == 3
    assert right.min() == 1


@pytest.mark.parametrize(
    ("angle", "right"), [(0, 2), (45, 3), (90, 2), (135, 1), (180, 2), (225, 3)]
)
def test_the_slider_counts_as_one_counts_by_hand(angle, right):
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    yes = [(a - 0.5) * c + (b - 0.5) * s > -0.35 for a, b in ROWS]
    by_hand = sum(y == bool(a ^ b) for y, (a, b) in zip(yes, ROWS, strict=True))
    assert wall.right_answers(np.array([angle]), np.array([-0.35]))[0] == by_hand == right


def test_pulls_are_slopes_and_cancel():
    """Against finite differences of the cross-entropy at w = 0, b = 0."""

    def cost(w1, w2, b, row, y):
        z = w1 * row[0] + w2 * row[1] + b
        return math.log(1 + math.exp(-z)) if y else math.log(1 + math.exp(z))

    *rows, total = wall.pulls()
    h = 1e-5
    for row, y, shown in zip(ROWS, XOR, rows, strict=True):
        for name, step in zip(("w1", "w2", "b"), np.eye(3) * h, strict=True):
            slope = (cost(*step, row, y) - cost(*-step, row, y)) / (2 * h)
            assert float(shown[f"pull on {name}"]) == pytest.approx(-slope, abs=1e-6)
    assert [float(total[f"pull on {n}"]) for n in ("w1", "w2", "b")] == [0, 0, 0]


def test_how_many_questions_one_neuron_can_answer():
    """The known numbers of linear threshold functions of 1 to 4 inputs."""
    rows = wall.wall()
    assert [r["one neuron"] for r in rows] == [4, 14, 104, 1882]
    assert [r["questions"] for r in rows] == [4, 16, 256, 65536]
    assert [r["share"] for r in rows] == ["100%", "88%", "41%", "3%"]


def test_of_two_inputs_only_xor_and_its_opposite_are_out_of_reach():
    angle, shift = wall.every_line()
    turn = np.radians(angle)
    z = (ROWS - 0.5) @ np.stack([np.cos(turn), np.sin(turn)]) - shift
    seen = {tuple(column) for column in (z > 0).T.astype(int)}
    missing = set(itertools.product((0, 1), repeat=4)) - seen
    assert missing == {tuple(XOR), tuple(1 - XOR)}


def test_the_soft_network_in_plain_arithmetic():
    def s(z):
        return 1 / (1 + math.exp(-z))

    for k in (2.0, 5.0, 20.0):
        for (a, b), p in zip(ROWS, wall.soft(ROWS, k), strict=True):
            one, both = s(k * (a + b - 0.5)), s(k * (1.5 - a - b))
            assert p == pytest.approx(s(k * (one + both - 1.5)), abs=1e-12)


def test_softness_fades_as_k_grows():
    table = wall.softness()
    assert [r["0 1"] for r in table] == [0.85087, 0.99236, 0.99995]
    assert [r["1 1"] for r in table] == [0.10684, 0.00715, 5e-05]
    error = [np.abs(wall.soft(ROWS, k) - XOR).max() for k in (2, 5, 10, 20)]
    assert error == sorted(error, reverse=True)
    assert [int(((wall.soft(ROWS, k) > 0.5) == XOR).sum()) for k in (2, 3)] == [2, 4]


def test_the_demonstration(capsys):
    runpy.run_path(wall.__file__, run_name="__main__")
    assert capsys.readouterr().out.splitlines() == [
        "best of 36,360 lines: 3 of 4",
        "three neurons: 4 of 4",
    ]
