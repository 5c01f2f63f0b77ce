"""Losses against PyTorch, closed forms and each other."""

import math
import runpy

import numpy as np
import pytest
import torch
from torch.nn import functional

from snippets import losses
from snippets.losses_torch import LOSSES, lowest, suspect

RNG = np.random.default_rng(0)


def test_squared_error_agrees_with_pytorch():
    a, y = RNG.normal(size=(5, 3)), RNG.normal(size=(5, 3))
    expected = functional.mse_loss(torch.from_numpy(a), torch.from_numpy(y))
    assert losses.squared_error(a, y) == pytest.approx(float(expected))


def test_binary_cross_entropy_agrees_with_pytorch():
    p, y = RNG.uniform(0.01, 0.99, 20), RNG.integers(0, 2, 20).astype(float)
    expected = functional.binary_cross_entropy(torch.from_numpy(p), torch.from_numpy(y))
    assert losses.binary_cross_entropy(p, y) == pytest.approx(float(expected))


def test_cross_entropy_agrees_with_pytorch_even_for_huge_scores():
    z, y = RNG.normal(0, 5, (9, 10)), RNG.integers(0, 10, 9)
    z[0] += 5_000
    expected = functional.cross_entropy(torch.from_numpy(z), torch.from_numpy(y))
    assert losses.cross_entropy(z, y) == pytest.approx(float(expected), abs=1e-12)


def test_of_two_classes_both_cross_entropies_say_the_same():
    z, y = RNG.normal(size=8), RNG.integers(0, 2, 8)
    p = 1 / (1 + np.exp(-z))
    both = np.column_stack([np.zeros(8), z])
    assert losses.cross_entropy(both, y) == pytest.approx(losses.binary_cross_entropy(p, y))


def test_the_table_of_costs_is_the_logarithm_and_the_square():
    for row in losses.costs():
        p = row["share for the truth"]
        assert row["cross-entropy"] == f"{-math.log(p):.4f}"
        assert row["squared error"] == f"{(1 - p) ** 2:.4f}"
    assert [r["cross-entropy"] for r in losses.costs()] == [
        *("0.0101", "0.1054", "0.6931", "2.3026", "4.6052", "6.9078")
    ]


def test_each_halving_costs_ln_2_more():
    one = np.array([1.0])
    cost = [losses.binary_cross_entropy(np.array([p]), one) for p in (0.8, 0.4, 0.2, 0.1)]
    np.testing.assert_allclose(np.diff(cost), math.log(2), atol=1e-12)


@pytest.mark.parametrize("p", [0.99, 0.9, 0.5, 0.1, 0.01])
def test_the_slider_shows_both_costs(p):
    axes = losses.cost(p=p).axes[0]
    dots = {line.get_xdata()[0]: None for line in axes.lines if len(line.get_xdata()) == 1}
    assert list(dots) == [p]
    words = [t.get_text() for t in axes.texts]
    assert words == [f"cross-entropy: {-math.log(p):.2f}", f"squared error: {(1 - p) ** 2:.2f}"]


def test_honesty_pays_under_both_losses_and_not_under_distance():
    days = np.array([1] * 7 + [0] * 3)
    for p in (0.2, 0.7, 0.9):
        said = np.full(10, p)
        mean = {name: float(v) for name, v in losses.expected(np.array(p), 0.7).items()}
        assert mean["cross-entropy"] == pytest.approx(losses.binary_cross_entropy(said, days))
        assert mean["squared error"] == pytest.approx(losses.squared_error(said, days))
        assert mean["distance"] == pytest.approx(np.abs(said - days).mean())
    assert [t.get_text() for t in losses.forecasts().axes[0].texts] == [
        "cross-entropy: best at 0.70",
        "squared error: best at 0.70",
        "distance: best at 1.00",
    ]


def test_the_best_single_answers_are_the_mean_and_the_median():
    wanted = [1, 2, 3, 4, 40]
    best = [row["best answer to 1, 2, 3, 4 and 40"] for row in losses.one_number()]
    assert best == [np.mean(wanted), np.median(wanted)]


def test_a_bean_is_a_tenth_of_the_loss():
    (row,) = losses.beans()
    for tenths in range(1, 10):
        assert row[str(tenths)] == pytest.approx(-10 * math.log(tenths / 10), abs=0.5)
    assert list(row)[1:] == [str(tenths) for tenths in range(9, 0, -1)]


@pytest.mark.parametrize("classes", [2, 10, 27])
def test_an_even_guess_costs_the_logarithm_of_the_classes(classes):
    assert losses.uniform(classes) == round(math.log(classes), 6)


def test_softmax_twice_has_a_floor():
    closed = -math.log(math.e / (math.e + 9))
    assert losses.floor() == lowest() == round(closed, 6) == 1.46115
    assert losses.twice(1.0) == pytest.approx(math.e / (math.e + 9))
    scores = torch.from_numpy(RNG.normal(0, 50, (500, 10)))
    y = torch.from_numpy(RNG.integers(0, 10, 500))
    each = [float(suspect(z[None], k[None])) for z, k in zip(scores, y, strict=True)]
    assert min(each) >= closed - 1e-9


def test_the_softened_table_agrees_with_pytorch():
    for row in losses.softened():
        p = float(row["share for the truth"])
        shares = torch.tensor([[p, *[(1 - p) / 9] * 9]], dtype=torch.float64)
        twice = float(functional.cross_entropy(shares, torch.tensor([0])))
        assert float(row["cost twice"]) == pytest.approx(twice, abs=6e-5)
        assert float(row["after a second softmax"]) == pytest.approx(math.exp(-twice), abs=6e-5)
        assert float(row["cost once"]) == pytest.approx(abs(math.log(p)), abs=6e-5)


def test_the_repair_is_what_pytorch_wants():
    z, y = RNG.normal(size=(6, 10)), RNG.integers(0, 10, 6)
    repaired = LOSSES["cross-entropy"](torch.from_numpy(z), torch.from_numpy(y))
    assert float(repaired) == pytest.approx(losses.cross_entropy(z, y))
    assert float(suspect(torch.from_numpy(z), torch.from_numpy(y))) > 1.46


def test_the_demonstration(capsys):
    runpy.run_path(losses.__file__, run_name="__main__")
    assert capsys.readouterr().out.splitlines()[-1] == "0.001 0.9980 6.9078"


@pytest.mark.parametrize(
    ("p", "logarithm", "square"), [(0.5, "0.69", "0.25"), (0.01, "4.61", "0.98")]
)
def test_the_costs_are_those_of_the_caption(p, logarithm, square):
    said = [text.get_text() for text in losses.cost(p).axes[0].texts]
    assert said == [f"cross-entropy: {logarithm}", f"squared error: {square}"]


def test_a_perfect_share_after_two_softmaxes_is_that_of_the_caption():
    last = losses.softened()[-1]
    assert last["share for the truth"] == "1"
    assert (last["after a second softmax"], last["cost twice"]) == ("0.2320", "1.4612")
