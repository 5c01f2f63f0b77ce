"""Remedies against learning by heart, each against doing nothing."""

import numpy as np
from matplotlib.figure import Figure

from snippets.digits_data import Digits, batches, split
from snippets.digits_numpy import (
    Net,
    accuracy_numpy,
    initial,
    softmax,
)
from snippets.dropout import dropout
from snippets.overfit import Curves, Momentum, few, loss

Array = np.ndarray
REMEDIES = (
    "nothing",
    "weight decay",
    "dropout",
    "moved copies",
    "four times the pictures",
)


def gradients(
    net: Net, x: Array, y: Array, p: float, rng: np.random.Generator
) -> Net:
    """Slopes of the loss while a share p of the units is silent."""
    W1, b1, W2, b2, W3, b3 = net
    h1 = dropout(np.maximum(x @ W1 + b1, 0), p, rng)  # (batch, 128)
    h2 = dropout(np.maximum(h1 @ W2 + b2, 0), p, rng)  # (batch, 64)
    wanted = np.eye(10, dtype=x.dtype)[y]  # (batch, 10)
    d3 = (softmax(h2 @ W3 + b3) - wanted) / len(x)  # (batch, 10)
    d2 = d3 @ W3.T * (h2 > 0) / (1 - p)  # (batch, 64)
    d1 = d2 @ W2.T * (h1 > 0) / (1 - p)  # (batch, 128)
    pairs = ((x, d1), (h1, d2), (h2, d3))
    return [g for a, d in pairs for g in (a.T @ d, d.sum(0))]


def decayed(net: Net, slopes: Net, decay: float) -> Net:
    """Add to each slope a pull of its number towards zero."""
    return [g + decay * p for g, p in zip(slopes, net, strict=True)]


def moved(x: Array, down: int, right: int) -> Array:
    """The pictures (rows, 784), moved by some dots."""
    pictures = x.reshape(-1, 28, 28)
    return np.roll(pictures, (down, right), (1, 2)).reshape(-1, 784)


def nine_copies(data: Digits) -> Digits:
    """Each picture in place and one dot off, in all directions."""
    steps = [(a, b) for a in (0, 1, -1) for b in (0, 1, -1)]
    x = np.concatenate([moved(data.x, *step) for step in steps])
    return Digits(x, np.tile(data.y, 9))  # (9 * rows, 784)


def follow(
    seen: Digits,
    epochs: int = 50,
    decay: float = 0.0,
    silent: float = 0.0,
    seed: int = 0,
) -> tuple[Net, Curves]:
    """Train with remedies, and measure after every epoch."""
    net, rng = initial(seed), np.random.default_rng(seed)
    noise, mover = np.random.default_rng(seed + 100), Momentum(net)
    sets, lows, reads = (seen, split(validation=100).validation), [], []
    for _ in range(epochs):
        for rows in batches(len(seen.y), rng, size=32):
            x, y = seen.x[rows], seen.y[rows]
            slopes = gradients(net, x, y, silent, noise)
            mover.step(net, decayed(net, slopes, decay))
        lows.append([loss(net, data) for data in sets])
        reads.append([accuracy_numpy(net, data) for data in sets])
    return net, Curves(np.array(lows), np.array(reads))


def treat(remedy: str, seed: int = 0) -> tuple[Net, Curves]:
    """Much the same number of steps, with one thing changed."""
    train = split(validation=100).train
    match remedy:
        case "weight decay":
            return follow(few(train), decay=5e-3, seed=seed)
        case "dropout":
            return follow(few(train), silent=0.5, seed=seed)
        case "moved copies":
            return follow(nine_copies(few(train)), 6, seed=seed)
        case "four times the pictures":
            return follow(few(train, 120), 13, seed=seed)
        case _:
            return follow(few(train), seed=seed)


def table(seeds: int = 3) -> list[dict[str, object]]:
    """Each remedy on unseen pictures, over several starts."""
    rows = []
    for remedy in REMEDIES:
        runs = [treat(remedy, seed)[1] for seed in range(seeds)]
        losses = np.array([run.loss[:, 1] for run in runs])
        reads = np.array([run.read[:, 1] for run in runs])
        rows.append(row(remedy, losses, losses[:, -1], reads[:, -1]))
        if remedy == "nothing":
            low, here = losses.argmin(axis=1), np.arange(seeds)
            early = losses[here, low], reads[here, low]
            rows.append(row("stop early", losses, *early))
    return rows


def row(
    remedy: str, losses: Array, kept: Array, read: Array
) -> dict[str, object]:
    """Means over the starts, and the worst and best share."""
    return {
        "remedy": remedy,
        "lowest loss": f"{losses.min(axis=1).mean():.2f}",
        "loss kept": f"{kept.mean():.2f}",
        "read": f"{read.mean():.1%}",
        "worst to best": f"{read.min():.1%} to {read.max():.1%}",
    }


def curves(remedy: str = "weight decay") -> Figure:
    """Unseen pictures with one remedy, and with none."""
    figure = Figure(figsize=(5.4, 4.8), layout="constrained")
    above, below = figure.subplots(2, sharex=True)
    for name, color, style in (
        ("nothing", "C7", "--"),
        (remedy, "C0", "-"),
    ):
        run = treat(name)[1]
        steps = np.linspace(0, 500, len(run.loss) + 1)[1:]
        above.plot(steps, run.loss[:, 1], style, color=color)
        below.plot(steps, 100 * run.read[:, 1], style, color=color)
    above.set_title(f"line: {remedy}; dashed: nothing")
    above.set(ylabel="loss, unseen", ylim=(0.2, 1.5))
    below.set(ylabel="read, unseen, %", ylim=(65, 95), xlabel="step")
    return figure


if __name__ == "__main__":
    for found in table(seeds=1):
        print(*found.values(), sep="\t")
