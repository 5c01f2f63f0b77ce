"""Two knobs: against finite differences, autograd and NumPy's own least squares."""

import runpy
from itertools import pairwise

import numpy as np
import pytest
import torch

from snippets import knobs
from snippets.knobs import X, Y, answers, best, fit, follow, loss, slopes, turn


def by_hand(w, b):
    """The loss in plain Python."""
    return sum((w * x + b - y) ** 2 for x, y in zip(X, Y, strict=True)) / len(X)


@pytest.mark.parametrize(("w", "b"), [(0, 0), (2, 1), (-1.5, 0.7)])
def test_loss_is_the_mean_squared_miss(w, b):
    assert loss(w, b) == pytest.approx(by_hand(w, b), rel=1e-12)
    assert answers(w, b)[0] == pytest.approx(b - w)


@pytest.mark.parametrize(("w", "b"), [(0, 0), (2, 1), (-1.5, 0.7), (3, -2)])
def test_slopes_are_what_autograd_finds(w, b):
    knob = torch.tensor([float(w), float(b)], dtype=torch.float64, requires_grad=True)
    x, y = torch.from_numpy(X), torch.from_numpy(Y)
    torch.nn.functional.mse_loss(knob[0] * x + knob[1], y).backward()
    np.testing.assert_allclose(slopes(w, b), knob.grad, atol=1e-12)


def test_a_turn_is_one_step_of_gradient_descent():
    dw, db = slopes(0.3, -0.2)
    assert turn(0.3, -0.2) == pytest.approx((0.3 - 0.3 * dw, -0.2 - 0.3 * db))


def test_the_best_line_is_least_squares():
    assert best() == pytest.approx(tuple(np.polyfit(X, Y, 1)), abs=1e-12)
    assert slopes(*best()) == pytest.approx((0, 0), abs=1e-12)
    assert loss(*best()) == pytest.approx(0.028536, abs=1e-6)


def test_no_other_line_is_better():
    for w, b in np.random.default_rng(3).normal(best(), 0.5, (500, 2)):
        assert loss(w, b) > loss(*best())


def test_every_step_helps_and_nineteen_are_enough():
    falling = [loss(*k) for k in follow(40)]
    assert all(later < earlier for earlier, later in pairwise(falling))
    assert knobs.tries_following() == 19
    assert falling[18] > knobs.good_enough() >= falling[19]
    assert knobs.good_enough() == pytest.approx(1.01 * falling[40], rel=1e-3)


def test_the_path_starts_at_zero_and_ends_at_the_best_line():
    path = follow(100)
    assert path[0] == (0.0, 0.0)
    assert len(path) == 101
    assert path[-1] == pytest.approx(best(), abs=1e-6)


def test_seven_steps_tell_the_first_round():
    rows = knobs.seven_steps()
    assert [r["step"] for r in rows] == list(range(1, 8))
    told = {r["step"]: r["in this round"] for r in rows}
    dw, db = slopes(0, 0)
    assert told[1].startswith("50 dots")
    assert told[3] == f"last dot: 0.00, not {Y[-1]:.2f}"
    assert told[4] == f"{by_hand(0, 0):.3f}"
    assert told[5] == f"w: {dw:.3f}, b: {db:.3f}"
    assert told[6] == f"w = {-0.3 * dw:.3f}, b = {-0.3 * db:.3f}"
    assert told[7] == f"loss now {by_hand(-0.3 * dw, -0.3 * db):.3f}"


def test_a_nudge_agrees_with_the_formula():
    for row in knobs.nudges(1e-6):
        assert float(row["change per turn"]) == pytest.approx(float(row["formula"]), abs=2e-3)
    w, b = knobs.nudges()
    assert (w["knob"], b["knob"]) == ("w", "b")
    assert float(w["loss after"]) == pytest.approx(by_hand(0.01, 0), abs=1e-4)
    assert float(b["loss after"]) == pytest.approx(by_hand(0, 0.01), abs=1e-4)


def test_one_dot_moves_the_knob_against_its_own_slope():
    for row in knobs.one_dot():
        knob = torch.tensor(1.0, requires_grad=True)
        ((knob * row["x"] - row["wanted"]) ** 2).backward()
        assert float(row["w turns by"]) == pytest.approx(-0.3 * knob.grad.item())
    assert [r["it is"] for r in knobs.one_dot()] == ["right", "too low", "too high", "too low"]


def test_the_made_line_is_not_the_best_line():
    made, steps, lowest = (float(r["loss"]) for r in knobs.ranking())
    assert made > steps > lowest
    assert made == pytest.approx(by_hand(2, 1), abs=1e-5)
    assert lowest == pytest.approx(by_hand(*np.polyfit(X, Y, 1)), abs=1e-5)


def test_the_captions_say_what_the_pictures_show():
    assert [f"{by_hand(*k):.3f}" for k in ((2, 1), *follow(1))] == ["0.034", "2.634", "1.171"]
    assert min((-1, 0, 1, 2, 3), key=lambda w: by_hand(w, 1)) == 2
    assert min((-1, 0, 1, 2, 3), key=lambda b: by_hand(2, b)) == 1


def test_after_prints_the_loss():
    assert knobs.after(0) == f"{by_hand(0, 0):.4f}"
    assert knobs.after(1) == f"{loss(*follow(1)[1]):.4f}"


@pytest.mark.parametrize("w", [-1.0, 0.0, 1.0, 2.0, 3.0])
def test_the_picture_shows_these_knobs(w):
    axes = fit(w=w).axes[0]
    np.testing.assert_allclose(axes.lines[0].get_ydata(), w * X + 1)
    assert f"loss {by_hand(w, 1):.3f}" in [t.get_text() for t in axes.texts]
    sticks = [s[:, 1] for s in axes.collections[0].get_segments()]
    np.testing.assert_allclose([abs(a - c) for a, c in sticks], np.abs(w * X + 1 - Y))


def test_the_demonstration_counts_the_steps(capsys):
    runpy.run_path(knobs.__file__, run_name="__main__")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"step 0: w = 0.000, b = 0.000, loss {by_hand(0, 0):.3f}"
    assert lines[-1] == "good enough after 19 steps"


def test_one_dot_says_what_its_caption_says():
    assert [row["w turns by"] for row in knobs.one_dot()] == ["0", "+0.6", "-0.6", "-0.6"]
    rows = [(row["x"], row["answer"], row["wanted"]) for row in knobs.one_dot()]
    turns = [-0.3 * 2 * (answer - wanted) * x for x, answer, wanted in rows]
    assert turns == pytest.approx([0, 0.6, -0.6, -0.6])
