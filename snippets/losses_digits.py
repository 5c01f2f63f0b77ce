"""The digit reader, trained by three losses from the same starts."""

from collections.abc import Callable

import numpy as np

from snippets.activations import softmax
from snippets.digits_data import Digits, batches, split
from snippets.digits_numpy import (
    Adam,
    Net,
    accuracy_numpy,
    forward,
    initial,
)
from snippets.losses import cross_entropy, squared_error

Array = np.ndarray
Slopes = Callable[[Array, Array], Array]  # scores, wanted


def entropy(z: Array, wanted: Array) -> Array:
    """Slopes of the cross-entropy along the scores."""
    return softmax(z) - wanted  # (rows, 10)


def twice(z: Array, wanted: Array) -> Array:
    """The same, with the scores sent through softmax before."""
    p = softmax(z)  # (rows, 10)
    d = softmax(p) - wanted  # (rows, 10)
    return p * (d - (d * p).sum(axis=1, keepdims=True))


def squared(z: Array, wanted: Array) -> Array:
    """Slopes of the mean squared distance to 1 and to 0."""
    return 2 * (z - wanted) / z.shape[1]  # (rows, 10)


LOSSES: dict[str, Slopes] = {
    "cross-entropy": entropy,
    "softmax twice": twice,
    "squared error": squared,
}


def gradients(net: Net, x: Array, y: Array, slopes: Slopes) -> Net:
    """Slopes for every parameter, whatever the loss."""
    _, _, W2, _, W3, _ = net
    h1, h2, z = forward(net, x)
    wanted = np.eye(10, dtype=x.dtype)[y]  # (rows, 10)
    d3 = slopes(z, wanted) / len(x)  # (rows, 10)
    d2 = d3 @ W3.T * (h2 > 0)  # (rows, 64)
    d1 = d2 @ W2.T * (h1 > 0)  # (rows, 128)
    pairs = ((x, d1), (h1, d2), (h2, d3))
    return [g for a, d in pairs for g in (a.T @ d, d.sum(0))]


def train(data: Digits, slopes: Slopes, epochs: int, seed: int) -> Net:
    """The network after that many passes over the data."""
    net, rng = initial(seed), np.random.default_rng(seed)
    adam = Adam(net)
    for _ in range(epochs):
        for rows in batches(len(data.y), rng):
            x, y = data.x[rows], data.y[rows]
            adam.step(net, gradients(net, x, y, slopes))
    return net


def own_loss(name: str, net: Net, data: Digits) -> float:
    """What this loss says of this network."""
    z = forward(net, data.x)[2]  # (rows, 10)
    if name == "squared error":
        return squared_error(z, np.eye(10)[data.y])
    if name == "softmax twice":
        return cross_entropy(softmax(z), data.y)
    return cross_entropy(z, data.y)


def compare(
    epochs: int = 10, seeds: int = 3
) -> list[dict[str, object]]:
    """How well each loss teaches the digits, from several starts."""
    sets, rows = split(), []
    for name, slopes in LOSSES.items():
        nets = [
            train(sets.train, slopes, epochs, seed)
            for seed in range(seeds)
        ]
        read = [accuracy_numpy(net, sets.validation) for net in nets]
        own = [own_loss(name, net, sets.train) for net in nets]
        rows.append(
            {
                "loss": name,
                "its value in the end": f"{np.mean(own):.3f}",
                "read correctly": f"{np.mean(read):.3f}",
                "worst start": f"{min(read):.3f}",
                "best start": f"{max(read):.3f}",
            }
        )
    return rows


if __name__ == "__main__":
    for row in compare(epochs=1, seeds=1):
        print(*row.values())
