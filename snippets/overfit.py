"""Learning by heart: the loss falls on seen pictures, not on new."""

from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.digits_data import Digits, batches, split
from snippets.digits_numpy import (
    Net,
    accuracy_numpy,
    forward,
    gradients,
    initial,
    softmax,
)
from snippets.losses import cross_entropy

Array = np.ndarray


class Curves(NamedTuple):
    """After each epoch: seen pictures, then unseen ones."""

    loss: Array  # (epochs, 2)
    read: Array  # (epochs, 2), the share read correctly


class Momentum:
    """Steps along a running sum of slopes: v = 0.9 v + g."""

    def __init__(self, net: Net, rate: float = 0.05) -> None:
        self.rate = rate
        self.v = [np.zeros_like(p) for p in net]

    def step(self, net: Net, slopes: Net) -> None:
        for p, v, g in zip(net, self.v, slopes, strict=True):
            v *= 0.9
            v += g
            p -= self.rate * v


def few(data: Digits, each: int = 30) -> Digits:
    """The first pictures of each digit, equally many of each."""
    rows = [np.flatnonzero(data.y == d)[:each] for d in range(10)]
    chosen = np.concatenate(rows)  # (10 * each,)
    return Digits(data.x[chosen], data.y[chosen])


def loss(net: Net, data: Digits) -> float:
    """The mean cross-entropy over a whole set."""
    return cross_entropy(forward(net, data.x)[2], data.y)


def follow(
    seen: Digits, unseen: Digits, epochs: int = 100, seed: int = 0
) -> tuple[Net, Curves]:
    """Train, and measure on both sets after every epoch."""
    net, rng = initial(seed), np.random.default_rng(seed)
    mover, sets, losses, read = Momentum(net), (seen, unseen), [], []
    for _ in range(epochs):
        for rows in batches(len(seen.y), rng, size=32):
            slopes = gradients(net, seen.x[rows], seen.y[rows])
            mover.step(net, slopes)
        losses.append([loss(net, data) for data in sets])
        read.append([accuracy_numpy(net, data) for data in sets])
    return net, Curves(np.array(losses), np.array(read))


def by_heart(epochs: int = 100, seed: int = 0) -> tuple[Net, Curves]:
    """The digit network, given no more than 300 pictures."""
    sets = split(validation=100)
    return follow(few(sets.train), sets.validation, epochs, seed)


def curves(epoch: int = 100) -> Figure:
    """Both losses and both shares, with one epoch picked out."""
    _, run = by_heart()
    figure = Figure(figsize=(5.4, 5), layout="constrained")
    panels = figure.subplots(2, sharex=True)
    draw(panels[0], run.loss, epoch, "loss: {:.2f} seen, {:.2f} unseen")
    share = "read: {:.0f}% seen, {:.0f}% unseen"
    draw(panels[1], 100 * run.read, epoch, share)
    ticks = (1, 2, 5, 10, 20, 50, 100)
    panels[1].set(xscale="log", xlim=(0.9, 230), xlabel="epoch")
    panels[1].set_xticks(ticks, labels=map(str, ticks))
    panels[1].set_xticks([], minor=True)
    return figure


def draw(axes: Axes, lines: Array, epoch: int, title: str) -> None:
    """Two lines over the epochs (epochs, 2), and their values here."""
    epochs, here = len(lines), lines[epoch - 1]  # here: (2,)
    axes.axvline(epoch, lw=0.8, color="C7")
    axes.set_title(f"epoch {epoch}, " + title.format(*here))
    looks = (("seen", "C0", "-", "o"), ("unseen", "C1", "--", "s"))
    for line, value, (name, color, style, marker) in zip(
        lines.T, here, looks, strict=True
    ):
        axes.plot(np.arange(1, epochs + 1), line, style, color=color)
        axes.plot(epoch, value, marker, color=color)
        axes.text(
            1.1 * epochs, line[-1], name, va="center", color=color
        )


def sureness() -> list[dict[str, object]]:
    """What the unseen pictures show, early and late."""
    sets, rows = split(validation=100), []
    for epochs in (5, 20, 100):
        net, run = by_heart(epochs)
        p = softmax(forward(net, sets.validation.x)[2])  # (1000, 10)
        wrong = p.argmax(axis=1) != sets.validation.y  # (1000,)
        rows.append(
            {
                "epochs": epochs,
                "loss": f"{run.loss[-1, 1]:.2f}",
                "read correctly": f"{run.read[-1, 1]:.1%}",
                "share given to a wrong answer": (
                    f"{p.max(axis=1)[wrong].mean():.0%}"
                ),
            }
        )
    return rows


if __name__ == "__main__":
    _, run = by_heart(epochs=30)
    for epoch in (1, 5, 30):
        seen, unseen = run.loss[epoch - 1]
        print(f"{epoch:>2}: seen {seen:.3f}, unseen {unseen:.3f}")
