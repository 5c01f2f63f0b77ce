"""The race of two losses, against autograd and the known counts."""

import numpy as np
import pytest
import torch

from snippets import losses_race as race


@pytest.mark.parametrize("z", [-2.0, 0.0, 1.5, 4.0])
def test_slopes_are_what_autograd_finds(z):
    for name, loss in (
        ("squared error", lambda a: a**2 / 2),
        ("cross-entropy", lambda a: -torch.log(1 - a)),
    ):
        sum_ = torch.tensor(z, dtype=torch.float64, requires_grad=True)
        a = torch.sigmoid(sum_)
        loss(a).backward()
        assert race.LOSSES[name](a.item()) == pytest.approx(sum_.grad.item(), abs=1e-12)


def test_the_known_counts():
    counts = {(r["start"], r["loss"]): r["corrections needed"] for r in race.table()}
    assert list(counts.values()) == [232, 17, 36, 8]
    assert counts["sure and wrong", "squared error"] == 232
    firsts = [r["first answer"] for r in race.table()]
    assert firsts == [0.982, 0.982, 0.818, 0.818]


@pytest.mark.parametrize("name", race.LOSSES)
def test_pytorch_walks_the_same_path(name):
    knobs = torch.tensor([2.0, 2.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([knobs], lr=0.15)
    path = []
    for _ in range(31):
        a = torch.sigmoid(knobs.sum())
        path.append(a.item())
        optimizer.zero_grad()
        (a**2 / 2 if name == "squared error" else -torch.log(1 - a)).backward()
        optimizer.step()
    ours = race.answers(race.LOSSES[name], (2.0, 2.0), 30, 0.15)
    np.testing.assert_allclose(ours, path, atol=1e-12)


@pytest.mark.parametrize("start", race.STARTS)
def test_the_picture_draws_the_path(start):
    axes = race.race(start=start).axes[0]
    squared, entropy = (axes.lines[i].get_ydata() for i in range(2))
    assert np.argmax(squared < 0.5) == race.updates("squared error", start)
    assert np.argmax(entropy < 0.5) == race.updates("cross-entropy", start)
    assert f"squared error: {np.argmax(squared < 0.5)}" in [t.get_text() for t in axes.texts]


def test_a_tiny_rate_is_slow_under_any_loss():
    assert race.after() == race.after(rate=0.005, steps=299) == 0.781


def test_the_first_slopes_are_those_of_the_caption():
    rows = [row for row in race.table() if row["start"] == "sure and wrong"]
    assert [row["slope there"] for row in rows] == [0.0173, 0.982]
