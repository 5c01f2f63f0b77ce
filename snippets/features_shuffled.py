"""The same dots in another order, for two kinds of network."""

from collections.abc import Callable

import numpy as np
from matplotlib.figure import Figure

from snippets.cnn_shift import MAKERS
from snippets.digits_data import Digits, Sets, split
from snippets.digits_torch import accuracy

Array = np.ndarray
Order = Callable[[Array], Array]  # pictures (rows, 28, 28) to the same


def shuffle(x: Array) -> Array:
    """One order for all pictures, drawn by chance."""
    order = np.random.default_rng(5).permutation(784)
    return x.reshape(-1, 784)[:, order].reshape(-1, 28, 28)


def rows_shuffled(x: Array) -> Array:
    """Whole rows change places; each row stays as it is."""
    return x[:, np.random.default_rng(5).permutation(28)]


def quarters(x: Array) -> Array:
    """The four quarters change places across the middle."""
    return np.roll(x, (14, 14), axis=(1, 2))


def mirror(x: Array) -> Array:
    """Left becomes right."""
    return x[:, :, ::-1]


ORDERS: dict[str, Order] = {
    "as drawn": lambda x: x,
    "mirrored": mirror,
    "quarters exchanged": quarters,
    "rows shuffled": rows_shuffled,
    "all dots shuffled": shuffle,
}


def rearranged(data: Digits, order: str) -> Digits:
    """The same pictures with their dots in another order."""
    x = ORDERS[order](data.x.reshape(-1, 28, 28))
    return Digits(np.ascontiguousarray(x).reshape(-1, 784), data.y)


def score(
    sets: Sets, network: str, order: str, epochs: int, seed: int = 0
) -> float:
    """Trained and tested in that order, from the start."""
    train, _, test = (rearranged(part, order) for part in sets)
    net = MAKERS[network](train, epochs, seed)
    return accuracy(net, test)


def table(epochs: int = 4, seeds: int = 2) -> list[dict[str, str]]:
    """Both networks, on digits as drawn and on shuffled dots."""
    sets, rows = split(), []
    for network in MAKERS:
        row = {"network": network}
        for order in ("as drawn", "all dots shuffled"):
            found = [
                100 * score(sets, network, order, epochs, seed)
                for seed in range(seeds)
            ]
            row[order] = f"{min(found):.1f} to {max(found):.1f}%"
        rows.append(row)
    return rows


def guesses(epochs: int = 3) -> list[dict[str, str]]:
    """The convolutional network, in each order."""
    sets, rows = split(), []
    for order in ORDERS:
        read = score(sets, "convolutional", order, epochs)
        rows.append({"order": order, "read": f"{read:.1%}"})
    return rows


def wall(order: str = "all dots shuffled") -> Figure:
    """Three examples each of 0, 1 and 2, in that order."""
    data = split().test
    rows = np.arange(0, 1000, 100)[:3, None] + np.arange(3)
    chosen = Digits(data.x[rows.ravel()], data.y[rows.ravel()])
    x = rearranged(chosen, order).x.reshape(3, 3, 28, 28)
    fig = Figure(figsize=(4, 4.2), layout="constrained")
    axes = fig.subplots(3, 3)
    for ax, tile in zip(
        axes.ravel(), x.reshape(-1, 28, 28), strict=True
    ):
        ax.imshow(tile, cmap="gray_r")
        ax.set(xticks=[], yticks=[])
    for ax, digit in zip(axes[:, 0], "012", strict=True):
        ax.set_ylabel(digit)
    return fig


if __name__ == "__main__":
    for row in table(epochs=2, seeds=1):
        print(*row.values(), sep="\t")
