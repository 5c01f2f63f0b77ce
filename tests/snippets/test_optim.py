"""Optimizers: against PyTorch's, step by step, and against closed forms."""

import runpy

import numpy as np
import pytest
import torch

from snippets import optim, optim_torch, optim_valley
from snippets.gd_bowl import steps_needed as plain_steps
from snippets.optim import adam, adam_l2, adamw, momentum, rmsprop, sgd, shrunk

RULES = {"SGD": sgd, "momentum": momentum, "RMSprop": rmsprop, "Adam": adam, "AdamW": adamw}
CURVATURE = np.array([1.0, 20.0])


def walk(rule, rate, steps):
    w, memory, path = np.array([3.0, 1.0]), {}, [(3.0, 1.0)]
    for _ in range(steps):
        w = w + rule(w, CURVATURE * w, memory, rate)
        path.append(tuple(w))
    return np.array(path)


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("rate", [0.002, 0.05])
def test_every_rule_walks_with_pytorch(name, rate):
    theirs = np.array(optim_torch.walk(name, rate, 60))
    np.testing.assert_allclose(walk(RULES[name], rate, 60), theirs, atol=1e-10)
    assert abs(theirs[-1] - theirs[0]).max() > 0.01
    assert list(optim_torch.OPTIMIZERS) == list(RULES)


def test_a_penalty_in_adam_is_pytorchs_weight_decay():
    w = torch.tensor([3.0, 1.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([w], 0.01, weight_decay=0.01)
    for place in walk(adam_l2, 0.01, 30):
        np.testing.assert_allclose(place, w.detach(), atol=1e-10)
        optimizer.zero_grad()
        (w**2 @ torch.tensor([0.5, 10.0]).to(w)).backward()
        optimizer.step()


def test_in_plain_descent_penalty_and_decay_are_the_same():
    w = torch.tensor([3.0, 1.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], 0.01, weight_decay=0.1)
    w.grad = torch.tensor([0.5, -2.0], dtype=torch.float64)
    optimizer.step()
    old, g = np.array([3.0, 1.0]), np.array([0.5, -2.0])
    expected = old + sgd(old, g, {}, 0.01) - 0.01 * 0.1 * old
    np.testing.assert_allclose(w.detach(), expected, atol=1e-12)


@pytest.mark.parametrize("slope", [1e-4, 1.0, 1e4, -3.0])
def test_the_first_step_of_adam_has_the_length_of_the_rate(slope):
    w, g = np.zeros(1), np.array([slope])
    exact = -0.001 * slope / (abs(slope) + 1e-8)
    assert adam(w, g, {}, 0.001)[0] == pytest.approx(exact, rel=1e-9)
    assert sgd(w, g, {}, 0.001)[0] == pytest.approx(-0.001 * slope)
    ten = -0.001 * slope / (0.1 * abs(slope) + 1e-8)
    assert rmsprop(w, g, {}, 0.001)[0] == pytest.approx(ten)


def test_first_steps_say_what_the_caption_says():
    moves = [float(row["Adam moves by"]) for row in optim.first_steps()]
    assert moves == pytest.approx([-0.001] * 3, abs=2e-7)
    assert [float(r["SGD moves by"]) for r in optim.first_steps()] == [-1e-7, -1e-3, -10]


@pytest.mark.parametrize("decay", [0.01, 0.1, 1.0])
def test_how_a_weight_shrinks(decay):
    assert shrunk(adamw, decay, 100) == pytest.approx(2 * (1 - (1 - 0.001 * decay) ** 100))
    assert shrunk(adam_l2, decay, 1) == pytest.approx(0.001, rel=1e-5)
    assert shrunk(adam_l2, decay, 100) == pytest.approx(0.09914, abs=1e-5)


def test_decays_say_what_the_caption_says():
    rows = [list(row.values()) for row in optim.decays()]
    assert [row[2] for row in rows] == ["0.09914"] * 3
    assert [row[4] for row in rows] == ["0.00200", "0.01990", "0.19042"]


@pytest.mark.parametrize("k", [10, 100, 1000])
def test_the_factors_of_a_valley(k):
    """The largest eigenvalue of one step, which maps (distance, push) to the next."""
    rate, keep = optim_valley.settings(k)
    for c in (1, k):
        step = np.array([[1 - rate * c, -rate * keep], [c, keep]])
        assert max(abs(np.linalg.eigvals(step))) == pytest.approx(
            (k**0.5 - 1) / (k**0.5 + 1), abs=1e-6
        )
    plain = optim_valley.walk(np.ones(2), k, 50, 2 / (k + 1), 0)
    ratios = np.hypot(*plain[1:].T) / np.hypot(*plain[:-1].T)
    assert ratios == pytest.approx(np.full(50, (k - 1) / (k + 1)), abs=1e-9)


def test_steps_in_three_valleys():
    rows = optim_valley.table()
    assert [row["steps"] for row in rows] == [plain_steps(k, 2 / (1 + k)) for k in (10, 100, 1000)]
    assert [row["its steps"] for row in rows] == [27, 95, 321]
    assert rows[1]["plain: factor"] == "0.9802"
    assert rows[1]["momentum: factor"] == "0.8182"


@pytest.mark.parametrize(
    ("steps", "plain", "pushed"), [(5, "2.8", "1.6"), (15, "1", "0.042"), (40, "0.084", "1.2e-06")]
)
def test_the_picture_of_the_valley(steps, plain, pushed):
    first, second = optim_valley.valley(steps).axes
    assert first.get_title() == f"plain: {plain} away after {steps} steps"
    assert second.get_title() == f"with momentum: {pushed} away after {steps} steps"
    assert len(first.lines[0].get_xdata()) == steps + 1


@pytest.mark.parametrize(("module", "lines"), [(optim, 3), (optim_torch, 5), (optim_valley, 3)])
def test_the_demonstrations(module, lines, capsys):
    runpy.run_path(module.__file__, run_name="__main__")
    assert len(capsys.readouterr().out.splitlines()) == lines


def test_the_valleys_say_what_their_caption_says():
    assert [row["steps"] for row in optim_valley.table()] == [71, 709, 7082]
