"""Sureness: against a slow count by hand and scikit-learn; noise as a relation."""

import functools

import numpy as np
import pytest
import torch
from sklearn.calibration import calibration_curve

from snippets import calibration as own
from snippets import calibration_five as five
from snippets import calibration_warm as warm
from snippets.digits_data import split
from snippets.digits_numpy import forward, initial, softmax


@pytest.fixture(scope="module", autouse=True)
def train_once():
    """Each network is trained once for all tests; every call still gets the same one."""
    patch = pytest.MonkeyPatch()
    trained, by_heart = functools.cache(own.trained), functools.cache(warm.by_heart)
    patch.setattr(own, "trained", trained)
    patch.setattr(five, "trained", trained)
    patch.setattr(warm, "by_heart", by_heart)
    yield
    patch.undo()


@pytest.fixture(scope="module")
def unseen():
    return split(validation=100).validation


@pytest.fixture(scope="module")
def net():
    return own.trained()


def by_hand(said):
    total = 0.0
    for low in np.arange(10) / 10:
        inside = (said.sure >= low) & ((said.sure < low + 0.1) | (low == 0.9))
        if inside.any():
            total += inside.sum() * abs(said.sure[inside].mean() - said.right[inside].mean())
    return total / len(said.sure)


def test_bins_are_those_of_scikit_learn():
    rng = np.random.default_rng(0)
    sure = rng.uniform(0.1, 1, 500)
    said = own.Answers(sure, rng.random(500) < sure**2)
    found = own.bins(said)
    right, mean = calibration_curve(said.right, sure, n_bins=10)
    full = found[:, 0] > 0
    np.testing.assert_allclose(found[full, 1], mean)
    np.testing.assert_allclose(found[full, 2], right)
    assert own.calibration_error(said) == pytest.approx(by_hand(said))


def test_certainty_falls_into_the_last_drawer():
    said = own.Answers(np.array([1.0, 0.95, 0.05]), np.array([True, True, False]))
    assert own.bins(said)[:, 0].tolist() == [1, *[0] * 8, 2]
    assert own.calibration_error(said) == pytest.approx((0.05 + 0.05) / 3)


def test_shares_are_softmax_of_scores_over_temperature(unseen):
    start = initial(3)
    scores = torch.tensor(forward(start, unseen.x)[2])
    for T in (0.5, 1.0, 3.0):
        theirs = (scores / T).softmax(1).numpy()
        np.testing.assert_allclose(own.shares(start, unseen.x, T), theirs, atol=1e-6)


def test_on_digits_sureness_and_truth_agree_and_on_noise_not(net, unseen):
    said = own.answers(own.shares(net, unseen.x), unseen.y)
    assert own.calibration_error(said) < 0.05
    assert own.gap() == f"{100 * by_hand(said):.1f}"
    digits, noise = own.table()
    assert abs(float(digits["mean sureness"][:-1]) - float(digits["right"][:-1])) < 5
    assert float(noise["mean sureness"][:-1]) > 50
    assert noise["right"] == "none can be"
    assert own.said_of(unseen).right.mean() == said.right.mean()


def test_the_noise_is_noise():
    x = own.noise()
    assert x.shape == (1000, 784)
    assert x.mean() == pytest.approx(0.5, abs=0.01)
    assert x.std() == pytest.approx(12**-0.5, abs=0.01)


def test_the_pictures_say_what_the_network_says(net):
    p = own.shares(net, own.noise(5))
    titles = [ax.get_title() for ax in own.looks().axes]
    assert titles == [f"{share.argmax()}: {share.max():.0%}" for share in p]


def test_the_diagram_shows_the_full_drawers(net, unseen):
    found = own.bins(own.answers(own.shares(net, unseen.x), unseen.y))
    axes = own.diagram().axes[0]
    found = found[found[:, 0] > 0]
    np.testing.assert_allclose(axes.lines[1].get_ydata(), 100 * found[:, 2])
    assert [t.get_text() for t in axes.texts] == [f"{n:.0f}" for n in found[:, 0]]
    assert found[-1, 0] == found[:, 0].max() > 500
    assert axes.get_title() == f"{own.gap()} points apart"


def test_five_doubt_noise_more_than_each(unseen):
    rows = five.table()
    alone = [float(row["sure of noise"][:-1]) for row in rows[:-1]]
    together = rows[-1]
    assert float(together["sure of noise"][:-1]) < min(alone)
    assert float(together["sure of noise"][:-1]) < np.mean(alone) - 10
    assert float(together["sure of noise"][:-1]) > 20
    right = [float(row["right"][:-1]) for row in rows[:-1]]
    assert min(right) <= float(together["right"][:-1])
    assert max(right) - min(right) < 3
    assert float(together["points apart"]) > np.mean([float(r["points apart"]) for r in rows[:-1]])


def test_together_is_a_mean_of_shares():
    parts = softmax(np.random.default_rng(0).normal(size=(30, 10))).reshape(3, 10, 10)
    mean = five.together(parts)
    np.testing.assert_allclose(mean, (parts[0] + parts[1] + parts[2]) / 3)
    np.testing.assert_allclose(mean.sum(1), 1)


def test_a_temperature_mends_sureness_and_changes_no_answer():
    plain, warmed = warm.table()
    assert plain["T"] == 1.0
    assert warmed["T"] == warm.chosen() == 2.4
    assert plain["right"] == warmed["right"]
    assert float(warmed["points apart"]) < 0.5 * float(plain["points apart"])
    assert float(plain["mean sureness"][:-1]) > float(plain["right"][:-1]) + 5
    assert float(warmed["sure of noise"][:-1]) > 40


def test_the_halves_share_no_picture_and_make_the_whole(unseen):
    first, second = warm.halves()
    np.testing.assert_array_equal(np.sort(np.r_[first.y, second.y]), np.sort(unseen.y))
    assert not {r.tobytes() for r in first.x} & {r.tobytes() for r in second.x}


def test_cost_is_cross_entropy():
    scores = np.random.default_rng(1).normal(size=(20, 10))
    y = np.arange(20) % 10
    theirs = torch.nn.functional.cross_entropy(torch.tensor(scores), torch.tensor(y)).item()
    assert warm.cost(softmax(scores), y) == pytest.approx(theirs)


def test_the_slider_is_too_sure_then_close_then_too_timid():
    apart = {T: float(warm.diagram(T).axes[0].get_title().split()[0]) for T in (0.5, 1.0, 2.4, 4.0)}
    assert apart[0.5] > apart[1.0] > 3 * apart[2.4]
    assert apart[4.0] > 3 * apart[2.4]
