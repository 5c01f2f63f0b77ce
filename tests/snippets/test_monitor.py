"""The ward: what is written down, and a rule that must name each fault."""

import numpy as np
import pytest

from snippets import monitor as own
from snippets import monitor_falls as falls
from snippets import monitor_seventh as seventh
from snippets import monitor_ward as ward
from snippets.digits_data import split
from snippets.digits_numpy import initial
from snippets.monitor import Case, Chart
from snippets.overfit import few
from snippets.overfit import follow as plain


@pytest.fixture(scope="module")
def charts():
    return {name: ward.watch(case) for name, case in ward.CASES.items()}


@pytest.mark.parametrize(
    ("batch", "loss", "read", "fault"),
    [
        ([2.3, 0.2, 2.3, 0.1], [[2, 2], [2, 2]], [[0.1, 0.1]], "not shuffled"),
        ([2.3, 4.0, 2.3, 2.2], [[2.3, 2.3]] * 2, [[0.1, 0.1]], "rate too big"),
        ([2.3, 2.2, 2.1, 2.0], [[2.1, 2.1]] * 2, [[0.2, 0.2]], "rate too small"),
        ([2.3, 1.0, 0.5, 0.1], [[0.5, 0.5], [0.1, 0.1]], [[0.99, 0.99]], "leak"),
        ([2.3, 1.0, 0.5, 0.1], [[0.5, 0.5], [0.1, 0.6]], [[0.99, 0.9]], "overfitting"),
        ([2.3, 1.0, 0.5, 0.1], [[0.5, 0.5], [0.1, 0.4]], [[0.99, 0.9]], "healthy"),
    ],
)
def test_the_rule_on_charts_drawn_by_hand(batch, loss, read, fault):
    drawn = (np.array(values) for values in (batch, loss, read))
    assert ward.diagnose(Chart(*drawn, np.full(10, 0.1), 0.001)) == fault


def test_the_rule_names_every_fault_from_three_starts():
    rows = ward.rounds()
    assert [r["named by the rule"] for r in rows] == ["3 of 3"] * 6
    assert {r["case"]: r["what was planted"] for r in rows} == ward.FAULTS
    assert list(ward.FAULTS.values()).count("healthy") == 1
    assert len(set(ward.FAULTS.values())) == 6


def test_a_rule_that_cannot_look_would_fail(charts):
    assert len({ward.diagnose(chart) for chart in charts.values()}) == 6


def test_the_chart_agrees_with_the_run_of_another_lesson():
    sets = split(validation=100)
    chart = own.watch(Case(each=20, epochs=2, rate=0.05), seed=1)
    _, run = plain(few(sets.train, 20), sets.validation, epochs=2, seed=1)
    np.testing.assert_allclose(chart.loss, run.loss)
    np.testing.assert_allclose(chart.read, run.read)
    assert chart.batch.shape == (2 * 7,)
    assert chart.said.sum() == pytest.approx(1)


def test_the_first_batch_is_judged_before_its_step():
    case = Case(each=3, epochs=1, shuffle=False)
    seen, _ = own.data(case)
    assert own.watch(case).batch[0] == own.loss(initial(), seen)


def test_step_over_weights_by_hand():
    case = Case(each=3, epochs=1, rate=0.1, shuffle=False)
    seen, _ = own.data(case)
    slopes, after = own.gradients(initial(), *seen), initial()
    after[0] -= 0.1 * slopes[0]
    expected = 0.1 * np.linalg.norm(slopes[0]) / np.linalg.norm(after[0])
    assert own.watch(case).turn == pytest.approx(expected, rel=1e-4)
    assert own.size(np.array([3.0, -4.0])) == pytest.approx(np.sqrt(12.5))


def test_each_case_differs_from_the_healthy_one_in_one_setting():
    plain = Case()._asdict()
    changed = {
        name: {key for key, value in case._asdict().items() if value != plain[key]}
        for name, case in ward.CASES.items()
    }
    assert ward.CASES["B"] == Case()
    assert changed == {
        "A": {"shuffle"},
        "B": set(),
        "C": {"rate"},
        "D": {"leak"},
        "E": {"rate"},
        "F": {"each", "epochs"},
    }


def test_each_fault_changes_what_it_should():
    rng = np.random.default_rng(0)
    in_order = np.concatenate(own.orders(70, Case(shuffle=False), rng))
    shuffled = np.concatenate(own.orders(70, Case(), rng))
    assert in_order.tolist() == sorted(shuffled.tolist()) != shuffled.tolist()
    seen, unseen = own.data(Case(leak=True))
    assert len(seen.y) == 1000 + len(unseen.y)
    np.testing.assert_array_equal(seen.x[1000:], unseen.x)
    np.testing.assert_array_equal(seen.y[1000:], unseen.y)


def test_the_signs_on_the_page(charts):
    rows = {row["case"]: row for row in ward.signs()}
    assert rows["C"]["says most"].endswith("100%")
    assert rows["D"]["read, unseen"] == "100%"
    assert all(charts[name].read[-1, 0] < 0.3 for name in "ACE")
    assert all(rows[name]["read, seen"] == "100%" for name in "BDF")
    assert ward.favourite(np.array([0.25, 0.75])) == "1, 75%"
    assert 3e-4 < charts["B"].turn < 1e-2
    assert charts["E"].turn < charts["B"].turn / 10
    assert charts["A"].said.max() > 0.5 > 0.2 > charts["B"].said.max()


@pytest.mark.parametrize("case", "AF")
def test_the_figure_shows_the_chart(charts, case):
    above, below = ward.curves(case).axes
    chart = charts[case]
    np.testing.assert_array_equal(above.lines[0].get_ydata(), np.minimum(chart.batch, 6))
    for i in range(2):
        np.testing.assert_array_equal(above.lines[i + 1].get_ydata(), chart.loss[:, i])
        np.testing.assert_array_equal(below.lines[i].get_ydata(), 100 * chart.read[:, i])


def test_three_falls_and_three_worths():
    rows = falls.table()
    assert [r["read, seen"] for r in rows] == ["100.0%"] * 3
    assert float(rows[0]["read, unseen"][:-1]) > 85
    assert 5 < float(rows[1]["read, unseen"][:-1]) < 15
    assert rows[2]["read, unseen"] == "0.0%"
    for row in rows:
        before, after = map(float, row["loss, seen"].split(" to "))
        assert after < 0.05 < 2 < before


def test_only_keeps_the_digits_asked_for():
    data = falls.only(split().validation, 8, 9)
    assert np.bincount(data.y).tolist() == [0] * 8 + [50, 50]


def test_the_seventh_case_fools_the_old_rule_alone(charts):
    rows = seventh.table()
    assert {r["old rule"] for r in rows} == {"rate too small"}
    assert {r["new rule"] for r in rows} == {"nothing reaches the weights"}
    assert all(r["says most"].endswith("100%") for r in rows)
    assert all(float(r["loss, seen"]) == pytest.approx(np.log(10), abs=0.05) for r in rows)
    for name, chart in charts.items():
        assert seventh.diagnose_better(chart) == ward.FAULTS[name]


def test_from_zero_no_weight_moves_at_all():
    net = [np.zeros_like(p) for p in initial()]
    chart = own.observe(net, Case(epochs=2))
    assert chart.turn == 0
    assert all(not p.any() for p in net[:5])
    assert net[5].any()
