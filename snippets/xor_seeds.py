"""A hundred networks at once: how often does XOR training succeed?"""

from typing import NamedTuple

import numpy as np
from matplotlib.figure import Figure

from snippets.xor_scratch import Net, X, Y, sigmoid, start

Array = np.ndarray


class Race(NamedTuple):
    """Where 100 networks ended: their outputs and errors."""

    outputs: Array  # (seeds, 4)
    errors: Array  # (seeds, points in time)


def starts(hidden: int, seeds: int = 100) -> Net:
    """The start of seed 0, 1, 2, ... stacked into one array each."""
    nets = [start(hidden, seed) for seed in range(seeds)]
    W1, b1, W2, b2 = (np.stack(p) for p in zip(*nets, strict=True))
    return Net(W1, b1[:, None], W2, b2[:, None])


def forward(net: Net) -> tuple[Array, Array]:
    """All networks on all four rows."""
    h = sigmoid(X @ net.W1 + net.b1)  # (seeds, 4, hidden)
    o = sigmoid(h @ net.W2 + net.b2)  # (seeds, 4, 1)
    return h, o


def step(net: Net, bias: bool, rate: float = 0.5) -> None:
    """One step of every network, in place."""
    h, o = forward(net)
    d_o = rate * (o - Y) * o * (1 - o)  # (seeds, 4, 1)
    d_h = d_o @ net.W2.mT * h * (1 - h)  # (seeds, 4, hidden)
    net.W1[:] -= X.T @ d_h
    net.W2[:] -= h.mT @ d_o
    if bias:
        net.b1[:] -= d_h.sum(1, keepdims=True)
        net.b2[:] -= d_o.sum(1, keepdims=True)


def race(
    hidden: int, bias: bool, steps: int = 10_000, points: int = 1
) -> Race:
    """Train 100 networks; look at the error that many times."""
    net, errors = starts(hidden), []
    looks = set(np.geomspace(1, steps, points + 1).astype(int)[1:])
    for t in range(1, steps + 1):
        step(net, bias)
        if t in looks:
            errors.append(((forward(net)[1] - Y) ** 2).mean((1, 2)))
    return Race(forward(net)[1][..., 0], np.stack(errors, axis=1))


def solved(outputs: Array) -> Array:
    """Which networks have all four answers on the right side."""
    return ((outputs > 0.5) == Y.ravel()).all(axis=1)  # (seeds,)


def table(steps: int = 10_000) -> list[dict[str, object]]:
    """Solved out of 100, for each width, without biases and with."""
    rows: list[dict[str, object]] = []
    for hidden in (2, 3, 4, 8):
        for bias in (False, True):
            end = race(hidden, bias, steps)
            rows.append(
                {
                    "hidden units": hidden,
                    "biases": "yes" if bias else "no",
                    "solved of 100": int(solved(end.outputs).sum()),
                    "median error": round(
                        float(np.median(end.errors)), 5
                    ),
                    "worst error": f"{end.errors.max():.5f}",
                }
            )
    return rows


def solved_count(
    hidden: int = 2, bias: bool = True, steps: int = 10_000
) -> int:
    """How many of the hundred succeed."""
    return int(solved(race(hidden, bias, steps).outputs).sum())


def fates(steps: int = 20_000) -> Figure:
    """A hundred networks with two hidden units, one line each."""
    end = race(2, True, steps, points=60)
    at = np.unique(np.geomspace(1, steps, 61).astype(int)[1:])
    good = solved(end.outputs)
    fig = Figure(figsize=(5.4, 3.4), layout="constrained")
    ax = fig.subplots()
    groups = ((good, "C0", "solved", 0.0), (~good, "C1", "stuck", 0.11))
    for which, color, word, height in groups:
        lines = end.errors[which].T  # (points, networks)
        ax.semilogx(at, lines, color=color, linewidth=0.8)
        label = f"{which.sum()}\n{word}"
        ax.text(1.3 * steps, height, label, color=color)
    ax.set(xlabel="steps", ylabel="mean squared error", ylim=(0, 0.4))
    return fig


def plateau(steps: int = 40_000) -> list[dict[str, object]]:
    """The stuck networks with two hidden units, looked at in time."""
    net = starts(2)
    rows: list[dict[str, object]] = []
    for t in range(1, steps + 1):
        step(net, True)
        if t in (steps // 8, steps // 4, steps // 2, steps):
            outputs = forward(net)[1][..., 0]  # (seeds, 4)
            stuck = ~solved(outputs)
            errors = ((outputs - Y.ravel()) ** 2).mean(1)[stuck]
            sizes = np.sqrt(sum((p**2).sum((1, 2)) for p in net))
            length = np.median(sizes[stuck])
            rows.append(
                {
                    "steps": t,
                    "still stuck": int(stuck.sum()),
                    "median error": f"{np.median(errors):.5f}",
                    "length of weights": f"{length:.1f}",
                }
            )
    return rows


if __name__ == "__main__":
    for row in table(steps=2_000):
        print(*row.values(), sep="\t")
