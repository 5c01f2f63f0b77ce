"""The chain rule: against calculus by hand, finite differences and PyTorch."""

import random
import runpy
from itertools import permutations

import pytest
import torch

from snippets import chain, chain_long, chain_orders, chain_torch
from snippets.chain import START, STEPS, backward, forward, nudge, plus, times


def test_values_go_forward():
    assert forward(STEPS, START) == {"a": 3, "b": 2, "u": 5, "v": 6, "y": 30}


def test_blame_is_what_calculus_says():
    """y = (a + b) a b = a² b + a b², so dy/da = 2 a b + b² and dy/db = a² + 2 a b."""
    for a, b in ((3.0, 2.0), (-1.5, 0.7), (0.0, 4.0)):
        blame = backward(STEPS, forward(STEPS, {"a": a, "b": b}))
        expected = {"a": 2 * a * b + b * b, "b": a * a + 2 * a * b, "u": a * b, "v": a + b, "y": 1}
        assert blame == pytest.approx(expected)


@pytest.mark.parametrize("rule", [plus, times, chain_long.minus, chain_long.over])
def test_every_rule_knows_its_slopes(rule):
    a, b = (torch.tensor(n, dtype=torch.float64, requires_grad=True) for n in (1.7, -0.6))
    by_torch = {
        plus: torch.add, times: torch.mul, chain_long.minus: torch.sub, chain_long.over: torch.div,
    }[rule](a, b)  # fmt: skip
    by_torch.backward()
    value, slopes = rule(1.7, -0.6)
    assert value == pytest.approx(by_torch.item())
    assert slopes == pytest.approx((a.grad.item(), b.grad.item()))


def test_relu_lets_blame_through_only_above_zero():
    assert chain_long.relu(2.5) == (2.5, (1.0,))
    assert chain_long.relu(-2.5) == (0.0, (0.0,))


def test_a_nudge_agrees():
    assert nudge(STEPS, START, "a") == pytest.approx(16, abs=1e-8)
    assert nudge(STEPS, START, "b") == pytest.approx(21, abs=1e-8)


def test_pytorch_agrees():
    assert chain_torch.blame() == {"a": 16.0, "b": 21.0}


def test_a_number_used_twice_in_one_step_is_blamed_twice():
    steps = {"y": (times, ("a", "a"))}
    assert backward(steps, forward(steps, {"a": 5.0}))["a"] == 10


def test_the_six_orders():
    rows = {r["order"]: r for r in chain_orders.orders()}
    assert set(rows) == {" ".join(p) for p in permutations("uvy")}
    legal = {o for o, r in rows.items() if r["legal"] == "yes"}
    assert legal == {"y u v", "y v u"}
    assert {(rows[o]["a"], rows[o]["b"]) for o in legal} == {("16", "21")}
    wrong = {o: (r["a"], r["b"]) for o, r in rows.items() if o not in legal}
    assert ("16", "21") not in wrong.values()
    assert wrong["u y v"] == ("10", "15")
    assert wrong["u v y"] == ("0", "0")


def test_overwriting_keeps_the_last_visit_only():
    rows = chain_orders.uses()
    assert [(r["a"], r["b"]) for r in rows] == [
        ("16", "21"), ("6", "6"), ("10", "15"), ("16.0000", "21.0000"),
    ]  # fmt: skip


def micrograd_example():
    """The expression of micrograd's README, in PyTorch."""
    a, b = (torch.tensor(n, dtype=torch.float64, requires_grad=True) for n in (-4.0, 2.0))
    c = a + b
    d = a * b + b**3
    c = c + c + 1
    c = c + 1 + c - a
    d = d + d * 2 + (b + a).relu()
    d = d + 3 * d + (b - a).relu()
    e = c - d
    f = e**2
    g = f / 2.0 + 10.0 / f
    g.backward()
    return g.item(), a.grad.item(), b.grad.item()


def test_the_long_graph_is_micrograds():
    g, da, db = micrograd_example()
    assert chain_long.result() == round(g, 4) == 24.7041
    a, b = chain_long.check()
    assert (a["blame"], b["blame"]) == (f"{da:.4f}", f"{db:.4f}") == ("138.8338", "645.5773")
    assert (a["by a nudge"], b["by a nudge"]) == (a["blame"], b["blame"])
    assert chain_long.size() == 23


def test_every_legal_order_of_the_long_graph_gives_the_same():
    steps = chain_long.STEPS
    values = forward(steps, chain_long.START | chain_long.CONSTANTS)
    expected = backward(steps, values)
    draw = random.Random(0)
    seen = set()
    for _ in range(50):
        order, left = [], set(steps)
        while left:
            ready = [n for n in left if not any(n in steps[m][1] for m in left)]
            order.append(draw.choice(sorted(ready)))
            left.remove(order[-1])
        seen.add(tuple(order))
        assert chain_orders.is_legal(steps, order)
        assert backward(steps, values, order) == pytest.approx(expected)
    assert len(seen) > 10


def test_an_illegal_order_of_the_long_graph_gives_another_number():
    steps = chain_long.STEPS
    values = forward(steps, chain_long.START | chain_long.CONSTANTS)
    order = [n for n in reversed(steps) if n != "d1"] + ["d1"]
    assert not chain_orders.is_legal(steps, order)
    assert backward(steps, values, order)["b"] != pytest.approx(backward(steps, values)["b"])


@pytest.mark.parametrize("module", [chain, chain_long, chain_orders, chain_torch])
def test_the_demonstrations_tell_the_blame(module, capsys):
    runpy.run_path(module.__file__, run_name="__main__")
    told = capsys.readouterr().out
    assert ("138.8338" if module is chain_long else "16") in told
