"""A digit classifier in NumPy: relu(x W + b) twice, then softmax."""

from itertools import pairwise

import numpy as np

from snippets.digits_data import Digits, batches, split

Array = np.ndarray
Net = list[Array]  # W1, b1, W2, b2, W3, b3

SIZES = (784, 128, 64, 10)


def initial(seed: int = 0) -> Net:
    """Random weights, scaled by sqrt(2 / inputs), and zero biases."""
    rng = np.random.default_rng(seed)
    net = []
    for inputs, outputs in pairwise(SIZES):
        W = rng.normal(0, np.sqrt(2 / inputs), (inputs, outputs))
        net += [W.astype(np.float32), np.zeros(outputs, np.float32)]
    return net


def forward(net: Net, x: Array) -> tuple[Array, Array, Array]:
    """Both hidden layers, and ten scores for each picture."""
    W1, b1, W2, b2, W3, b3 = net
    h1 = np.maximum(x @ W1 + b1, 0)  # (batch, 128)
    h2 = np.maximum(h1 @ W2 + b2, 0)  # (batch, 64)
    return h1, h2, h2 @ W3 + b3  # (batch, 10)


def softmax(scores: Array) -> Array:
    """Scores to shares of one, row by row."""
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def gradients(net: Net, x: Array, y: Array) -> Net:
    """Slopes of the mean cross-entropy, one per parameter."""
    _, _, W2, _, W3, _ = net
    h1, h2, scores = forward(net, x)
    wanted = np.eye(10, dtype=x.dtype)[y]  # (batch, 10)
    d3 = (softmax(scores) - wanted) / len(x)  # (batch, 10)
    d2 = d3 @ W3.T * (h2 > 0)  # (batch, 64)
    d1 = d2 @ W2.T * (h1 > 0)  # (batch, 128)
    return [
        *(x.T @ d1, d1.sum(0)),
        *(h1.T @ d2, d2.sum(0)),
        *(h2.T @ d3, d3.sum(0)),
    ]


class Adam:
    """Steps of m / sqrt(v): the mean slope over its usual size."""

    def __init__(self, net: Net, rate: float = 1e-3) -> None:
        self.rate, self.t = rate, 0
        self.m = [np.zeros_like(p) for p in net]
        self.v = [np.zeros_like(p) for p in net]

    def step(self, net: Net, slopes: Net) -> None:
        self.t += 1
        both = zip(net, slopes, self.m, self.v, strict=True)
        for p, g, m, v in both:
            m += 0.1 * (g - m)
            v += 0.001 * (g * g - v)
            mean = m / (1 - 0.9**self.t)
            size = np.sqrt(v / (1 - 0.999**self.t))
            p -= self.rate * mean / (size + 1e-8)


def train_numpy(data: Digits, epochs: int = 10, seed: int = 0) -> Net:
    """The network after that many passes over the data."""
    net = initial(seed)
    adam = Adam(net)
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for rows in batches(len(data.y), rng):
            slopes = gradients(net, data.x[rows], data.y[rows])
            adam.step(net, slopes)
    return net


def accuracy_numpy(net: Net, data: Digits) -> float:
    """The share of pictures that are read correctly."""
    scores = forward(net, data.x)[2]
    return float((scores.argmax(axis=1) == data.y).mean())


if __name__ == "__main__":
    sets = split()
    net = train_numpy(sets.train)
    print(f"train {accuracy_numpy(net, sets.train):.3f}")
    print(f"validation {accuracy_numpy(net, sets.validation):.3f}")
