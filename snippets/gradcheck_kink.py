"""Where a gradient check accuses right code: at the kink of ReLU."""

from typing import NamedTuple

import numpy as np

from snippets.activations import relu
from snippets.backprop import nudge
from snippets.gradcheck import relative

Array = np.ndarray


class Net(NamedTuple):
    """A hidden layer with ReLU, and an output without a bend."""

    W1: Array  # (5, 4)
    b1: Array  # (4,)
    W2: Array  # (4, 1)
    b2: Array  # (1,)


def network(bias: float = 0.0) -> Net:
    """Random weights; biases random too, or zero."""
    rng = np.random.default_rng(0)
    W1, W2 = rng.normal(size=(5, 4)), rng.normal(size=(4, 1))
    b1, b2 = rng.normal(size=4), rng.normal(size=1)
    return Net(W1, bias * b1, W2, bias * b2)


def examples() -> tuple[Array, Array]:
    """Six inputs, the first two of them blank, and six answers."""
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(6, 5)), rng.normal(size=(6, 1))
    x[:2] = 0
    return x, y


def loss(net: Net, x: Array, y: Array) -> float:
    """Half the squared misses, added up."""
    out = relu(x @ net.W1 + net.b1) @ net.W2 + net.b2  # (rows, 1)
    return float(np.sum((out - y) ** 2)) / 2


def gradients(net: Net, x: Array, y: Array) -> Net:
    """One sweep back; a ReLU passes blame on where its sum is > 0."""
    z = x @ net.W1 + net.b1  # (rows, 4)
    h = relu(z)  # (rows, 4)
    blame = h @ net.W2 + net.b2 - y  # (rows, 1)
    back = blame @ net.W2.T * (z > 0)  # (rows, 4)
    return Net(x.T @ back, back.sum(0), h.T @ blame, blame.sum(0))


def mistaken(net: Net, x: Array, y: Array) -> Net:
    """The same sweep without the slope of ReLU: a mistake."""
    h = relu(x @ net.W1 + net.b1)  # (rows, 4)
    blame = h @ net.W2 + net.b2 - y  # (rows, 1)
    back = blame @ net.W2.T  # (rows, 4)
    return Net(x.T @ back, back.sum(0), h.T @ blame, blame.sum(0))


def nudged(net: Net, x: Array, y: Array) -> Net:
    """Every slope by a step up and a step down."""
    slopes = Net(*(np.zeros_like(p) for p in net))
    for p, s in zip(net, slopes, strict=True):
        for i in np.ndindex(p.shape):
            s[i] = nudge(p, i, lambda: loss(net, x, y), 1e-5)
    return slopes


def verdicts() -> list[dict[str, str]]:
    """The relative error of each parameter's slopes, in three cases."""
    x, y = examples()
    cases = {
        "mistake, random biases": (mistaken, network(0.1)),
        "right, biases zero": (gradients, network()),
        "right, random biases": (gradients, network(0.1)),
    }
    rows: list[dict[str, str]] = [{"slopes of": n} for n in Net._fields]
    for case, (way, net) in cases.items():
        pairs = zip(way(net, x, y), nudged(net, x, y), strict=True)
        for row, (a, b) in zip(rows, pairs, strict=True):
            error = relative(a, b)
            row[case] = (
                "fits" if error < 1e-6 else f"off by {error:.3f}"
            )
    return rows


def worst() -> str:
    """The largest relative error of the right code off the kink."""
    x, y = examples()
    net = network(0.1)
    pairs = zip(gradients(net, x, y), nudged(net, x, y), strict=True)
    return f"{max(relative(a, b) for a, b in pairs):.0e}"


if __name__ == "__main__":
    for row in verdicts():
        print(*row.values(), sep=", ")
