"""Does a unit stand for a digit?  Its favourite, and its loss."""

import numpy as np
from matplotlib.figure import Figure

from snippets.ablate import without
from snippets.digits_data import Digits, split
from snippets.digits_numpy import Net, forward, train_numpy

Array = np.ndarray


def answers_by_digit(net: Net, data: Digits) -> Array:
    """The mean answer of each unit to each digit."""
    h = forward(net, data.x)[0]  # (rows, 128)
    return np.array([h[data.y == k].mean(axis=0) for k in range(10)]).T


def keen(means: Array) -> Array:
    """How far the favourite digit stands out: 0 evenly, 1 alone."""
    best = means.max(axis=1)  # (128,)
    others = (means.sum(axis=1) - best) / 9  # (128,)
    return (best - others) / np.maximum(best + others, 1e-9)


def recall(net: Net, data: Digits, digit: int) -> float:
    """The share of one digit's pictures that are read correctly."""
    x = data.x[data.y == digit]
    return float((forward(net, x)[2].argmax(axis=1) == digit).mean())


def specialists(count: int = 5) -> list[dict[str, str]]:
    """The units that favour one digit most, and their removal."""
    sets = split()
    net, test = train_numpy(sets.train), sets.test
    means = answers_by_digit(net, sets.train)  # (128, 10)
    rows = []
    for unit in np.argsort(-keen(means))[:count]:
        digit = int(means[unit].argmax())
        less = without(net, np.array([unit]))
        rows.append(
            {
                "unit": f"{unit}",
                "favourite": f"{digit}",
                "with it": f"{recall(net, test, digit):.0%}",
                "without": f"{recall(less, test, digit):.0%}",
            }
        )
    return rows


def busy(shown: int = 40) -> Figure:
    """How strongly the first units answer to each digit."""
    sets = split()
    means = answers_by_digit(train_numpy(sets.train), sets.train)
    fig = Figure(figsize=(5.4, 3), layout="constrained")
    ax = fig.subplots()
    ax.imshow(means[:shown].T, cmap="gray_r", aspect="auto")
    ax.set(xlabel=f"hidden unit, the first {shown} of 128")
    ax.set(ylabel="digit", yticks=range(10))
    return fig


def share_at_work() -> str:
    """How many of the 128 units answer to a picture, on average."""
    sets = split()
    h = forward(train_numpy(sets.train), sets.test.x)[0]  # (1000, 128)
    return f"{(h > 0).sum(axis=1).mean():.0f}"


def pairs(net: Net, data: Digits) -> Array:
    """The share left without each pair: (128, 128), upper half."""
    _, _, W2, b2, W3, b3 = net
    h1, _, _ = forward(net, data.x)  # (rows, 128)
    whole = h1 @ W2 + b2  # (rows, 64)
    left = np.ones((128, 128))
    for i in range(128):
        first = whole - np.outer(h1[:, i], W2[i])
        for j in range(i + 1, 128):
            z = first - np.outer(h1[:, j], W2[j])  # (rows, 64)
            said = (np.maximum(z, 0) @ W3 + b3).argmax(axis=1)
            left[i, j] = (said == data.y).mean()
    return left


def worst_pair() -> list[dict[str, str]]:
    """The pair that hurts most, and what its two units cost alone."""
    sets = split()
    net, data = train_numpy(sets.train), sets.validation
    left = pairs(net, data)
    i, j = np.unravel_index(left.argmin(), left.shape)

    def share(*units: int) -> str:
        less = without(net, np.array(units, int))
        right = forward(less, data.x)[2].argmax(axis=1) == data.y
        return f"{right.mean():.1%}"

    return [
        {"taken away": "none", "read": share()},
        {"taken away": f"unit {i}", "read": share(i)},
        {"taken away": f"unit {j}", "read": share(j)},
        {"taken away": "both", "read": share(i, j)},
    ]


if __name__ == "__main__":
    for row in specialists():
        print(*row.values(), sep="\t")
