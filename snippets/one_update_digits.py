"""The loop on digits: does every round make the loss smaller?"""

import numpy as np
from matplotlib.figure import Figure

from snippets.digits_data import Digits, split
from snippets.digits_numpy import forward, gradients, initial, softmax

Array = np.ndarray

SIZES = (8, 64, 1000)


def pictures(count: int = 1000) -> Digits:
    """So many training pictures, in a random order."""
    x, y = split().train
    rows = np.random.default_rng(0).permutation(len(y))[:count]
    return Digits(x[rows], y[rows])  # (count, 784), (count,)


def whole_loss(net: list[Array], data: Digits) -> float:
    """The mean cross-entropy over all the pictures."""
    shares = softmax(forward(net, data.x)[2])  # (rows, 10)
    return float(-np.log(shares[np.arange(len(data.y)), data.y]).mean())


def losses(
    data: Digits, size: int, rounds: int = 100, rate: float = 0.1
) -> Array:
    """The loss over all pictures, when each round sees only some."""
    net, rng = initial(), np.random.default_rng(1)
    found = [whole_loss(net, data)]
    for _ in range(rounds):
        rows = rng.choice(len(data.y), size, replace=False)
        slopes = gradients(net, data.x[rows], data.y[rows])
        for p, slope in zip(net, slopes, strict=True):
            p -= rate * slope
        found.append(whole_loss(net, data))
    return np.array(found)  # (rounds + 1,)


def rises() -> list[dict[str, object]]:
    """How often the loss rose, by the number of pictures seen."""
    data = pictures()
    rows = []
    for size in SIZES:
        found = losses(data, size)  # (101,)
        rows.append(
            {
                "pictures in a round": f"{size:,}",
                "rounds": len(found) - 1,
                "loss rose in": int((np.diff(found) > 0).sum()),
                "first loss": f"{found[0]:.2f}",
                "last loss": f"{found[-1]:.2f}",
            }
        )
    return rows


def trend() -> Figure:
    """The loss over all pictures, with 8 a round and with all."""
    data = pictures()
    figure = Figure(figsize=(5.4, 3.6), layout="constrained")
    axes = figure.subplots()
    for i, size in enumerate((SIZES[0], SIZES[-1])):
        found = losses(data, size)  # (101,)
        style = ("-", "--")[i]
        axes.plot(found, style, color=f"C{i}", lw=2)
    axes.text(30, 2.3, "8 pictures a round", color="C0")
    axes.text(18, 0.1, "all 1,000, dashed", color="C1")
    axes.set(xlabel="rounds", ylabel="loss over all pictures")
    axes.set(ylim=(0, 3))
    return figure


if __name__ == "__main__":
    for row in rises():
        print(*row.values(), sep=", ")
