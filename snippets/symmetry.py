"""Equal neurons stay equal: how training starts, and what it needs."""

import numpy as np

from snippets.digits_data import batches, split
from snippets.digits_numpy import Net, gradients, initial
from snippets.digits_numpy import accuracy_numpy as accuracy

Array = np.ndarray


def constant(value: float) -> Net:
    """Every weight the same, and biases of zero."""
    return [
        np.full_like(p, value) if p.ndim == 2 else p for p in initial()
    ]


def noisy(layers: tuple[int, ...], size: float) -> Net:
    """Weights of 0.01, with a little chance in some layers."""
    rng, net = np.random.default_rng(0), constant(0.01)
    for k in layers:
        W = net[2 * k - 2]
        W += size * rng.standard_normal(W.shape).astype(np.float32)
    return net


def nudged() -> Net:
    """Weights of 0.01, and a single one of them a little larger."""
    net = constant(0.01)
    net[0][400, 0] += np.float32(1e-6)
    return net


def descend(net: Net, epochs: int, rate: float = 0.1) -> Net:
    """Plain gradient descent on the digits, 64 at a time."""
    x, y = split().train
    rng = np.random.default_rng(0)
    for _ in range(epochs):
        for rows in batches(len(y), rng):
            slopes = gradients(net, x[rows], y[rows])
            for p, g in zip(net, slopes, strict=True):
                p -= np.float32(rate) * g
    return net


def kinds(W: Array) -> int:
    """How many different neurons a layer has."""
    return len(np.unique(W, axis=1).T)


def table(nets: dict[str, Net], epochs: int) -> list[dict[str, object]]:
    """Train each, count the kinds of neurons, read new digits."""
    rows: list[dict[str, object]] = []
    held = split().validation
    for name, start in nets.items():
        net = descend(start, epochs)
        rows.append(
            {
                "start": name,
                "kinds, layer 1": kinds(net[0]),
                "kinds, layer 2": kinds(net[2]),
                "read": f"{accuracy(net, held):.1%}",
            }
        )
    return rows


def starts(epochs: int = 5) -> list[dict[str, object]]:
    """Zeros, equal numbers, and chance."""
    nets = {
        "all 0": constant(0),
        "all 0.01": constant(0.01),
        "He": initial(),
    }
    return table(nets, epochs)


def smallest(epochs: int = 5) -> list[dict[str, object]]:
    """How little chance is enough?"""
    nets = {
        "one weight, by 1e-6": nudged(),
        "layer 1, by 0.01": noisy((1,), 0.01),
        "layers 1 and 2, by 1e-6": noisy((1, 2), 1e-6),
        "layers 1 and 2, by 0.01": noisy((1, 2), 0.01),
    }
    return table(nets, epochs)


if __name__ == "__main__":
    for row in starts(epochs=1):
        print(*row.values(), sep="\t")
