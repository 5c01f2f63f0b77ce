"""The learned rule: autograd as the oracle, and learned against written on the same pictures."""

import runpy

import numpy as np
import pytest
import torch

from snippets import learned_rule
from snippets.digits_data import Digits
from snippets.learned_rule import dealt, evidence, learn, learned, same_program, versus


def percent(text):
    return float(text.rstrip("%")) / 100


def test_evidence_is_the_weighted_sum():
    rng = np.random.default_rng(0)
    x, w, b = rng.normal(size=(4, 6)), rng.normal(size=6), 0.3
    expected = [sum(p * q for p, q in zip(row, w, strict=True)) + b for row in x]
    np.testing.assert_allclose(evidence(x, w, b), expected)


def test_one_step_goes_against_the_slopes_that_autograd_finds():
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(9, 5)), rng.integers(0, 2, 9)
    w = torch.zeros(5, dtype=torch.float64, requires_grad=True)
    b = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    z = torch.from_numpy(x) @ w + b
    torch.nn.functional.binary_cross_entropy_with_logits(z, torch.from_numpy(y * 1.0)).backward()
    got_w, got_b = learn(x, y, steps=1)
    np.testing.assert_allclose(got_w, -0.5 * w.grad, atol=1e-12)
    assert got_b == pytest.approx(-0.5 * b.grad.item(), abs=1e-12)


def test_learned_answers_for_pictures_it_has_not_seen():
    data = Digits(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([0, 1]))
    assert learned(data, np.array([[2.0, 0.1], [0.1, 2.0]])).tolist() == [False, True]


def test_learned_beats_written_on_the_same_pictures():
    easy, hard = versus()
    assert (easy["question"], hard["question"]) == ("0 or 1", "3 or 8")
    assert easy["test pictures"] == hard["test pictures"] == 200
    assert percent(easy["learned rule"]) > percent(easy["written rule"]) + 0.03
    assert percent(hard["learned rule"]) > percent(hard["written rule"]) + 0.25
    assert percent(hard["learned rule"]) > 0.93
    assert easy["written rule"] == "92.0%"
    assert hard["written rule"] == "55.0%"


def test_dealt_answers_are_the_same_answers_elsewhere():
    y = np.repeat([0, 1], 50)
    assert dealt(y, 0).sum() == 50
    assert not np.array_equal(dealt(y, 0), y)
    assert not np.array_equal(dealt(y, 0), dealt(y, 1))


def test_nonsense_teaches_nothing():
    for row in same_program():
        assert percent(row["true answers"]) > 0.93
        assert 0.42 < percent(row["answers dealt at random"]) < 0.58


def test_the_demonstration_prints_the_scores(capsys):
    runpy.run_path(learned_rule.__file__, run_name="__main__")
    lines = capsys.readouterr().out.splitlines()
    assert lines == [" ".join(map(str, row.values())) for row in versus()]
