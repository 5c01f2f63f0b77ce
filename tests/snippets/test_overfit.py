"""Learning by heart: the loop against PyTorch, the split as relations."""

import numpy as np
import pytest
import torch
from torch.nn import functional

from snippets import overfit as own
from snippets import overfit_when as when
from snippets.digits_data import Digits, split
from snippets.digits_numpy import accuracy_numpy, initial
from snippets.digits_torch import accuracy, network, one_epoch


@pytest.fixture(scope="module")
def runs():
    return [own.by_heart(seed=seed)[1] for seed in range(3)]


def test_few_takes_the_first_of_each_digit():
    train = split(validation=100).train
    data = own.few(train)
    assert np.bincount(data.y).tolist() == [30] * 10
    np.testing.assert_array_equal(data.x[30:60], train.x[train.y == 1][:30])
    assert np.bincount(own.few(train, each=4).y).tolist() == [4] * 10


def test_one_epoch_is_that_of_pytorch_with_momentum():
    sets = split(validation=100)
    seen, unseen = own.few(sets.train), sets.validation
    ours, run = own.follow(seen, unseen, epochs=1, seed=2)
    theirs = network(seed=2)
    optimizer = torch.optim.SGD(theirs.parameters(), lr=0.05, momentum=0.9)
    order = own.batches(300, np.random.default_rng(2), size=32)
    one_epoch(theirs, optimizer, seen, order)
    for a, b in zip(ours, theirs.parameters(), strict=True):
        np.testing.assert_allclose(a, b.detach().numpy().T, atol=2e-5)
        assert not np.allclose(a, 0)
    with torch.no_grad():
        scores = theirs(torch.from_numpy(unseen.x))
        loss = functional.cross_entropy(scores, torch.from_numpy(unseen.y))
    assert own.loss(ours, unseen) == pytest.approx(loss.item(), abs=1e-4)
    assert run.loss[0, 1] == own.loss(ours, unseen)
    assert run.read[0, 0] == accuracy_numpy(ours, seen)
    assert run.read[0, 1] == pytest.approx(accuracy(theirs, unseen), abs=0.003)


def test_the_steps_gather_speed():
    net, mover = [np.zeros(1)], own.Momentum([np.zeros(1)], rate=0.1)
    for where in (-0.1, -0.29, -0.561):
        mover.step(net, [np.ones(1)])
        assert net[0][0] == pytest.approx(where)


def test_the_losses_split_and_the_share_does_not_fall(runs):
    for run in runs:
        seen, unseen = run.loss.T
        low = unseen.argmin()
        assert low + 1 < 20
        assert seen[-1] < 0.001
        assert unseen[-1] > 1.2 * unseen[low]
        assert run.read[-1, 0] == 1
        assert run.read[low, 1] - 0.005 <= run.read[-1, 1] < 0.9


def test_after_one_epoch_both_are_bad_and_close(runs):
    assert runs[0].loss[0].min() > 1
    assert abs(np.diff(runs[0].read[0])[0]) < 0.15 < 1 - runs[0].read[0].max()


@pytest.mark.parametrize("epoch", [6, 100])
def test_the_figure_shows_the_run(runs, epoch):
    above, below = own.curves(epoch).axes
    np.testing.assert_array_equal(above.lines[1].get_ydata(), runs[0].loss[:, 0])
    np.testing.assert_array_equal(above.lines[3].get_ydata(), runs[0].loss[:, 1])
    np.testing.assert_array_equal(below.lines[3].get_ydata(), 100 * runs[0].read[:, 1])
    a, b = runs[0].loss[epoch - 1]
    assert above.get_title() == f"epoch {epoch}, loss: {a:.2f} seen, {b:.2f} unseen"


def test_it_grows_surer_of_its_mistakes(runs):
    rows = own.sureness()
    wrong = [float(r["share given to a wrong answer"].rstrip("%")) for r in rows]
    assert wrong[0] + 5 < wrong[-1] < 100
    last = rows[-1]
    assert last["loss"] == f"{runs[0].loss[-1, 1]:.2f}"
    assert last["read correctly"] == f"{runs[0].read[-1, 1]:.1%}"


def test_the_two_measures_choose_different_epochs(runs):
    rows = when.disagreement(seeds=2)
    for row, run in zip(rows, runs, strict=False):
        loss, read = run.loss[:, 1], run.read[:, 1]
        early = 1 + int(np.argmin(loss))
        late = 1 + int(np.argmax(read))
        assert early < late
        assert row["lowest loss"] == f"epoch {early}: {loss.min():.2f}"
        assert row["most read"] == f"epoch {late}: {read.max():.1%}"
        assert row["read then"] == f"{read[early - 1]:.1%}"
        assert row["loss then"] == f"{loss[late - 1]:.2f}"


def test_loss_of_a_net_that_knows_nothing_is_ln_10():
    net = [np.zeros_like(p) for p in initial()]
    data = Digits(np.ones((3, 784), np.float32), np.array([1, 5, 9]))
    assert own.loss(net, data) == pytest.approx(np.log(10))
