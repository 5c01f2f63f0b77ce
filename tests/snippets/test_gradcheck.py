"""Checking gradients: closed forms, autograd, and the laws of both arms of the V."""

import runpy

import numpy as np
import pytest
import torch

from snippets import gradcheck, gradcheck_kink, gradcheck_torch
from snippets.gradcheck import X, central, curve, f, one_sided, relative, slope


def derivatives(x):
    """f', f'' and f''' at x, by autograd three times over."""
    at = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    value, found = torch.sigmoid(at) ** 2, []
    for _ in range(3):
        (value,) = torch.autograd.grad(value, at, create_graph=True)
        found.append(value.item())
    return found


@pytest.mark.parametrize("x", [-1.0, 0.3, 2.0])
def test_the_slope_is_what_autograd_finds(x):
    assert slope(x) == pytest.approx(derivatives(x)[0], rel=1e-12)


def test_both_ways_on_a_parabola_are_known():
    """One-sided is off by h, central not at all: x² at 3 with a step of 1/2."""
    assert one_sided(np.square, 3.0, 0.5) == 6.5
    assert one_sided(np.square, 3.0, -0.5) == 5.5
    assert central(np.square, 3.0, 0.5) == 6.0
    assert central(lambda x: x**3, 2.0, 0.5) == 12.25


@pytest.mark.parametrize("h", [1e-2, 1e-3])
def test_the_right_arm_is_the_bend_and_the_twist(h):
    first, second, third = derivatives(X)
    assert one_sided(f, X, h) - first == pytest.approx(h * second / 2, rel=0.02)
    assert central(f, X, h) - first == pytest.approx(h**2 * third / 6, rel=0.02)


def test_the_best_central_step_is_neither_long_nor_short():
    rows = gradcheck.errors()
    both = {row["step"]: float(row["central"]) for row in rows}
    ahead = {row["step"]: float(row["one-sided"]) for row in rows}
    assert min(both, key=both.get) == "1e-5"
    assert both["1e-5"] < 1e-9
    assert both["1e-13"] > 1e-5
    assert both["1e-13"] > 1e4 * both["1e-5"]
    assert min(ahead, key=ahead.get) in ("1e-7", "1e-9")
    assert ahead["1e-5"] > 1000 * both["1e-5"]


def test_too_small_a_step_in_32_bits_does_not_move_at_all():
    for way in (one_sided, central):
        np.testing.assert_array_equal(curve(way, np.array([1e-9, 1e-12]), bits=32), [1, 1])
        assert 1e-6 < np.median(curve(way, np.geomspace(1e-4, 1e-2, 50), bits=32)) < 1e-2


def test_the_picture_draws_the_two_errors():
    axes = gradcheck.v(bits=64).axes[0]
    ahead, both = axes.lines
    steps = both.get_xdata()
    np.testing.assert_allclose(
        both.get_ydata(), np.maximum(curve(central, steps), 1e-16), rtol=1e-9
    )
    assert (ahead.get_ydata()[steps > 1e-5] > both.get_ydata()[steps > 1e-5]).all()
    assert gradcheck.v(bits=32).axes[0].get_title() == "numbers of 32 bits"


@pytest.mark.parametrize(("h", "told"), [(2.0, "0.13305"), (1.0, "0.11790"), (0.1, "0.10590")])
def test_the_chord_tells_its_slope(h, told):
    texts = [t.get_text() for t in gradcheck.chord(h=h).axes[0].texts]
    assert f"its slope: {told}" in texts
    assert float(told) == pytest.approx((f(X + h) - f(X - h)) / (2 * h), abs=6e-6)
    assert f"true, dotted: {derivatives(X)[0]:.5f}" == texts[2] == "true, dotted: 0.10575"


def test_relative_error():
    assert relative(np.array([3.0, 4.0]), np.array([3.0, 4.0])) == 0
    assert relative(np.array([3.0, 4.0]), np.zeros(2)) == 1
    assert relative(np.array([1.0]), np.array([-1.0])) == 1
    assert relative(np.array([1.0]), np.array([3.0])) == 0.5
    assert relative(np.zeros(2), np.zeros(2)) == 0


def test_only_at_the_kink_do_both_sides_disagree():
    right, wrong, kink = gradcheck.sides()
    assert right["says"] == right["behind"] == right["ahead"] == right["central"] == "0.1058"
    assert wrong["behind"] == wrong["ahead"] == "0.1058" != wrong["says"]
    assert list(kink.values())[1:] == ["0.0000", "0.0000", "1.0000", "0.5000"]


