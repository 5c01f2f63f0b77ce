"""Layers and their shapes.  h = relu(x W + b), count = (in + 1) out"""

from itertools import pairwise

import numpy as np

from snippets.digits_data import split
from snippets.digits_numpy import (
    SIZES,
    accuracy_numpy,
    forward,
    initial,
)

Array = np.ndarray
Sizes = tuple[int, ...]


def layer(x: Array, W: Array, b: Array) -> Array:
    """A row of ReLU neurons: column j of W belongs to neuron j."""
    return np.maximum(x @ W + b, 0)  # (rows, outputs)


def count(sizes: Sizes = SIZES) -> int:
    """All numbers of a network: a weight per input, and a bias."""
    return sum((n + 1) * m for n, m in pairwise(sizes))


def ledger(sizes: Sizes = SIZES) -> list[dict[str, object]]:
    """Every layer's weights and biases, and their sum."""
    rows = [
        {
            "layer": f"{inputs} to {outputs}",
            "weights": inputs * outputs,
            "biases": outputs,
            "together": inputs * outputs + outputs,
        }
        for inputs, outputs in pairwise(sizes)
    ]
    columns = ("weights", "biases", "together")
    total = {c: sum(int(row[c]) for row in rows) for c in columns}
    return [*rows, {"layer": "all"} | total]


def trace() -> list[dict[str, object]]:
    """The shape of every array on the way through the network."""
    W1, b1, W2, b2, W3, b3 = net = initial()
    x = split().train.x
    one, many = (
        dict(zip(("h1", "h2", "z"), forward(net, part), strict=True))
        | {"x": part}
        for part in (x[:1], x[:64])
    )
    rows = [
        ("x", None, None),
        ("h1", W1, b1),
        ("h2", W2, b2),
        ("z", W3, b3),
    ]
    return [
        {
            "array": name,
            "for 1 picture": str(one[name].shape),
            "for 64 pictures": str(many[name].shape),
            "made with W": "" if W is None else str(W.shape),
            "and b": "" if b is None else str(b.shape),
        }
        for name, W, b in rows
    ]


def memory() -> int:
    """Bytes of the network's numbers, at 32 bits each."""
    return sum(part.nbytes for part in initial())


def first_layer_share() -> str:
    """How much of the network is its first layer."""
    return f"{count(SIZES[:2]) / count():.0%}"


def untrained() -> str:
    """Test accuracy of the random start."""
    return f"{accuracy_numpy(initial(), split().test):.1%}"


def same_units() -> list[dict[str, object]]:
    """Networks with as many neurons, and their parameters."""
    hidden = ((192,), (128, 64), (96, 96), (64, 128), (32,) * 6)
    return [
        {
            "hidden layers": " - ".join(map(str, widths)),
            "neurons": sum(widths) + 10,
            "parameters": count((784, *widths, 10)),
        }
        for widths in hidden
    ]


def mismatch() -> str:
    """What NumPy says when the weights lie the wrong way round."""
    W1 = initial()[0]  # (784, 128)
    try:
        split().train.x @ W1.T  # (3500, 784) @ (128, 784)
    except ValueError as error:
        return str(error)
    return "no error"


def trap() -> str:
    """A column minus a row: NumPy fills a square without a word."""
    answers, labels = np.zeros((64, 1)), np.zeros(64)
    return str((answers - labels).shape)


if __name__ == "__main__":
    for row in ledger():
        print(*row.values())
