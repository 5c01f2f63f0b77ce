"""Borrow a trained eye: large digits first, then a few small ones."""

from copy import deepcopy

import numpy as np
import torch
from matplotlib.figure import Figure
from sklearn.datasets import load_digits
from torch import nn

from snippets.digits_data import Digits, batches, load
from snippets.digits_torch import accuracy, one_epoch

Array = np.ndarray

SHOTS = (1, 2, 5, 10, 20)
WAYS = ("from scratch", "fine-tuned", "frozen")


def shrunk(x: Array) -> Array:
    """28 x 28 dots to 8 x 8: the middle, in blocks of 3 x 3."""
    middle = x.reshape(-1, 28, 28)[:, 2:26, 2:26]
    small = middle.reshape(-1, 8, 3, 8, 3).mean(axis=(2, 4))
    small = small.reshape(len(x), 64)  # (rows, 64)
    return small / small.max(axis=1, keepdims=True)


def source() -> Digits:
    """5,000 digits of one collection, made small."""
    x, y = load()
    return Digits(shrunk(x).astype(np.float32), y)


def target() -> Digits:
    """1,797 small digits of another collection."""
    x, y = load_digits(return_X_y=True)
    return Digits((x / 16).astype(np.float32), y)


def network(seed: int = 0) -> nn.Sequential:
    """64 dots, two hidden layers, ten scores."""
    torch.manual_seed(seed)
    return nn.Sequential(
        nn.Linear(64, 64),
        nn.ReLU(),
        nn.Linear(64, 32),
        nn.ReLU(),
        nn.Linear(32, 10),
    )


def learn(
    net: nn.Module, data: Digits, epochs: int, size: int, seed: int = 0
) -> nn.Module:
    """Train those parameters that are not frozen."""
    free = [p for p in net.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(free, lr=1e-3)
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        order = batches(len(data.y), rng, size)
        one_epoch(net, optimizer, data, order)
    return net


def pretrained() -> nn.Sequential:
    """The network after ten passes over the source."""
    return learn(network(), source(), epochs=10, size=64)


def borrowed(trained: nn.Sequential, way: str, seed: int) -> nn.Module:
    """A network to start from, in one of three ways."""
    if way == "from scratch":
        return network(seed)
    net = deepcopy(trained)
    if way == "frozen":
        for layer in net[:-1]:
            layer.requires_grad_(False)
    return net


def few(data: Digits, each: int, seed: int) -> tuple[Digits, Digits]:
    """So many of each digit to learn from, and 900 others."""
    mixed = np.random.default_rng(seed).permutation(len(data.y))
    test, pool = mixed[:900], mixed[900:]
    rows = [pool[data.y[pool] == k][:each] for k in range(10)]
    return (
        Digits(*(part[np.concatenate(rows)] for part in data)),
        Digits(*(part[test] for part in data)),
    )


def scores(
    shots: tuple[int, ...] = SHOTS,
    ways: tuple[str, ...] = WAYS,
    draws: int = 3,
) -> Array:
    """The share read correctly: (shots, draws, ways)."""
    trained, data, found = pretrained(), target(), []
    for each in shots:
        for seed in range(draws):
            seen, test = few(data, each, seed)
            for way in ways:
                net = borrowed(trained, way, seed)
                learn(net, seen, epochs=40, size=16, seed=seed)
                found.append(accuracy(net, test))
    return np.reshape(found, (len(shots), draws, len(ways)))


def untouched() -> str:
    """The borrowed network on small digits, without any of them."""
    return f"{accuracy(pretrained(), target()):.0%}"


def curves(draws: int = 3) -> Figure:
    """The share read correctly against the number of examples."""
    percent = 100 * scores(draws=draws).mean(axis=1)  # (shots, ways)
    fig = Figure(figsize=(5.4, 4), layout="constrained")
    ax = fig.subplots()
    marks = zip(WAYS, percent.T, "osd", (-5, 3, 0), strict=True)
    for i, (way, line, mark, up) in enumerate(marks):
        ax.plot(SHOTS, line, mark + "-", color=f"C{i}")
        ax.text(22, line[-1] - up / 2, way, color=f"C{i}", va="center")
        if way != "frozen":
            ax.text(0.95, line[0] + up, f"{line[0]:.0f}", color=f"C{i}")
    ax.set(
        xscale="log", xlim=(0.85, 75), xlabel="examples of each digit"
    )
    ax.set_xticks(SHOTS, map(str, SHOTS))
    ax.minorticks_off()
    ax.set(ylabel="read correctly, %", ylim=(30, 100))
    return fig


def crossing(draws: int = 3) -> list[dict[str, str]]:
    """Where starting from scratch catches up."""
    shots = (3, 7, 12, 20)
    found = scores(shots, WAYS[:2], draws).mean(axis=1)  # (shots, 2)
    return [
        {
            "examples of each": str(each),
            "from scratch": f"{scratch:.1%}",
            "fine-tuned": f"{tuned:.1%}",
            "gain": f"{100 * (tuned - scratch):+.1f}".replace("-", "−"),
        }
        for each, (scratch, tuned) in zip(shots, found, strict=True)
    ]


def both(count: int = 8) -> Figure:
    """Digits of the source, made small, above those of the target."""
    fig = Figure(figsize=(5.4, 1.9), layout="constrained")
    axes = fig.subplots(2)
    names = ("learned first", "learned later")
    sets = (source(), target())
    for ax, name, (x, y) in zip(axes, names, sets, strict=True):
        rows = [np.flatnonzero(y == k)[3] for k in range(count)]
        tiles = np.pad(
            x[rows].reshape(-1, 8, 8), ((0, 0), (0, 0), (1, 1))
        )
        ax.imshow(np.hstack(list(tiles)), cmap="gray_r")
        ax.set_title(name)
        ax.axis("off")
    return fig


if __name__ == "__main__":
    for row in crossing(draws=1):
        print(*row.values(), sep="\t")
