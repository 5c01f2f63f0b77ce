"""Schedules: PyTorch's own, closed forms, and what the page says of the digits."""

import runpy

import numpy as np
import pytest
import torch

from snippets import lr_finder as finder
from snippets import lr_schedules as schedules
from snippets import lr_torch
from snippets.batches_digits import sgd
from snippets.digits_data import batches, split
from snippets.digits_torch import network


@pytest.mark.parametrize("steps", [5, 40])
def test_the_cosine_is_pytorchs(steps):
    ours = [0.5 * schedules.cosine(i / steps) for i in range(steps)]
    assert ours == pytest.approx(lr_torch.cosine_rates(0.5, steps))


def test_the_three_shapes():
    assert [schedules.constant(t) for t in (0, 0.5, 1)] == [1, 1, 1]
    assert [schedules.cosine(t) for t in (0, 0.5, 1)] == pytest.approx([1, 0.5, 0])
    assert [schedules.staircase(t) for t in (0, 0.6, 0.7, 1)] == [1, 1, 0.1, 0.1]
    lines = schedules.shapes().axes[0].lines
    for line, schedule in zip(lines, schedules.SCHEDULES.values(), strict=True):
        assert line.get_ydata()[150] == pytest.approx(schedule(0.5))


def test_a_constant_schedule_is_plain_descent():
    nets = sgd(split().train, 64, 0.1, seed=2)
    plain = [next(nets) for _ in range(55)][-1]
    ours = schedules.train(split().train, schedules.constant, 0.1, 1, 2)
    for p, q in zip(ours, plain, strict=True):
        np.testing.assert_array_equal(p, q)


def test_training_with_a_schedule_is_that_of_pytorch():
    data, net = split().train, network()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.2)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=55)
    x, y = torch.from_numpy(data.x), torch.from_numpy(data.y)
    for rows in batches(3500, np.random.default_rng(0)):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(net(x[rows]), y[rows]).backward()
        optimizer.step()
        schedule.step()
    ours = schedules.train(data, schedules.cosine, 0.2, 1, 0)
    for p, q in zip(net.parameters(), ours, strict=True):
        np.testing.assert_allclose(p.detach().numpy().T, q, atol=1e-4)


@pytest.fixture(scope="module")
def tables():
    return {start: schedules.compare(start) for start in (0.1, 0.5)}


def test_what_the_page_says_of_schedules(tables):
    loss = {start: [float(r["loss"]) for r in rows] for start, rows in tables.items()}
    steady, cosine, stairs = loss[0.5]
    assert max(cosine, stairs) < steady
    assert min(loss[0.1][1:]) > loss[0.1][0] - 0.01
    assert np.mean(loss[0.5]) < np.mean(loss[0.1])
    for rows in tables.values():
        read = [float(r["read correctly"].rstrip("%")) for r in rows]
        assert max(read) - min(read) < 2
        assert max(read) - read[0] < 1


def test_a_smooth_line_forgets_a_fifth_at_each_step():
    assert finder.smooth(np.full(9, 3.0)) == pytest.approx(np.full(9, 3.0))
    assert finder.smooth(np.array([1.0, 2.0]))[1] == pytest.approx((0.8 * 1 + 2) / 1.8)
    weights = 0.8 ** np.arange(9, -1, -1)
    values = np.random.default_rng(0).normal(size=10)
    assert finder.smooth(values)[-1] == pytest.approx(weights @ values / weights.sum())


def test_the_suggestion_is_a_third_of_the_lowest():
    rates, losses = np.array([0.1, 0.2, 0.3]), np.array([2.0, 0.0, 9.0])
    assert finder.suggestion(rates, losses) == pytest.approx(0.2 / 3)


def test_the_finder_finds_a_rate_that_works():
    rates, losses = finder.sweep(split().train)
    assert 0.03 < finder.suggestion(rates, losses) < 0.6
    assert finder.found() == pytest.approx(0.1, abs=0.011)
    assert losses[0] == pytest.approx(2.4, abs=0.3)
    quiet = losses[rates < 0.005]
    assert losses[(rates > 0.1) & (rates < 0.3)].mean() < quiet.mean() - 0.5
    assert losses[rates > 3].mean() > quiet.mean()
    assert rates[1:] / rates[:-1] == pytest.approx(np.full(109, 1e5 ** (1 / 109)))


def test_the_picture_shows_the_sweep():
    axes = finder.picture().axes[0]
    losses = finder.sweep(split().train)[1]
    np.testing.assert_allclose(axes.lines[0].get_ydata(), losses)
    assert axes.texts[0].get_text() == f"{finder.found():.2f}"


@pytest.mark.parametrize(("module", "lines"), [(lr_torch, 1), (schedules, 3), (finder, 1)])
def test_the_demonstrations(module, lines, capsys):
    runpy.run_path(module.__file__, run_name="__main__")
    assert len(capsys.readouterr().out.splitlines()) == lines
