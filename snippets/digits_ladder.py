"""Rivals of the digit network: nearest mean, one layer, 1-neighbour."""

import numpy as np
import torch
from matplotlib.figure import Figure
from torch import nn

from snippets.digits_data import Digits, Sets, batches, split
from snippets.digits_torch import accuracy, one_epoch, train

Array = np.ndarray


def distances(a: Array, b: Array) -> Array:
    """Squared distance of each row of a to each row of b."""
    squares = (a**2).sum(1)[:, None] + (b**2).sum(1)
    return squares - 2 * a @ b.T  # (rows of a, rows of b)


def nearest_mean(data: Digits, x: Array) -> Array:
    """The digit whose average picture is most like x."""
    means = [data.x[data.y == digit].mean(0) for digit in range(10)]
    return distances(x, np.array(means)).argmin(1)  # (rows,)


def nearest_picture(data: Digits, x: Array) -> Array:
    """The digit of the one training picture that is most like x."""
    return data.y[distances(x, data.x).argmin(1)]  # (rows,)


def linear(data: Digits, epochs: int = 10, seed: int = 0) -> nn.Linear:
    """One layer, no hidden units, trained like the network."""
    net = nn.Linear(784, 10)
    for p in net.parameters():
        nn.init.zeros_(p)
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        order = batches(len(data.y), rng)
        one_epoch(net, optimizer, data, order)
    return net


def scores(sets: Sets, seeds: int = 5) -> dict[str, list[float]]:
    """Test accuracy of each rival; of learners, one value per seed."""
    seen, (x, y) = sets.train, sets.test
    nets = [train(seen, seed=s) for s in range(seeds)]
    lines = [linear(seen, seed=s) for s in range(seeds)]
    return {
        "guess": [float((y == 0).mean())],
        "nearest average": [float((nearest_mean(seen, x) == y).mean())],
        "one layer": [accuracy(net, sets.test) for net in lines],
        "nearest picture": [
            float((nearest_picture(seen, x) == y).mean())
        ],
        "our network": [accuracy(net, sets.test) for net in nets],
    }


def ladder(seeds: int = 5) -> Figure:
    """Test accuracy of five ways to read a digit."""
    results = scores(split(), seeds)
    fig = Figure(figsize=(5.4, 3.2), layout="constrained")
    ax = fig.subplots()
    for place, (name, values) in enumerate(results.items()):
        percent = 100 * np.array(values)
        color = "C1" if name == "our network" else "C0"
        ax.barh(place, percent.mean(), color=color, alpha=0.6)
        text = label(percent)
        ax.text(2, place, text, va="center", weight="bold")
    ax.set_yticks(range(len(results)), list(results))
    ax.set(xlabel="test pictures read correctly, %", xlim=(0, 100))
    return fig


def label(percent: Array) -> str:
    """The mean; and of several seeds, the worst and the best."""
    text = f"{percent.mean():.1f}"
    if len(percent) > 1:
        text += f"  ({percent.min():.1f} to {percent.max():.1f})"
    return text


if __name__ == "__main__":
    for name, values in scores(split()).items():
        print(f"{name:<16} {label(100 * np.array(values))}")
