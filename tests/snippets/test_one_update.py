"""The learning loop: known numbers, PyTorch's optimizer, and the pictures of each step."""

import runpy

import numpy as np
import pytest
import torch

from snippets import one_update, one_update_torch
from snippets.backprop import X, Y, flat, loss, network, nudged
from snippets.forward import TINY, forward
from snippets.forward_torch import tiny
from snippets.one_update import learn, seven_steps, turn


def by_torch(layers, x, y, rounds, rate):
    """The loop with autograd and torch.optim, built here and not taken from a snippet."""
    pairs = [[torch.tensor(p, requires_grad=True) for p in pair] for pair in layers]
    optimizer = torch.optim.SGD([p for pair in pairs for p in pair], lr=rate)
    losses = []
    for _ in range(rounds):
        a = torch.tensor(x)
        for W, b in pairs:
            a = torch.sigmoid(torch.addmm(b, a, W))
        miss = 0.5 * torch.nn.functional.mse_loss(a, torch.tensor(y), reduction="sum")
        optimizer.zero_grad()
        miss.backward()
        optimizer.step()
        losses.append(miss.item())
    return np.concatenate([p.detach().numpy().ravel() for q in pairs for p in q]), losses


def test_every_cell_to_six_decimals():
    assert [row["in this round"] for row in seven_steps()] == [
        "x = (1, 0), wanted 1",
        "W1 (0.5, -0.3, 0.8, 0.2), b1 (0, 0.1); W2 (0.7, -0.4), b2 0.05",
        "hidden (0.622459, 0.450166); output 0.575824",
        "0.089962",
        "W1 (-0.017043, 0.010258, 0, 0), b1 (-0.017043, 0.010258); "
        "W2 (-0.06449, -0.04664), b2 -0.103605",
        "W1 (0.508522, -0.305129, 0.8, 0.2), b1 (0.008522, 0.094871); "
        "W2 (0.732245, -0.37668), b2 0.101803",
        "output 0.596742; loss 0.081308",
    ]


@pytest.mark.parametrize("rate", [0.5, 0.05])
def test_pytorch_takes_the_same_rounds(rate):
    rng = np.random.default_rng(5)
    x, y = rng.normal(size=(6, 3)), rng.uniform(size=(6, 2))
    layers = network((3, 4, 4, 2), seed=2)
    moved, losses = learn(layers, x, y, 7, rate)
    expected, expected_losses = by_torch(layers, x, y, 7, rate)
    np.testing.assert_allclose(flat(moved), expected, atol=1e-12)
    np.testing.assert_allclose(losses, expected_losses, atol=1e-12)
    assert losses[-1] < losses[0]


def test_a_turn_is_the_rate_times_the_slope_by_nudging():
    moved = turn(TINY, nudged(TINY, X, Y), 0.5)
    np.testing.assert_allclose(flat(moved), flat(learn(TINY, X, Y, 1)[0]), atol=1e-9)
    assert loss(moved, X, Y) < loss(TINY, X, Y)


def test_learning_leaves_the_old_network_alone():
    before = flat(TINY).copy()
    learn(TINY, X, Y, 3)
    np.testing.assert_array_equal(flat(TINY), before)


def test_weights_of_a_zero_input_never_move():
    moved, _ = learn(TINY, X, Y, 100)
    np.testing.assert_array_equal(moved[0][0][1], TINY[0][0][1])
    assert (moved[0][0][0] != TINY[0][0][0]).all()


def test_the_torch_tab_tells_the_same_losses():
    x, y = torch.from_numpy(X), torch.from_numpy(Y)
    found = one_update_torch.learn(tiny(), x, y, 20)
    np.testing.assert_allclose(found, learn(TINY, X, Y, 20)[1], atol=1e-12)


def test_the_second_round_by_hand_is_the_second_round():
    by_hand = one_update.second_by_hand()
    expected, _ = by_torch(TINY, X, Y, 2, 0.5)
    first, _ = by_torch(TINY, X, Y, 1, 0.5)
    for row, was, becomes in zip(by_hand, first[-3:], expected[-3:], strict=True):
        assert float(row["was"]) == pytest.approx(was, abs=6e-7)
        assert float(row["becomes"]) == pytest.approx(becomes, abs=2e-6)
    table = seven_steps(before=1)[5]["in this round"]
    assert table.endswith("W2 (0.762641, -0.354961), b2 0.150323")
    assert [row["becomes"] for row in by_hand] == ["0.762641", "-0.354961", "0.150323"]


def test_rounds_bring_the_answer_to_one_and_never_past_it():
    rows = one_update.rounds(counts=(0, 1, 10, 100, 1000))
    _, losses = by_torch(TINY, X, Y, 1001, 0.5)
    for row in rows:
        at = losses[int(row["rounds"].replace(",", ""))]
        assert float(row["loss"]) == pytest.approx(at, abs=6e-7)
        assert float(row["answer"]) == pytest.approx(1 - np.sqrt(2 * at), abs=6e-5)
    assert (np.diff(losses) < 0).all()
    assert [r["answer"] for r in rows] == sorted(r["answer"] for r in rows)


def words(step):
    texts = one_update.picture(step=step).axes[0].texts
    boxes = [t.get_text() for t in texts if t.get_bbox_patch()]
    return boxes, [t.get_text() for t in texts if t.get_text() and not t.get_bbox_patch()]


def test_the_pictures_tell_the_seven_steps():
    assert words(1)[0] == ["$x_1$\n1", "$x_2$\n0", "$h_1$", "$h_2$", "out\nwanted 1"]
    assert words(2)[1] == ["0.500", "-0.300", "0.800", "0.200", "0.700", "-0.400"]
    assert words(3)[0][2:] == ["$h_1$\n0.622", "$h_2$\n0.450", "out\n0.576"]
    assert words(5)[1] == ["-0.017", "0.010", "0.000", "0.000", "-0.064", "-0.047"]
    assert words(6)[1] == ["0.509", "-0.305", "0.800", "0.200", "0.732", "-0.377"]
    said = [a[0] for a in forward(learn(TINY, X, Y, 1)[0], X)[1:]]
    assert words(7)[0][4] == f"out\n{said[1][0]:.3f}\nwanted 1" == "out\n0.597\nwanted 1"
    titles = [one_update.picture(step=s).axes[0].get_title() for s in range(1, 8)]
    assert titles[3] == "4 loss: 0.090"
    assert titles[6] == "7 repeat: loss 0.081"
    assert [t.split(":")[0] for t in titles] == [
        f"{i} {name}" for i, name in enumerate(one_update.STEPS, 1)
    ]


@pytest.mark.parametrize("module", [one_update, one_update_torch])
def test_the_demonstrations_tell_the_loss(module, capsys):
    runpy.run_path(module.__file__, run_name="__main__")
    told = capsys.readouterr().out
    assert "0.089962" in told
    assert "0.081308" in told
