"""Gates against Python's own operators; the stall against ln 2."""

import math

import numpy as np
import pytest

from snippets.gates import (
    ROWS,
    XOR,
    and_from_nand,
    cross_entropy,
    gate,
    gates,
    nand,
    solution,
    stall,
    stall_table,
    stalled_loss,
)


def test_gates_agree_with_python():
    for row in gates():
        assert row["AND"] == (row["x1"] and row["x2"])
        assert row["OR"] == (row["x1"] or row["x2"])
    assert [(row["x1"], row["x2"]) for row in gates()] == [tuple(r) for r in ROWS]


def test_solution_agrees_with_python():
    for row in solution():
        assert row["NAND"] == int(not (row["x1"] and row["x2"]))
        assert row["AND"] == (row["x1"] and row["x2"])
    assert len(solution()) == 4


def test_nand_takes_rows_of_any_number():
    rng = np.random.default_rng(0)
    x = rng.integers(0, 2, (50, 2))
    np.testing.assert_array_equal(nand(x), 1 - x[:, 0] * x[:, 1])
    np.testing.assert_array_equal(and_from_nand(x), x[:, 0] * x[:, 1])


def test_no_line_on_a_fine_grid_solves_xor():
    angles = np.linspace(0, 2 * np.pi, 721)
    best = 0
    for angle in angles:
        w = np.array([np.cos(angle), np.sin(angle)])
        for b in np.linspace(-2, 2, 201):
            best = max(best, int((gate(ROWS, w, b) == XOR).sum()))
    assert best == 3


def test_cross_entropy_of_a_known_guess():
    p, y = np.array([0.9, 0.2]), np.array([1, 0])
    assert cross_entropy(p, y) == pytest.approx(-(math.log(0.9) + math.log(0.8)) / 2)


def test_one_correction_follows_the_slope():
    """The step taken is the rate times a finite-difference gradient."""

    def loss(w1, w2, b):
        p = 1 / (1 + np.exp(-(ROWS @ np.array([w1, w2]) + b)))
        return float(-np.mean(XOR * np.log(p) + (1 - XOR) * np.log(1 - p)))

    start, h = np.array([2.0, -1.0, 0.5]), 1e-6
    gradient = [(loss(*(start + h * e)) - loss(*(start - h * e))) / (2 * h) for e in np.eye(3)]
    w1, w2, b = start - 0.5 * np.array(gradient)
    p, after = stall(steps=1)
    np.testing.assert_allclose(p, 1 / (1 + np.exp(-(ROWS @ np.array([w1, w2]) + b))), atol=1e-9)
    assert after < loss(*start)


def test_one_neuron_on_xor_comes_to_rest_at_ln_2():
    p, loss = stall()
    assert abs(loss - math.log(2)) < 1e-12
    np.testing.assert_allclose(p, 0.5, atol=1e-6)
    assert stalled_loss() == round(math.log(2), 6)


def test_stall_table_falls_to_ln_2():
    table = stall_table()
    assert [row["corrections"] for row in table] == [0, 10, 100, 20_000]
    losses = [row["loss"] for row in table]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] == pytest.approx(math.log(2), abs=1e-6)
    assert [table[-1][k] for k in ("0 0", "0 1", "1 0", "1 1")] == [0.5] * 4
