"""XOR from scratch: h = s(x W1 + b1), o = s(h W2 + b2), s sigmoid."""

from typing import NamedTuple

import numpy as np
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure

Array = np.ndarray

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float)  # (4, 2)
Y = np.array([[0], [1], [1], [0]], float)  # (4, 1)


class Net(NamedTuple):
    """Two layers: what each weighs, and where each starts."""

    W1: Array  # (2, hidden)
    b1: Array  # (hidden,)
    W2: Array  # (hidden, 1)
    b2: Array  # (1,)


def start(hidden: int = 4, seed: int = 42) -> Net:
    """Random weights, and biases of zero."""
    rng = np.random.RandomState(seed)
    W1 = rng.randn(2, hidden)
    W2 = rng.randn(hidden, 1)
    return Net(W1, np.zeros(hidden), W2, np.zeros(1))


def sigmoid(z: Array) -> Array:
    """Squash any number into (0, 1)."""
    return 1 / (1 + np.exp(-z))


def forward(net: Net, x: Array) -> tuple[Array, Array]:
    """What the hidden units say, and what the output says."""
    h = sigmoid(x @ net.W1 + net.b1)  # (rows, hidden)
    o = sigmoid(h @ net.W2 + net.b2)  # (rows, 1)
    return h, o


def gradients(net: Net, x: Array, y: Array) -> Net:
    """Slopes of half the summed squared error, one per parameter."""
    h, o = forward(net, x)
    d_o = (o - y) * o * (1 - o)  # (rows, 1)
    d_h = d_o @ net.W2.T * h * (1 - h)  # (rows, hidden)
    return Net(x.T @ d_h, d_h.sum(0), h.T @ d_o, d_o.sum(0))


def step(net: Net, rate: float = 0.5) -> Net:
    """Move every parameter a little way downhill."""
    slopes = gradients(net, X, Y)
    pairs = zip(net, slopes, strict=True)
    return Net(*(p - rate * g for p, g in pairs))


def train(steps: int = 10_000, hidden: int = 4, seed: int = 42) -> Net:
    """The network after that many steps."""
    net = start(hidden, seed)
    for _ in range(steps):
        net = step(net)
    return net


def mse(net: Net) -> float:
    """Mean squared error over the four rows."""
    return float(np.mean((forward(net, X)[1] - Y) ** 2))


def answers(step: int = 10_000) -> list[dict[str, float]]:
    """The four questions, and what the network says by then."""
    outputs = forward(train(step), X)[1]  # (4, 1)
    return [
        {
            "first": int(x[0]),
            "second": int(x[1]),
            "wanted": int(y[0]),
            "answer": round(float(o[0]), 4),
        }
        for x, y, o in zip(X, Y, outputs, strict=True)
    ]


def loss_curve(steps: int = 10_000) -> Figure:
    """The error after each step: a long wait, then a fall."""
    net, losses = start(), []
    for _ in range(steps):
        net = step(net)
        losses.append(mse(net))
    shown = np.unique(np.geomspace(1, steps, 150).astype(int))
    fig = Figure(figsize=(5.4, 3.4), layout="constrained")
    ax = fig.subplots()
    ax.semilogx(shown, np.array(losses)[shown - 1])
    ax.axhline(0.25, color="C1", linestyle="--")
    ax.text(steps, 0.256, "always one half", ha="right", color="C1")
    ax.set(xlabel="steps", ylabel="mean squared error", ylim=(0, 0.3))
    return fig


def surface(step: int = 10_000) -> Figure:
    """The output for all pairs of inputs, not only the four."""
    net = train(step)
    side = np.linspace(-0.25, 1.25, 61)
    plane = np.stack(np.meshgrid(side, side), axis=-1)  # (61, 61, 2)
    out = forward(net, plane.reshape(-1, 2))[1]  # (3721, 1)
    out = out.reshape(61, 61)
    fig = Figure(figsize=(4.8, 4.4), layout="constrained")
    ax = fig.subplots()
    shades = [("C1", a) for a in (0.6, 0.35, 0.12)]
    shades += [("C0", a) for a in (0.12, 0.35, 0.6)]
    ax.contourf(side, side, out, np.linspace(0, 1, 7), colors=shades)
    if out.min() < 0.5 < out.max():
        ink = rcParams["text.color"]
        ax.contour(side, side, out, [0.5], colors=[ink])
    mark(ax, forward(net, X)[1])
    return fig


def mark(ax: Axes, outputs: Array) -> None:
    """Write what was wanted on each of the four rows."""
    for x, y, o in zip(X, Y, outputs, strict=True):
        verdict = "right" if (o > 0.5) == y else "wrong"
        text = f"{'yes' if y else 'no'}\n{verdict}"
        ax.text(*x, text, ha="center", va="center", weight="bold")
    ax.set(xlabel="first input", ylabel="second input")
    ax.set(aspect="equal", xticks=(0, 1), yticks=(0, 1))


if __name__ == "__main__":
    net = train()
    print(f"error {mse(start()):.4f} -> {mse(net):.6f}")
    for x, o in zip(X, forward(net, X)[1], strict=True):
        print(x.astype(int), f"{o[0]:.4f} -> {round(o[0])}")
