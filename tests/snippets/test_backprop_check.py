"""What the page says about agreement, cost, memory and who moves a weight."""

import runpy
from itertools import pairwise

import numpy as np
import pytest
import torch

from snippets import backprop_check, backprop_cost, backprop_picture, backprop_torch
from snippets.backprop import X, Y, gradients
from snippets.forward import TINY
from snippets.forward_torch import tiny


def test_nine_slopes_agree_in_four_ways():
    rows = backprop_check.nine()
    torch_slopes = []
    net = tiny()
    (0.5 * (net(torch.tensor(X)) - torch.tensor(Y)) ** 2).sum().backward()
    for layer in (net[0], net[2]):
        torch_slopes += [*layer.weight.grad.T.ravel().tolist(), *layer.bias.grad.tolist()]
    for row, expected in zip(rows, torch_slopes, strict=True):
        for way in backprop_check.WAYS:
            assert float(row[way]) == pytest.approx(expected, abs=6e-7)
    assert [r["knob"] for r in rows if float(r["by hand"]) == 0] == ["x2→h1", "x2→h2"]


def test_every_pair_agrees_to_a_millionth():
    rows = backprop_check.pairs()
    assert len(rows) == 6
    for row in rows:
        limit = 1e-6 if "nudging" in row.values() else 1e-12
        assert float(row["difference"]) < limit


def multiplications(sizes):
    """Counted by the loops of a matrix product, back and forth."""
    forth = back = 0
    for m, n in pairwise(sizes):
        forth += sum(1 for _ in range(m) for _ in range(n))
        back += m * 1 * n  # before.T @ blame
        back += 1 * n * m  # blame @ W.T
    return forth, forth + back


def test_the_cost_is_counted():
    for row, sizes in zip(backprop_cost.cost(), backprop_cost.SIZES.values(), strict=True):
        forth, sweep = multiplications(sizes)
        knobs = sum((m + 1) * n for m, n in pairwise(sizes))
        number = {k: int(v.replace(",", "")) for k, v in row.items() if k != "network"}
        assert list(number.values()) == [knobs, forth, sweep, 2 * knobs * forth]
    assert row["knobs"] == "109,386"


def test_pytorch_keeps_the_same_numbers():
    """The tensors that PyTorch saves for the sweep, parameters left out, are the answers."""
    sizes, batch = (784, 128, 64, 10), 64
    parts = []
    for m, n in pairwise(sizes):
        parts += [torch.nn.Linear(m, n), torch.nn.Sigmoid()]
    net, saved = torch.nn.Sequential(*parts), {}
    own = {p.data_ptr() for p in net.parameters()}

    def pack(tensor):
        if tensor.data_ptr() not in own:
            saved[tensor.data_ptr()] = tensor.numel()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda t: t):
        out = net(torch.zeros(batch, sizes[0]))
    assert out.shape == (batch, 10)
    kept = {r["batch"]: r["answers kept"] for r in backprop_cost.kept()}
    assert kept["64"] == f"{sum(saved.values()):,}" == f"{64 * sum(sizes):,}"
    assert kept["1,024"] == f"{1024 * sum(sizes):,}"


def test_backward_moves_nothing():
    rows = backprop_torch.who_moves()
    assert [r["slopes known"] for r in rows] == [0, 9, 9]
    assert [r["knobs moved"] for r in rows] == [0, 0, 7]


def test_the_page_torch_version_has_the_same_slopes():
    for mine, theirs in zip(
        gradients(TINY, X, Y), backprop_torch.gradients(TINY, X, Y), strict=True
    ):
        for a, b in zip(mine, theirs, strict=True):
            np.testing.assert_allclose(a, b, atol=1e-14)


def boxes(stage):
    texts = backprop_picture.picture(stage).axes[0].texts
    return [t.get_text() for t in texts if t.get_bbox_patch()]


def sent(stage):
    texts = backprop_picture.picture(stage).axes[0].texts
    return [t.get_text() for t in texts if t.get_text() and not t.get_bbox_patch()]


def test_the_picture_fills_from_right_to_left():
    counts = [sum("blame" in b for b in boxes(s)) for s in backprop_picture.STAGES]
    assert counts == [0, 1, 3, 3]
    assert boxes("answers") == [
        "$x_1$\n1", "$x_2$\n0", "$h_1$\n0.622", "$h_2$\n0.450", "out\n0.576\nwanted 1",
    ]  # fmt: skip
    assert boxes("slopes")[2:] == [
        "$h_1$\n0.622\nblame\n-0.017",
        "$h_2$\n0.450\nblame\n0.010",
        "out\n0.576\nwanted 1\nblame\n-0.104",
    ]


def test_the_arrows_say_what_they_send():
    assert sent("answers") == sent("blame the output") == []
    assert sent("pass it back") == ["× 0.7", "× -0.4"]
    assert sent("slopes") == ["-0.017", "0.010", "0.000", "0.000", "-0.064", "-0.047"]


@pytest.mark.parametrize(
    "module", [backprop_check, backprop_cost, backprop_picture, backprop_torch]
)
def test_the_demonstrations_run(module, capsys):
    runpy.run_path(module.__file__, run_name="__main__")
    assert capsys.readouterr().out
