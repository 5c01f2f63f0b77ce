"""A painter's parts: against loops and PyTorch, and the relations that the notes speak of."""

import numpy as np
import pytest
import torch

from snippets import painter as own


@pytest.fixture(scope="module")
def trained():
    return own.painter()


def test_the_canvas_is_read_row_by_row():
    p = own.places(edge=2, side=3)
    assert p.tolist()[:4] == [[-2, -2], [0, -2], [2, -2], [-2, 0]]
    assert len(p) == 9


def test_rings_go_round_their_middle():
    middle = np.array([-0.3, -0.2])
    around = np.linspace(0, 2 * np.pi, 7)
    for far in (0, 0.4, 0.7):
        p = middle + far * np.stack([np.cos(around), np.sin(around)], 1)
        np.testing.assert_allclose(own.rings(p), (1 + np.cos(8 * far)) / 2, atol=1e-12)


def test_each_dot_is_shown_or_hidden():
    shown, between = own.dealt()
    both = sorted(map(tuple, [*shown, *between]))
    assert both == sorted(map(tuple, own.places()))
    assert len(shown) == len(between) == own.dots() == 800
    canvas = own.seen()
    whole = own.rings(own.places()).reshape(40, 40)
    assert (canvas == whole).sum() == 800
    assert set(canvas[canvas != whole]) == {0.5}


def test_the_painter_is_257_numbers():
    assert own.numbers() == 2 * 64 + 64 + 64 + 1 == 257


def test_it_practises_as_pytorch_does():
    shown, _ = own.dealt()
    p, shades = shown[:50], own.rings(shown[:50])
    W1, b1, W2, b2 = (torch.tensor(part, requires_grad=True) for part in own.start(5))
    adam = torch.optim.Adam([W1, b1, W2, b2], lr=0.01)
    for _ in range(20):
        adam.zero_grad()
        out = (torch.tanh(torch.tensor(p) @ W1 + b1) @ W2 + b2)[:, 0]
        torch.nn.functional.mse_loss(out, torch.tensor(shades)).backward()
        adam.step()
    mine = own.practise(own.start(5), p, shades, 20)
    for ours, theirs in zip(mine, (W1, b1, W2, b2), strict=True):
        np.testing.assert_allclose(ours, theirs.detach().numpy(), atol=1e-6)


def test_practice_leaves_the_first_numbers_alone():
    shown, _ = own.dealt()
    before, kept = own.start(3), own.start(3)
    own.practise(before, shown, own.rings(shown), 2)
    for one, other in zip(before, kept, strict=True):
        np.testing.assert_array_equal(one, other)


def test_shades_lie_between_paper_and_ink(trained):
    found = own.paints(trained, own.places(edge=3))
    assert (found.min(), found.max()) == (0, 1)


def test_it_comes_out_of_the_grey():
    titles, misses = [], []
    for steps in (0, 20, 200, 1500):
        axes = own.painting(steps=steps).axes
        titles.append(axes[2].get_title())
        misses.append(float(axes[2].get_xlabel().split()[-1]))
        np.testing.assert_array_equal(axes[1].images[0].get_array(), own.seen())
    assert titles[-1] == "after 1500 rounds"
    assert misses == sorted(misses, reverse=True)
    assert misses[1] == pytest.approx(0.33, abs=0.01)
    assert misses[-1] == pytest.approx(0.044, abs=0.006)


def test_one_dot_gets_its_shade(trained):
    rows = own.one_dot()
    dot = own.dealt()[1][:1]
    assert [row["rounds"] for row in rows] == [0, 20, 200, 1500]
    assert rows[-1]["it paints"] == f"{own.paints(trained, dot)[0]:.2f}"
    assert abs(float(rows[-1]["it paints"]) - own.rings(dot)[0]) < 0.1
    assert abs(float(rows[1]["it paints"]) - own.rings(dot)[0]) > 0.2


def test_more_numbers_come_closer():
    rows = own.widths()
    misses = [float(row["usual miss"]) for row in rows]
    assert [row["numbers"] for row in rows] == [9, 17, 33, 65, 129, 257]
    assert misses == sorted(misses, reverse=True)
    assert misses[3] > 0.1 > misses[4]
