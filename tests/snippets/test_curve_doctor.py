"""The seven patients: each mistake leaves the sign that the rule asks for."""

import numpy as np
import pytest
import torch

from snippets import curve_doctor as doctor
from snippets import curve_rounds as rounds
from snippets.small_digits import seen_unseen
from tests.course import notebooks


@pytest.fixture(scope="module")
def ran():
    return notebooks.run("Curve doctor")


def test_the_healthy_training_is_what_pytorch_is_told_step_by_step():
    net, (seen, _) = doctor.network(0), doctor.sets("none")
    batch = doctor.Pictures(seen.x[:32], seen.y[:32])
    net.eval()
    before = [p.detach().clone() for p in net.parameters()]
    optimizer = torch.optim.SGD(net.parameters(), lr=0.2)
    loss = doctor.one_step(net, optimizer, batch, "none")
    slopes = [p.grad.clone() for p in net.parameters()]
    assert loss == pytest.approx(np.log(10), abs=0.1)
    for old, new, slope in zip(before, net.parameters(), slopes, strict=True):
        torch.testing.assert_close(new.detach(), old - 0.2 * slope)
    doctor.one_step(net, optimizer, batch, "slopes pile up")
    (piled, *_) = (p.grad for p in net.parameters())
    doctor.one_step(net, optimizer, batch, "none")
    assert piled.norm() > 1.5 * slopes[0].norm() > next(net.parameters()).grad.norm() / 2


def test_uphill_is_the_opposite_step():
    moved = []
    for fault in ("none", "uphill"):
        net, (seen, _) = doctor.network(0).eval(), doctor.sets("none")
        before = net[0].weight.detach().clone()
        optimizer = torch.optim.SGD(net.parameters(), lr=0.2)
        doctor.one_step(net, optimizer, doctor.Pictures(seen.x[:32], seen.y[:32]), fault)
        moved.append(net[0].weight.detach() - before)
    torch.testing.assert_close(moved[0], -moved[1])


def test_a_perfect_answer_costs_ln_e_plus_9_minus_1_after_a_second_softmax():
    sure, y = torch.eye(10) * 1e4, torch.arange(10)
    assert doctor.cost(sure, y, "softmax twice").item() == pytest.approx(np.log(np.e + 9) - 1)
    assert doctor.cost(sure, y, "none").item() == 0


def test_two_faults_are_in_the_data():
    x, y = seen_unseen()[0]
    _, other = seen_unseen()
    seen, unseen = doctor.sets("labels slid")
    assert seen.y[1:].tolist() == y[:-1].tolist()
    np.testing.assert_allclose(seen.x.numpy(), x)
    assert unseen.y.tolist() == other.y.tolist()
    seen, unseen = doctor.sets("unseen not scaled")
    np.testing.assert_allclose(unseen.x.numpy(), 16 * other.x)
    np.testing.assert_allclose(seen.x.numpy(), x)


@pytest.mark.parametrize(
    ("batch", "loss", "read", "same", "fault"),
    [
        ([2.3, 0.5], [[0.1, 0.3]], [[0.98, 0.9]], 1, "none"),
        ([2.3, 9.0], [[np.nan, np.nan]], [[0.1, 0.1]], 1, "uphill"),
        ([2.3, 0.8], [[np.nan, np.nan]], [[0.1, 0.1]], 1, "slopes pile up"),
        ([2.3, 0.8], [[2.9, 2.9]], [[0.1, 0.1]], 1, "slopes pile up"),
        ([2.3, 0.5], [[0.3, 0.5]], [[0.9, 0.85]], 0.9, "dropout left on"),
        ([2.3, 2.0], [[2.0, 2.4]], [[0.3, 0.02]], 1, "labels slid"),
        ([2.3, 1.7], [[1.7, 1.8]], [[0.8, 0.7]], 1, "softmax twice"),
        ([2.3, 0.5], [[0.1, 2.0], [0.1, 3.0]], [[0.98, 0.9]], 1, "unseen not scaled"),
        ([2.3, 0.5], [[0.1, 0.9], [0.1, 3.0]], [[0.98, 0.9]], 1, "none"),
    ],
)
def test_the_rule_on_sheets_drawn_by_hand(batch, loss, read, same, fault):
    drawn = (np.array(values) for values in (batch, loss, read))
    assert rounds.diagnose(doctor.Sheet(*drawn, same, np.ones(2))) == fault


def test_the_rule_names_all_six_and_the_healthy_one(ran):
    sheets = ran.names["sheets"]
    planted = {"H": rounds.HEALTHY, **rounds.PATIENTS}
    assert {name: rounds.diagnose(sheet) for name, sheet in sheets.items()} == planted
    assert len(set(planted.values())) == 7
    assert ran.printed["check"].count("named 1 of 1") == 7


def test_the_seventh_fools_the_rule_and_has_a_sign_of_its_own(ran):
    seventh = ran.names["seventh"]
    assert rounds.diagnose(seventh) == rounds.HEALTHY
    assert seventh.turn[0] == 0 < seventh.turn[1]
    assert all(sheet.turn[0] != 0 for sheet in ran.names["sheets"].values())
    assert seventh.read[-1, 1] > 0.6
    assert seventh.read[-1, 1] < ran.names["sheets"]["H"].read[-1, 1] - 0.05


def test_nothing_before_the_answers_gives_them_away():
    shown = dict(notebooks.cells("Curve doctor"))
    before = "".join(shown[cell] for cell in ("charts", "signs"))
    assert not any(fault in before for fault in rounds.PATIENTS.values())
    assert "half forgotten" not in "".join(shown.values())


def test_the_figure_shows_the_sheets(ran):
    axes = ran.shown["charts"].figure.axes
    assert [ax.get_title() for ax in axes] == list(ran.names["sheets"])
    for ax, sheet in zip(axes, ran.names["sheets"].values(), strict=True):
        for i in range(2):
            np.testing.assert_array_equal(ax.lines[i + 1].get_ydata(), sheet.loss[:, i])
