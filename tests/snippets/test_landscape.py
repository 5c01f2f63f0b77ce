"""Curvatures against PyTorch's, and the fates of a hundred networks."""

import numpy as np
import pytest
import torch

from snippets import landscape
from snippets.xor_scratch import X, Y, mse, start, train
from snippets.xor_seeds import race, solved, starts


def torch_error(v):
    x, y = torch.tensor(X), torch.tensor(Y)
    h = torch.sigmoid(x @ v[:4].reshape(2, 2) + v[4:6])
    return ((torch.sigmoid(h @ v[6:8].reshape(2, 1) + v[8]) - y) ** 2).mean()


@pytest.fixture(scope="module")
def places():
    """Nine numbers each: a start, a late success, a failure."""
    stuck = landscape.pack(train(3_000, 2, 42))
    return [landscape.pack(start(2, 0)), landscape.pack(train(1_000, 2, 65)), stuck]


def test_packing_loses_nothing():
    net = start(2, 7)
    again = landscape.unpack(landscape.pack(net))
    for p, q in zip(net, again, strict=True):
        np.testing.assert_array_equal(p, q)


def test_slopes_and_curvatures_are_pytorchs(places):
    for place in places:
        v = torch.tensor(place, requires_grad=True)
        torch_error(v).backward()
        np.testing.assert_allclose(v.grad, landscape.slope(place), atol=1e-12)
        H = torch.autograd.functional.hessian(torch_error, v.detach())
        np.testing.assert_allclose(torch.linalg.eigvalsh(H), landscape.curvatures(place), atol=1e-7)


def test_a_life_is_training(places):
    early, late = landscape.life(65, (10, 1_000))
    np.testing.assert_array_equal(landscape.pack(late), places[1])
    assert mse(early) == pytest.approx(mse(train(10, 2, 65)))


def test_the_wait_curves_down_and_the_failure_does_not():
    rows = {(row["seed"], row["steps"]): row for row in landscape.stations()}
    waiting, failed = rows[65, "1,000"], rows[42, "20,000"]
    assert float(waiting["error"]) == pytest.approx(0.25, abs=1e-3)
    assert waiting["curve down"] > 0
    assert rows[65, "5,000"]["curve down"] > 0
    assert failed["curve down"] == 0
    assert float(failed["error"]) == pytest.approx(0.125, abs=1e-3)
    assert 0 < float(failed["slope"]) < 1e-3
    assert float(rows[65, "20,000"]["error"]) < 0.001


def test_the_picture_shows_both_seeds():
    upper, lower = landscape.two_waits(steps=9_000).axes
    waits, rests = (line.get_ydata() for line in upper.lines)
    assert waits[-1] < 0.01 < 0.12 < rests[-1] < 0.13
    steps = lower.lines[0].get_xdata()
    slopes = lower.lines[0].get_ydata()
    assert slopes[steps.searchsorted(2_000)] < 1e-3 < slopes.max()
    assert [t.get_text()[:7] for t in upper.texts] == ["seed 65", "seed 42"]


def test_failures_answer_two_cases_with_one_half():
    rows = {row["answers"]: row for row in landscape.endings(steps=40_000)}
    assert sum(row["networks"] for row in rows.values()) == 100
    good = rows.pop("0, 1, 1, 0")
    assert good["networks"] == pytest.approx(76, abs=4)
    assert set(rows) == {"0, 1, 0.5, 0.5", "0, 0.5, 1, 0.5"}
    assert {row["error"] for row in rows.values()} == {"0.125"}


def test_room_makes_failures_rare():
    rows = {row["hidden neurons"]: row for row in landscape.widths(steps=8_000)}
    assert 70 <= rows[2]["solved of 100"] <= 82
    assert rows[3]["solved of 100"] >= 97
    assert rows[4]["solved of 100"] == 100


def test_a_kick_frees_few_and_a_new_start_most():
    rows = {row["remedy"]: row for row in landscape.kicks(steps=10_000)}
    stuck = rows["kick of 0"]["stuck before"]
    assert stuck == int((~solved(race(2, True, 10_000).outputs)).sum())
    new = rows.pop("new start")
    assert list(rows) == [f"kick of {k}" for k in (0, 1, 2, 4, 8)]
    assert all(row["solved after"] < stuck / 3 for row in rows.values())
    assert new["solved after"] > stuck / 2


def test_shaking_adds_chance_of_that_size():
    net = starts(2)
    moved = landscape.shaken(net, 4)
    gaps = np.concatenate([(q - p).ravel() for p, q in zip(net, moved, strict=True)])
    assert gaps.std() == pytest.approx(4, rel=0.1)
    assert landscape.trained_on(net, 10).shape == (100,)


def test_the_latest_is_found_by_hand():
    errors = np.array([[0.2, 0.04, 0.01], [0.3, 0.2, 0.1], [0.01, 0.01, 0.2]])
    assert landscape.fall_step(errors).tolist() == [2, -1, 1]
    first = landscape.latest(steps=8_000, top=3)[0]
    before = mse(train(first["falls at step"] - 1, 2, first["seed"]))
    after = mse(train(first["falls at step"], 2, first["seed"]))
    assert after < 0.05 <= before
    assert first["seed"] == 65
