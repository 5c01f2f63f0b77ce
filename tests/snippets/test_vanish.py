"""Slopes by hand against PyTorch's, and factors against closed forms."""

import numpy as np
import pytest
import torch

from snippets import vanish
from snippets.vanish import BENDS, STARTS, WIDTH, blames, forward, stack, trace

TORCH = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "ReLU": torch.relu}
CELLS = [(bend, start) for bend in BENDS for start in STARTS]


def test_a_start_is_as_large_as_its_name_says():
    assert STARTS["Xavier"] == pytest.approx(1 / 8)
    assert STARTS["He"] ** 2 == pytest.approx(2 * STARTS["Xavier"] ** 2)
    assert (STARTS["0.01"], STARTS["1"]) == (0.01, 1.0)
    layers = stack(3, size=0.5)
    assert [W.shape for W in layers] == [(WIDTH, WIDTH)] * 3
    assert np.std(layers) == pytest.approx(0.5, rel=0.02)
    assert not np.allclose(layers[0], layers[1])


@pytest.mark.parametrize("bend", BENDS)
def test_slopes_and_blames_are_those_of_autograd(bend):
    rng = np.random.default_rng(7)
    x, last = rng.standard_normal((2, 5, WIDTH))
    layers = stack(4, STARTS["He"], seed=3)
    sums, answers = forward(x, layers, bend)
    ours = blames(sums, layers, bend, last)
    weights = [torch.tensor(W, requires_grad=True) for W in layers]
    a, totals = torch.tensor(x), []
    for W in weights:
        totals.append(a @ W)
        totals[-1].retain_grad()
        a = TORCH[bend](totals[-1])
    (a * torch.tensor(last)).sum().backward()

    np.testing.assert_allclose(a.detach().numpy(), answers[-1])
    for k, W in enumerate(weights):
        np.testing.assert_allclose(totals[k].grad.numpy(), ours[k], atol=1e-12)
        np.testing.assert_allclose(W.grad.numpy(), answers[k].T @ ours[k], atol=1e-12)


def test_a_trace_measures_what_it_says():
    t = trace(3, "sigmoid", STARTS["Xavier"])
    assert [len(part) for part in t] == [3] * 4
    rng = np.random.default_rng(1_000)
    x, last = rng.standard_normal((2, 128, WIDTH))
    sums, answers = forward(x, stack(3, 1 / 8), "sigmoid")
    blame = blames(sums, stack(3, 1 / 8), "sigmoid", last / 128)
    assert t.spread[-1] == pytest.approx(answers[-1].std())
    assert t.blame[1] == pytest.approx(np.sqrt((blame[1] ** 2).sum()))
    assert t.slopes[2] == pytest.approx(np.sqrt(((answers[2].T @ blame[2]) ** 2).sum()))


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_what_fades_and_what_does_not(seed):
    def first(bend, start):
        slopes = trace(20, bend, STARTS[start], seed).slopes
        return slopes[0] / slopes[-1]

    assert first("sigmoid", "Xavier") < 1e-9
    assert first("sigmoid", "1") > 0.01
    assert first("tanh", "1") > 1e4
    assert 0.1 < first("ReLU", "He") < 10
    assert 0.1 < first("ReLU", "0.01") < 10
    assert 0.1 < trace(20, "ReLU", STARTS["He"], seed).spread[-1] < 2
    assert trace(20, "ReLU", 0.01, seed).spread[-1] < 1e-20


def test_the_factor_foretells_the_blame():
    for row in vanish.factors(depth=20):
        assert float(row["foretold"]) == pytest.approx(float(row["measured"]), rel=0.03)
    tiny = trace(20, "sigmoid", 0.01)  # sums near 0, where the slope is a quarter
    assert vanish.factor(tiny, 0.01) == pytest.approx(0.01 * 8 / 4, rel=0.01)
    relu = trace(20, "ReLU", STARTS["He"])  # half of all sums get through
    assert vanish.factor(relu, STARTS["He"]) == pytest.approx(1, rel=0.05)


def test_steep_and_faded_flat_and_alive():
    """What the box with the misconception says."""
    rows = {(row["bend"], row["start"]): row for row in vanish.factors(depth=20)}
    xavier, large = rows["sigmoid", "Xavier"], rows["sigmoid", "1"]
    assert float(xavier["steepness"]) > 2 * float(large["steepness"])
    assert float(xavier["measured"]) < 0.3 < 0.8 < float(large["measured"])


def test_numbers_are_written_short():
    assert [vanish.short(v) for v in (1.9e-12, 0.234, 1.04, 12.4, 1.2e6)] == [
        "2e-12",
        "0.23",
        "1",
        "12",
        "1e+06",
    ]


@pytest.mark.parametrize("depth", [5, 10, 20])
def test_tables_show_the_traces(depth):
    table = {row["start"]: row for row in vanish.ratios(depth=depth)}
    for bend, start in CELLS:
        slopes = trace(depth, bend, STARTS[start]).slopes
        assert float(table[start][bend]) == pytest.approx(slopes[0] / slopes[-1], rel=0.5)
    assert vanish.first_of(depth=depth) == table["Xavier"]["sigmoid"]


def test_the_table_of_spreads():
    table = {row["start"]: row for row in vanish.spreads(depth=20)}
    for bend, start in CELLS:
        spread = trace(20, bend, STARTS[start]).spread[-1]
        assert float(table[start][bend]) == pytest.approx(spread, rel=0.5)


def test_larger_weights_rescue_sigmoids_and_then_explode():
    rows = vanish.rescue(depth=20)
    first = [float(row["first for 1 in the last"]) for row in rows]
    steep = [float(row["steepness"]) for row in rows]
    assert first == sorted(first)
    assert steep == sorted(steep, reverse=True)
    assert [
        row["weights"] for row in rows if 0.01 < float(row["first for 1 in the last"]) < 100
    ] == ["1", "2"]
    assert first[-1] > 1_000


def test_numbers_that_the_prose_carries():
    rows = {(row["bend"], row["start"]): row for row in vanish.factors(depth=20)}
    assert rows["sigmoid", "Xavier"]["steepness"] == "0.23"
    assert rows["sigmoid", "1"]["steepness"] == "0.11"
    assert {row["start"]: row for row in vanish.spreads()}["0.01"]["ReLU"] == "4e-26"
    slopes = trace(20, "ReLU", STARTS["0.01"]).slopes
    assert 1e-25 < slopes.min() < slopes.max() < 1e-23