@pytest.mark.parametrize("bits", [64, 32])
def test_the_predicted_steps_come_from_the_true_derivatives(bits):
    _, second, third = derivatives(X)
    u = {64: 2.0**-53, 32: 2.0**-24}[bits] * float(f(X))
    ahead, both = gradcheck.predicted(bits)
    assert ahead == pytest.approx(2 * np.sqrt(u / second), rel=1e-9)
    assert both == pytest.approx((3 * u / abs(third)) ** (1 / 3), rel=1e-9)


def test_the_best_steps_are_found_near_where_they_were_predicted():
    rows = gradcheck.best_steps()
    assert [(r["bits"], r["way"]) for r in rows] == [
        ("64", "one-sided"), ("64", "central"), ("32", "one-sided"), ("32", "central"),
    ]  # fmt: skip
    for row in rows:
        assert 1 / 8 < float(row["found"]) / float(row["predicted"]) < 8
    assert float(rows[0]["error there"]) > 100 * float(rows[1]["error there"])


def by_torch(net, x, y):
    """Slopes of the ReLU network from autograd."""
    W1, b1, W2, b2 = (torch.tensor(p, requires_grad=True) for p in net)
    out = torch.relu(torch.tensor(x) @ W1 + b1) @ W2 + b2
    (((out - torch.tensor(y)) ** 2).sum() / 2).backward()
    return [p.grad.numpy() for p in (W1, b1, W2, b2)]


@pytest.mark.parametrize("bias", [0.0, 0.1])
def test_the_sweep_is_right_on_the_kink_and_off_it(bias):
    """Autograd too takes the slope of ReLU at 0 to be 0."""
    x, y = gradcheck_kink.examples()
    net = gradcheck_kink.network(bias)
    for mine, theirs in zip(gradcheck_kink.gradients(net, x, y), by_torch(net, x, y), strict=True):
        np.testing.assert_allclose(mine, theirs, atol=1e-12)


def test_the_check_accuses_the_mistake_and_the_kink():
    rows = {row["slopes of"]: row for row in gradcheck_kink.verdicts()}
    mistake, kink, right = list(rows["b1"])[1:]
    assert [row[right] for row in rows.values()] == ["fits"] * 4
    assert [n for n, row in rows.items() if row[kink] != "fits"] == ["b1"]
    assert [n for n, row in rows.items() if row[mistake] != "fits"] == ["W1", "b1"]
    for case in (mistake, kink):
        assert float(rows["b1"][case].removeprefix("off by ")) > 0.1
    assert float(gradcheck_kink.worst()) < 1e-8


def test_at_the_kink_nudging_sees_half_a_slope():
    """The two blank rows lend half their blame, and the formula none."""
    x, y = gradcheck_kink.examples()
    net = gradcheck_kink.network()
    blank = (-y[:2] @ net.W2.T).sum(axis=0)  # (4,)
    right, found = gradcheck_kink.gradients(net, x, y).b1, gradcheck_kink.nudged(net, x, y).b1
    np.testing.assert_allclose(found - right, blank / 2, atol=1e-4)


def test_pytorch_accuses_only_the_kink():
    rows = gradcheck_torch.verdicts()
    assert [row["verdict"] for row in rows] == ["agrees", "accuses", "agrees"]
    assert gradcheck_torch.f(torch.tensor(-1.0)).item() == pytest.approx(float(f(X)))


@pytest.mark.parametrize("module", [gradcheck, gradcheck_kink, gradcheck_torch])
def test_the_demonstrations_run(module, capsys):
    runpy.run_path(module.__file__, run_name="__main__")
    assert capsys.readouterr().out.count("\n") >= 3


def middle_of_the_v(bits):
    """The lowest step, where the ragged arm is smoothed over eleven neighbours."""
    steps = np.geomspace(1e-14, 1, 141)
    error = np.log(np.maximum(curve(central, steps, bits), 1e-16))
    level = np.convolve(error, np.ones(11) / 11, mode="valid")
    return steps[5:-5][level.argmin()]


def test_the_v_is_lowest_where_the_caption_says():
    assert 1e-6 < middle_of_the_v(64) < 1e-5
    assert middle_of_the_v(32) == pytest.approx(5e-3, rel=0.5)
