"""The encoder of 1986: eight inputs through three hidden units."""

import numpy as np
from matplotlib.figure import Figure

Array = np.ndarray

RATE = 1.0


def sigmoid(z: Array) -> Array:
    return 1 / (1 + np.exp(-z))


def start(n: int, h: int, seeds: int) -> list[Array]:
    """Networks n-h-n, one for each seed: W1, b1, W2, b2."""
    net = []
    for rows, columns in ((n, h), (h, n)):
        W = [
            np.random.default_rng((seed, rows)).normal(
                0, 1, (rows, columns)
            )
            for seed in range(seeds)
        ]
        net += [np.array(W), np.zeros((seeds, 1, columns))]
    return net


def step(net: list[Array], x: Array) -> tuple[Array, Array]:
    """Answer, and move all numbers against their slopes."""
    W1, b1, W2, b2 = net
    h = sigmoid(x @ W1 + b1)  # (seeds, n, hidden)
    y = sigmoid(h @ W2 + b2)  # (seeds, n, n)
    d2 = (y - x) * y * (1 - y)
    d1 = d2 @ W2.swapaxes(1, 2) * h * (1 - h)
    W2 -= RATE * h.swapaxes(1, 2) @ d2
    b2 -= RATE * d2.sum(1, keepdims=True)
    W1 -= RATE * x.T @ d1
    b1 -= RATE * d1.sum(1, keepdims=True)
    return h, y


def learn(
    n: int = 8, h: int = 3, steps: int = 10_000, seeds: int = 10
) -> tuple[Array, Array]:
    """Hidden answers and outputs of all networks after the steps."""
    net, x = start(n, h, seeds), np.eye(n)
    for _ in range(steps - 1):
        step(net, x)
    return step(net, x)


def solved(out: Array) -> Array:
    """Networks that repeat every input, each dot on its right side."""
    return ((out > 0.5) == np.eye(out.shape[-1])).all(axis=(1, 2))


def table() -> list[dict[str, object]]:
    """How many networks solve it, and with how many distinct codes."""
    rows: list[dict[str, object]] = []
    for n, h in ((4, 2), (8, 3)):
        hidden, out = learn(n, h)
        codes = [len(np.unique(c.round(), axis=0)) for c in hidden]
        rows.append(
            {
                "network": f"{n}-{h}-{n}",
                "solved": f"{solved(out).sum()} of {len(out)}",
                "all inputs told apart": sum(c == n for c in codes),
            }
        )
    return rows


def codes(steps: int = 10_000) -> Figure:
    """What the three hidden units say to each of the eight inputs."""
    hidden = learn(steps=steps, seeds=1)[0][0]  # (8, 3)
    fig = Figure(figsize=(6, 2.6), layout="constrained")
    ax = fig.subplots()
    for place, value in np.ndenumerate(hidden.T):
        ax.text(
            place[1], place[0], f"{value:.1f}", ha="center", va="center"
        )
        ax.plot(
            place[1], place[0], "s", ms=30, color="C0", alpha=value / 2
        )
    ax.set_xticks(range(8), range(1, 9))
    ax.set_yticks(range(3), ["unit 1", "unit 2", "unit 3"])
    ax.set(xlabel="which of the eight inputs is on", xlim=(-0.6, 7.6))
    ax.set(ylim=(2.6, -0.6), title=f"after {steps:,} steps")
    return fig


if __name__ == "__main__":
    for row in table():
        print(*row.values())
