"""What lessons print, as it is published, against what can be worked out by hand."""

import math

import pytest


def test_the_neuron_at_rest_answers_with_its_bias_alone(garden_output):
    assert garden_output("neuron.at_rest()").number == pytest.approx(
        1 / (1 + math.exp(1.5)), abs=5e-4
    )


def goes(day, rain):
    """Whether the weighed reasons of a day exceed the bias."""
    weights = {"warm": 2, "free": 2, "rain": rain}
    return sum(weight for name, weight in weights.items() if day[name] == "yes") > 1.5


def test_one_decision_of_eight_changes_when_rain_counts_less(garden_output):
    days = garden_output("neuron.go_outside()").rows
    changed = sum(goes(day, -3) != goes(day, -2) for day in days)

    assert [day["go"] == "yes" for day in days] == [goes(day, -3) for day in days]
    assert len(days) == 8
    assert garden_output("neuron.changed_days(rain=-2.0)").number == changed


def test_the_gates_are_those_of_logic(garden_output):
    rows = garden_output("gates.gates()").rows

    assert [(r["AND"], r["OR"]) for r in rows] == [
        (r["x1"] & r["x2"], r["x1"] | r["x2"]) for r in rows
    ]


def test_a_lone_neuron_stalls_at_the_logarithm_of_two(garden_output):
    assert garden_output("gates.stalled_loss()").number == pytest.approx(math.log(2), abs=1e-6)
