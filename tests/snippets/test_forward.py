"""The forward pass: against plain arithmetic and PyTorch."""

import math
import runpy

import numpy as np
import pytest
import torch

from snippets import forward as fwd
from snippets.forward import STAGES, TINY, X
from snippets.forward_torch import forward as torch_forward
from snippets.forward_torch import tiny

OUT = 0.5758243751107666


def s(z):
    return 1 / (1 + math.exp(-z))


def test_every_node_of_the_tiny_network_in_plain_arithmetic():
    h1, h2 = s(0.5), s(-0.2)
    rows = fwd.every_node()
    assert [r["neuron"] for r in rows] == ["h1", "h2", "out"]
    assert [r["sum z"] for r in rows] == ["0.500000", "-0.200000", "0.305655"]
    assert [r["answer"] for r in rows] == ["0.622459", "0.450166", "0.575824"]
    assert s(0.7 * h1 - 0.4 * h2 + 0.05) == pytest.approx(OUT, abs=1e-15)
    assert fwd.answer() == fwd.by_hand(1.0, 0.0) == round(OUT, 6)


def test_the_written_sums_add_up():
    for row in fwd.every_node():
        terms = [math.prod(map(float, t.split(" · "))) for t in row["weighs and adds"].split(" + ")]
        assert sum(terms) == pytest.approx(float(row["sum z"]), abs=2e-6)


def test_arrays_agree_with_the_version_without_arrays():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(20, 2))
    out = fwd.forward(TINY, x)[-1]
    assert out.shape == (20, 1)
    np.testing.assert_allclose(out[:, 0], [fwd.by_hand(*row) for row in x], atol=1e-6)


def test_forward_agrees_with_pytorch_for_layers_of_any_width():
    rng = np.random.default_rng(1)
    layers = [
        (rng.normal(size=(5, 4)), rng.normal(size=4)),
        (rng.normal(size=(4, 3)), rng.normal(size=3)),
    ]
    x = rng.normal(size=(7, 5))
    a = torch.from_numpy(x)
    for W, b in layers:
        a = torch.sigmoid(torch.nn.functional.linear(a, torch.from_numpy(W.T), torch.from_numpy(b)))
    got = fwd.forward(layers, x)
    assert [g.shape for g in got] == [(7, 5), (7, 4), (7, 3)]
    np.testing.assert_allclose(got[-1], a, atol=1e-12)


def test_a_row_alone_or_in_a_batch_is_answered_alike():
    x = np.random.default_rng(2).normal(size=(6, 2))
    batch = fwd.forward(TINY, x)[-1]
    np.testing.assert_allclose(batch, [fwd.forward(TINY, row)[-1] for row in x], atol=1e-15)
    for row in fwd.all_rows():
        assert row["out"] == fwd.by_hand(row["x1"], row["x2"])
        assert (row["h1"], row["h2"]) == pytest.approx(
            (s(0.5 * row["x1"] + 0.8 * row["x2"]), s(-0.3 * row["x1"] + 0.2 * row["x2"] + 0.1)),
            abs=1e-6,
        )


def test_both_tabs_pass_the_same_numbers():
    with torch.no_grad():
        stops = [t.numpy() for t in torch_forward(tiny(), torch.from_numpy(X))]
    x, z1, h, z2, out = stops
    for ours, theirs in zip(fwd.forward(TINY, X), (x, h, out), strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-15)
    np.testing.assert_allclose(z1, (0.5, -0.2), atol=1e-15)
    assert z2[0] == pytest.approx(math.log(OUT / (1 - OUT)))


def test_a_forward_pass_changes_nothing():
    before = [(W.copy(), b.copy()) for W, b in TINY]
    fwd.forward(TINY, np.ones((3, 2)))
    for (W, b), (V, c) in zip(TINY, before, strict=True):
        assert (W == V).all()
        assert (b == c).all()


@pytest.mark.parametrize(("known", "stage"), list(enumerate(STAGES)))
def test_the_diagram_shows_what_is_known_so_far(known, stage):
    texts = [t.get_text() for t in fwd.diagram(stage).axes[0].texts]
    assert {"0.5", "0.8", "-0.3", "0.2", "0.7", "-0.4", "bias 0.1", "bias 0.05"} <= set(texts)
    appears = {"sum\n-0.200": {1}, "says\n0.450": {2, 3, 4}, "sum\n0.306": {3}, "says\n0.576": {4}}
    for label, stages in appears.items():
        assert (label in texts) == (known in stages)
    assert texts.count("?") == (3, 1, 1, 0, 0)[known]


def test_negative_weights_are_dashed():
    arrows = [t.arrow_patch for t in fwd.diagram().axes[0].texts if getattr(t, "arrow_patch", None)]
    assert [a.get_linestyle() for a in arrows].count("dashed") == 2


def test_shares_of_a_batch_are_right_row_by_row():
    z = np.random.default_rng(3).normal(0, 30, (8, 10))
    expected = torch.from_numpy(z).softmax(dim=1)
    np.testing.assert_allclose(fwd.shares_of_batch(z), expected, atol=1e-12)
    np.testing.assert_allclose(fwd.shares_of_batch(z + 1000), expected, atol=1e-12)
    np.testing.assert_allclose(fwd.shares_of_one(z[0]), expected[0], atol=1e-12)


def test_the_mistake_of_the_exercise_shares_one_cake_among_all_rows():
    table = fwd.batch_sums()
    assert [r["for a batch"] for r in table] == [1, 1]
    assert sum(r["for one, given both"] for r in table) == pytest.approx(1, abs=2e-3)
    assert all(r["for one, given both"] < 0.9 for r in table)


def test_the_demonstration_prints_each_layer(capsys):
    runpy.run_path(fwd.__file__, run_name="__main__")
    assert capsys.readouterr().out.splitlines()[-1] == "out     0.575824"
