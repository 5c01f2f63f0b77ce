"""Remedies: slopes against autograd, PyTorch's decay, results as relations."""

import numpy as np
import pytest
import torch
from torch.nn import functional

from snippets import regularize as own
from snippets import regularize_mirror as mirror
from snippets import regularize_torch as theirs
from snippets.digits_data import Digits, split
from snippets.digits_numpy import initial
from snippets.overfit import few
from snippets.overfit import follow as plain


@pytest.fixture(scope="module")
def rows():
    return {row["remedy"]: row for row in own.table(seeds=2)}


def share(row):
    return float(row["read"].rstrip("%"))


@pytest.mark.parametrize("p", [0.0, 0.5])
def test_slopes_are_what_autograd_finds_for_the_same_silence(p):
    data = few(split().train, 2)
    x, net = data.x.astype(float), [w.astype(float) for w in initial(1)]
    slopes = own.gradients(net, x, data.y, p, np.random.default_rng(4))
    rng = np.random.default_rng(4)
    masks = [(rng.random((20, units)) >= p) / (1 - p) for units in (128, 64)]
    parts = [torch.tensor(w, requires_grad=True) for w in net]
    w1, b1, w2, b2, w3, b3 = parts
    h = (torch.tensor(x) @ w1 + b1).relu() * torch.tensor(masks[0])
    h = (h @ w2 + b2).relu() * torch.tensor(masks[1])
    functional.cross_entropy(h @ w3 + b3, torch.tensor(data.y)).backward()
    for part, slope in zip(parts, slopes, strict=True):
        assert part.grad.abs().max() > 1e-6
        np.testing.assert_allclose(part.grad, slope, atol=1e-12)


def test_decay_is_that_of_pytorch_sgd():
    data = few(split(validation=100).train)
    ours, _ = own.follow(data, epochs=2, decay=0.05, seed=1)
    net = theirs.train(data, 2, decay=0.05, p=0.0, seed=1)
    for a, b in zip(ours, net.parameters(), strict=True):
        np.testing.assert_allclose(a, b.detach().numpy().T, atol=1e-4)


def test_decay_alone_shrinks_by_rate_times_decay():
    net = [np.array([2.0, -4.0])]
    assert own.decayed(net, [np.zeros(2)], 0.25)[0].tolist() == [0.5, -1.0]


def test_pytorch_ends_with_dropout_off():
    data = few(split().train, 3)
    net = theirs.train(data, 1, decay=0.0, p=0.5)
    x = torch.from_numpy(data.x)
    assert torch.equal(net(x), net(x))
    net.train()
    assert not torch.equal(net(x), net(x))
    assert [layer.p for layer in net if isinstance(layer, torch.nn.Dropout)] == [0.5, 0.5]


def test_nothing_is_the_run_of_the_lesson_before():
    sets = split(validation=100)
    seen = few(sets.train)
    _, a = plain(seen, sets.validation, epochs=2)
    _, b = own.follow(seen, epochs=2)
    np.testing.assert_allclose(a.loss, b.loss, atol=1e-4)


def test_copies_move_by_one_dot_and_keep_their_labels():
    picture = np.zeros((1, 784), np.float32)
    picture[0, 28 * 10 + 5] = 1
    assert own.moved(picture, 1, -1)[0].argmax() == 28 * 11 + 4
    copies = own.nine_copies(Digits(picture, np.array([7])))
    spots = {(int(k) // 28, int(k) % 28) for k in copies.x.argmax(axis=1)}
    assert spots == {(r, c) for r in (9, 10, 11) for c in (4, 5, 6)}
    assert copies.y.tolist() == [7] * 9
    assert mirror.mirrored(picture)[0].argmax() == 28 * 10 + 22


def test_what_each_remedy_buys(rows):
    none, decay = rows["nothing"], rows["weight decay"]
    assert float(decay["lowest loss"]) < 0.9 * float(none["lowest loss"])
    assert float(decay["loss kept"]) < 0.8 * float(none["loss kept"])
    dropped = rows["dropout"]
    assert float(dropped["lowest loss"]) < float(none["lowest loss"])
    assert float(dropped["loss kept"]) > 1.2 * float(dropped["lowest loss"])
    early = rows["stop early"]
    assert early["loss kept"] == early["lowest loss"] == none["lowest loss"]
    assert share(early) < share(none) + 0.5
    for name in ("weight decay", "dropout"):
        assert abs(share(rows[name]) - share(none)) < 2
    assert share(rows["moved copies"]) > share(none) + 2
    assert share(rows["four times the pictures"]) > share(none) + 5
    assert tuple(rows) == ("nothing", "stop early", *own.REMEDIES[1:])


def test_mirrored_copies_harm():
    none, moved, mirrored = mirror.table(seeds=1)
    assert share(moved) > share(none) + 2
    assert share(mirrored) < share(none) - 2


def test_the_mirrored_set_keeps_labels_and_originals():
    data = few(split().train, 2)
    both = mirror.with_mirrors(data)
    np.testing.assert_array_equal(both.x[:20], data.x)
    np.testing.assert_array_equal(mirror.mirrored(both.x[20:]), data.x)
    assert both.y.tolist() == [*data.y, *data.y]


def test_the_figure_compares_with_doing_nothing():
    above, below = own.curves("moved copies").axes
    none, remedy = above.lines
    assert (len(none.get_xdata()), len(remedy.get_xdata())) == (50, 6)
    assert remedy.get_ydata()[-1] < none.get_ydata()[-1]
    assert below.lines[1].get_ydata()[-1] > below.lines[0].get_ydata()[-1]
    assert above.get_title() == "line: moved copies; dashed: nothing"
