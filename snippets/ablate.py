"""Take units away, and see what is lost."""

import numpy as np
from matplotlib.figure import Figure

from snippets.digits_data import Digits, split
from snippets.digits_numpy import Net, forward, train_numpy

Array = np.ndarray

SHARES = (0, 0.1, 0.25, 0.5, 0.75, 0.9)


def without(net: Net, units: Array) -> Net:
    """The same network with some first hidden units silent."""
    W1, b1, W2, *rest = net
    W2 = W2.copy()
    W2[units] = 0  # (128, 64): whatever they say is not heard
    return [W1, b1, W2, *rest]


def read(net: Net, data: Digits) -> float:
    """The share of pictures that are read correctly."""
    scores = forward(net, data.x)[2]  # (rows, 10)
    return float((scores.argmax(axis=1) == data.y).mean())


def one_by_one(net: Net, data: Digits) -> Array:
    """The share read correctly without each unit in turn."""
    return np.array(
        [read(without(net, np.array([k])), data) for k in range(128)]
    )  # (128,)


def in_random_order(net: Net, data: Digits, orders: int = 20) -> Array:
    """The share left, for each order and each share removed."""
    rng = np.random.default_rng(0)
    found = []
    for _ in range(orders):
        order = rng.permutation(128)
        for share in SHARES:
            units = order[: round(128 * share)]
            found.append(read(without(net, units), data))
    return np.reshape(found, (orders, len(SHARES)))


def curve() -> Figure:
    """Units removed in twenty orders: mean, worst and best."""
    sets = split()
    net = train_numpy(sets.train)
    percent = 100 * in_random_order(net, sets.test)  # (20, shares)
    at, mean = 100 * np.array(SHARES), percent.mean(axis=0)
    fig = Figure(figsize=(5.4, 3.8), layout="constrained")
    ax = fig.subplots()
    low, high = percent.min(axis=0), percent.max(axis=0)
    ax.fill_between(at, low, high, color="C0", alpha=0.25, lw=0)
    ax.plot(at, mean, "o-", color="C0")
    for x, y in zip(at, mean, strict=True):
        ax.text(x + 1, y + 3, f"{y:.0f}", color="C0")
    ax.axhline(10, color="C7", ls="--")
    ax.text(1, 12, "a guess", color="C7")
    ax.set(xlabel="hidden units taken away, %", ylim=(0, 104))
    ax.set(ylabel="read correctly, %", xticks=range(0, 101, 25))
    return fig


def single() -> list[dict[str, str]]:
    """What the loss of one unit costs, at worst and in the middle."""
    sets = split()
    net = train_numpy(sets.train)
    whole = read(net, sets.test)
    left = np.sort(one_by_one(net, sets.test))  # (128,)
    rows = {
        "none": whole,
        "the one that costs most": left[0],
        "a middling one": left[64],
        "the one that costs least": left[-1],
    }
    return [
        {"unit taken away": name, "read": f"{share:.1%}"}
        for name, share in rows.items()
    ]


def pruned(net: Net, share: float, order: str) -> Net:
    """That share of all weights set to 0: at random or by size."""
    rng, left = np.random.default_rng(0), list(net)
    for i in (0, 2, 4):
        W = net[i]
        rank = rng.random(W.shape) if order == "random" else abs(W)
        rank = -rank if order == "largest" else rank
        left[i] = np.where(rank < np.quantile(rank, share), 0, W)
    return left


def weights() -> list[dict[str, str]]:
    """Weights set to 0, in three orders, without any retraining."""
    sets = split()
    net = train_numpy(sets.train)
    rows = []
    for share in (0.25, 0.5, 0.75, 0.9):
        row = {"weights set to 0": f"{share:.0%}"}
        for order in ("smallest", "random", "largest"):
            row[order] = (
                f"{read(pruned(net, share, order), sets.test):.1%}"
            )
        rows.append(row)
    return rows


if __name__ == "__main__":
    for row in weights():
        print(*row.values(), sep="\t")
