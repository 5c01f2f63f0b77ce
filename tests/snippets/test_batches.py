"""Batches: known counts, autograd on a batch, and a walk by PyTorch's own SGD."""

import runpy

import numpy as np
import pytest
import torch

from snippets import batches, batches_torch
from snippets.batches import counting, height, slopes, steps_per_epoch, stroll, walk
from snippets.digits_data import split
from snippets.knobs import X, Y, best, loss


@pytest.mark.parametrize(
    ("examples", "size", "steps"),
    [(1000, 100, 10), (3500, 64, 55), (3500, 8, 438), (7, 7, 1), (8, 7, 2), (5, 1, 5)],
)
def test_steps_are_counted_as_pytorch_deals_them(examples, size, steps):
    assert steps_per_epoch(examples, size) == steps
    assert len(torch.utils.data.DataLoader(range(examples), size)) == steps


def test_slopes_on_a_batch_are_what_autograd_finds():
    rows = np.array([3, 41, 17])
    knobs = torch.tensor([0.3, -0.7], dtype=torch.float64, requires_grad=True)
    x, y = torch.tensor(X[rows]), torch.tensor(Y[rows])
    ((knobs[0] * x + knobs[1] - y) ** 2).mean().backward()
    np.testing.assert_allclose(slopes(np.array([0.3, -0.7]), rows), knobs.grad, atol=1e-12)


def test_the_mean_of_all_single_polls_is_the_whole():
    knobs = np.array([0.5, 0.5])
    polls = [slopes(knobs, np.array([i])) for i in range(50)]
    np.testing.assert_allclose(np.mean(polls, axis=0), slopes(knobs, np.arange(50)))


def test_height_is_the_loss_of_the_first_lesson():
    grid = np.array([[[0.0, 0.0], [2.0, 1.0]], [[-1.0, 3.0], [0.5, -0.5]]])
    assert height(grid) == pytest.approx(np.array([[loss(*k) for k in row] for row in grid]))


def test_the_whole_batch_walks_as_gradient_descent():
    knobs = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([knobs], lr=0.2)
    x, y = torch.tensor(X), torch.tensor(Y)
    for place in walk(50):
        np.testing.assert_allclose(place, knobs.detach(), atol=1e-12)
        optimizer.zero_grad()
        ((knobs[0] * x + knobs[1] - y) ** 2).mean().backward()
        optimizer.step()


@pytest.mark.parametrize(("size", "steps"), [(1, 200), (5, 40), (10, 20), (50, 4)])
def test_every_walk_takes_its_steps(size, steps):
    assert len(walk(size)) == steps + 1
    title = stroll(size).axes[0].get_title()
    assert title.startswith(f"{steps} steps")
    assert title.endswith({1: "0.030", 5: "0.029", 10: "0.033", 50: "0.516"}[size])


def test_small_batches_arrive_and_are_restless():
    lowest = loss(*best())
    ends = {size: height(walk(size)[-1]) for size in (1, 5, 10, 50)}
    assert all(lowest <= ends[size] < 1.2 * lowest for size in (1, 5, 10))
    assert ends[50] > 5 * lowest
    late = {size: np.std(walk(size, 60)[-100:], axis=0).sum() for size in (1, 10)}
    assert late[1] > 2 * late[10]


def test_counting_says_what_the_caption_says():
    rows = {row["batch"]: row for row in counting()}
    assert [r["steps in 10 epochs"] for r in rows.values()] == [35_000, 4_380, 550, 70, 10]
    assert rows[64]["pictures in the last batch"] == 44
    assert rows[3500]["pictures in the last batch"] == 3500


def test_the_loader_deals_every_picture_once_and_shuffled():
    data = split().train
    dealt = list(batches_torch.loader(data, 512))
    x, y = (torch.cat(part).numpy() for part in zip(*dealt, strict=True))
    assert [len(part[1]) for part in dealt] == [512] * 6 + [428]
    assert len(set(dealt[0][1].tolist())) == 10
    assert np.array_equal(np.bincount(y), np.bincount(data.y))
    for digit in range(10):
        ours, theirs = data.x[data.y == digit], x[y == digit]
        assert ours.sum(0) == pytest.approx(theirs.sum(0), abs=1e-3)


@pytest.mark.parametrize(("module", "last"), [(batches, "0.516"), (batches_torch, "(44,)")])
def test_the_demonstrations(module, last, capsys):
    runpy.run_path(module.__file__, run_name="__main__")
    assert capsys.readouterr().out.strip().endswith(last)
