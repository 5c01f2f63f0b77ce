"""Shapes and counts: against the arrays of the real network, and against PyTorch's own count."""

import runpy
from itertools import pairwise

import numpy as np
import pytest
import torch
from torch import nn

from snippets import shapes
from snippets.digits_numpy import initial
from snippets.neuron import weighted_sum
from snippets.shapes import count, layer, ledger


def parameters_of(sizes):
    """What PyTorch counts in a network of these sizes."""
    net = nn.Sequential(*(nn.Linear(n, m) for n, m in pairwise(sizes)))
    return sum(p.numel() for p in net.parameters())


def test_a_layer_is_many_neurons_that_read_the_same_inputs():
    rng = np.random.default_rng(0)
    x, W, b = rng.normal(size=(5, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)
    for j in range(3):
        z = weighted_sum(x, W[:, j], b[j])
        np.testing.assert_allclose(layer(x, W, b)[:, j], [max(v, 0) for v in z])


def test_a_layer_agrees_with_pytorch_when_the_matrix_is_turned():
    linear = nn.Linear(4, 3)
    x = torch.randn(6, 4, generator=torch.Generator().manual_seed(0))
    W, b = linear.weight.detach().numpy().T, linear.bias.detach().numpy()
    np.testing.assert_allclose(
        layer(x.numpy(), W, b), torch.relu(linear(x)).detach().numpy(), atol=1e-6
    )


@pytest.mark.parametrize("sizes", [(784, 128, 64, 10), (784, 16, 16, 10), (2, 2, 1), (3, 1)])
def test_the_count_is_pytorchs(sizes):
    assert count(sizes) == parameters_of(sizes)


def test_the_known_counts():
    assert count() == 109_386 == sum(p.size for p in initial())
    assert count((784, 16, 16, 10)) == 13_002


def test_the_ledger_is_that_of_the_arrays():
    W1, b1, W2, b2, W3, b3 = initial()
    *rows, total = ledger()
    for row, W, b in zip(rows, (W1, W2, W3), (b1, b2, b3), strict=True):
        assert (row["weights"], row["biases"]) == (W.size, b.size)
        assert row["together"] == W.size + b.size
        assert row["layer"] == f"{W.shape[0]} to {W.shape[1]}"
    assert total == {"layer": "all", "weights": 109_184, "biases": 202, "together": 109_386}


def test_the_ledger_of_the_exercise_ends_at_the_known_sum():
    assert [r["together"] for r in ledger((784, 16, 16, 10))] == [12_560, 272, 170, 13_002]
    assert ledger((784, 16, 16, 10))[-1]["weights"] == 12_960


def test_the_trace_shows_shapes_that_fit_together():
    rows = shapes.trace()
    assert [r["array"] for r in rows] == ["x", "h1", "h2", "z"]
    widths = (784, 128, 64, 10)
    assert [r["for 1 picture"] for r in rows] == [f"(1, {n})" for n in widths]
    assert [r["for 64 pictures"] for r in rows] == [f"(64, {n})" for n in widths]
    wanted = [f"({n}, {m})" for n, m in pairwise(widths)]
    assert [r["made with W"] for r in rows[1:]] == wanted
    assert [r["and b"] for r in rows[1:]] == ["(128,)", "(64,)", "(10,)"]


def test_memory_is_four_bytes_a_number():
    assert shapes.memory() == 4 * 109_386 == 437_544
    assert shapes.first_layer_share() == f"{100_480 / 109_386:.0%}" == "92%"


def test_the_random_start_reads_little_better_than_guessing():
    assert 0.02 < float(shapes.untrained().rstrip("%")) / 100 < 0.25


def test_equal_neurons_unequal_parameters():
    rows = shapes.same_units()
    assert {r["neurons"] for r in rows} == {202}
    for row in rows:
        hidden = [int(n) for n in row["hidden layers"].split(" - ")]
        assert sum(hidden) + 10 == 202
        assert row["parameters"] == parameters_of((784, *hidden, 10))
    sizes = [r["parameters"] for r in rows]
    assert sizes == [152_650, 109_386, 85_642, 59_850, 30_730]


def test_numpy_refuses_the_wrong_way_round_but_not_the_column():
    assert "128 is different from 784" in shapes.mismatch()
    assert shapes.trap() == "(64, 64)"


def test_the_demonstration_ends_with_the_sum(capsys):
    runpy.run_path(shapes.__file__, run_name="__main__")
    assert capsys.readouterr().out.splitlines()[-1] == "all 109184 202 109386"
